"""Streams that end where they say.

A stream is followed by a line feed and `endstream`. When its last byte is a carriage return, the
two together read as one end of line, and the stream seems a byte shorter than its /Length: one in
256 compressed streams, so that one in five reports would fail its check (ISO 19005-3, 6.1.7.1).
"""

from io import BytesIO
from typing import BinaryIO

import pydyf

AMBIGUOUS = b"\r\nendstream"
_MOST_TRIES = 20


def end_streams_clearly(pdf: pydyf.PDF) -> None:
    """See to it that no stream of the PDF ends in a carriage return when it is written."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.data.endswith(AMBIGUOUS):
            stream.compress = not stream.compress
    pdf.write = lambda output, *options: _write(pdf, output, options)


def _write(pdf: pydyf.PDF, output: BinaryIO, options: tuple[object, ...]) -> None:
    """Write the PDF; once more, with an empty object more, as long as a stream is ambiguous.

    The streams of objects and of references are made while it is written.
    """
    objects = list(pdf.objects)
    for _ in range(_MOST_TRIES):
        content = BytesIO()
        pdf.current_position = 0
        pydyf.PDF.write(pdf, content, *options)
        if AMBIGUOUS not in content.getvalue():
            break
        pdf.objects = objects
        pdf.add_object(pydyf.Dictionary())
        objects = list(pdf.objects)
    output.write(content.getvalue())

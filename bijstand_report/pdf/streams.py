"""Streams that end where they say, packed once.

A stream is followed by a line feed and `endstream`. When its last byte is a carriage return, the
two together read as one end of line, and the stream seems a byte shorter than its /Length: one in
256 compressed streams, so that one in five reports would fail its check (ISO 19005-3, 6.1.7.1).

Packing is a tenth of the work of a PDF, and pydyf does it each time it is asked for an object: for
the file, for the identifier of the file, and here.
"""

from functools import cached_property
from io import BytesIO
from typing import BinaryIO

import pydyf

AMBIGUOUS = b"\r\nendstream"
_MOST_TRIES = 20


class PackedStream(pydyf.Stream):  # type: ignore[misc]  # pydyf has no types
    """A stream of a finished document, packed the first time that it is asked for."""

    @classmethod
    def of(cls, stream: pydyf.Stream) -> "PackedStream":
        """The same stream, which no longer changes."""
        packed = cls(stream.stream, stream.extra, stream.compress)
        packed.number = stream.number
        if packed.data.endswith(AMBIGUOUS):
            packed.compress = not packed.compress
            del packed.data
        return packed

    @cached_property
    def data(self) -> bytes:
        """The bytes in the file."""
        packed: bytes = super().data
        return packed


def end_streams_clearly(pdf: pydyf.PDF) -> None:
    """See to it that no stream of the PDF ends in a carriage return when it is written."""
    pdf.objects = [
        PackedStream.of(thing) if isinstance(thing, pydyf.Stream) else thing
        for thing in pdf.objects
    ]
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

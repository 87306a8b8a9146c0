"""Where templates, styles, example data and fonts are: the only place that knows.

Works from a wheel (copies inside the package), an editable install and a checkout (folders beside
the package).
"""

import base64
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder "templates", "styles" or "sample_data"; FileNotFoundError when it is nowhere."""
    for candidate in (_PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(name)


def data_file(name: str) -> Path:
    """A file of the package's own `data` folder."""
    return _PACKAGE / "data" / name


def font_folder() -> Path:
    """The folder with the Source Sans Pro font files (.otf, .ttf)."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


def data_uri(content: bytes, media_type: str) -> str:
    """The content as an address that holds it, so that a page needs no other file."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"

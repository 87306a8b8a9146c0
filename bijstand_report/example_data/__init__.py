"""The example data: a synthetic client file of an invented municipality.

`generate` gives a frame of dossiers as an administration exports them; `content_of` makes a file
of it.
Every person in it is made up; the numbers behind it stand in `assumptions`.
"""

from bijstand_report.example_data.client_file import generate
from bijstand_report.example_data.writing import content_of

__all__ = ["content_of", "generate"]

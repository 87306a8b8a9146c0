"""A small document with one of everything: heading, link, picture, table, footer, attachments."""

from datetime import date
from functools import cache

from bijstand_report.pdf import Attachment, write_pdf

# One grey dot.
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAA"
    "AABJRU5ErkJggg=="
)
PAGE = f"""<html lang="nl"><head><title>Titel</title><style>
@page {{ size: 200mm 100mm; margin: 10mm; @bottom-right {{ content: "blad " counter(page) }} }}
img {{ display: block; width: 20mm; height: 10mm }}
</style></head><body><img alt="Een grijs vlak." src="{DOT}"><h1>Kop</h1>
<p>Zie <a href="#t">de tabel</a>.</p>
<table id="t"><thead><tr><th scope="col">Jaar</th><th scope="col">Aantal</th></tr></thead>
<tbody><tr><th scope="row">2018</th><td>10</td></tr></tbody></table></body></html>"""
FILES = (
    Attachment("b.csv", b"a,b\n1,2\n", "Tabel b", date(2018, 6, 30)),
    Attachment("a.csv", b"a,b\n3,4\n", "Tabel a", date(2018, 6, 30)),
)


@cache
def small_pdf() -> bytes:
    return write_pdf(PAGE, FILES)

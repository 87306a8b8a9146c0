"""What municipalities share: the exchange file of a run, and several of those side by side.

Products are files in memory, for `output` to put in place, as in `pipeline`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bijstand_report.choices import Method
from bijstand_report.errors import SettingsError
from bijstand_report.pipeline import Run, Tell
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.settings import Settings

if TYPE_CHECKING:
    from bijstand_report.exchange.write import Sender


def exchange_file(run: Run, pseudonym: str | None) -> dict[str, bytes]:
    """The file to share with other municipalities: one name and its content.

    pseudonym: in place of the name of the municipality. Raises SettingsError without any name.
    """
    from bijstand_report.exchange.write import file_name, write_exchange

    sender = _sender(run.settings, pseudonym)
    content = write_exchange(
        run.publishable,
        run.scope,
        sender,
        run.settings.kode_groep,
        read_reason_list(run.settings.redenen),
    )
    return {file_name(sender, run.scope): content}


def _sender(settings: Settings, pseudonym: str | None) -> "Sender":
    from bijstand_report.exchange.write import Sender

    if pseudonym:
        return Sender(pseudonym, pseudonym=True)
    if settings.gemeente is None:
        raise SettingsError(
            "Geef de naam van de gemeente (--gemeente of gemeente in bijstand.toml), of een "
            "schuilnaam (--schuilnaam)."
        )
    return Sender(settings.gemeente, settings.gemeentecode)


def comparison_files(
    paths: Sequence[Path], settings: Settings, own: str | None, tell: Tell, *, check: bool = True
) -> dict[str, bytes]:
    """The comparison appendix of exchange files: PDF, HTML edition and workbook.

    own: name of the one to mark; check: validate the PDF. Raises InputError for files that cannot
    be compared, CheckError when the document is not in order.
    """
    from bijstand_report.branding import load_brand
    from bijstand_report.comparison.build import Material, build_comparison, tables_of
    from bijstand_report.comparison.participants import participants_of
    from bijstand_report.exchange.read import read_exchanges
    from bijstand_report.figures.export import quick_drawing
    from bijstand_report.pdf import write_pdf
    from bijstand_report.pdf.attachments import table_attachments
    from bijstand_report.render import render_print, render_screen
    from bijstand_report.workbook import write_workbook

    participants = participants_of(read_exchanges(paths), own)
    brand = load_brand(settings.huisstijl)
    material = Material(participants, brand, accessible=settings.figuurstijl == "toegankelijk")
    tell(f"{len(participants.members)} {participants.kind.many} vergelijken")
    with quick_drawing():
        report = build_comparison(material)
    tell("PDF opmaken")
    tables = tables_of(material)
    behind = table_attachments(tables, Method.PEILDATUM, participants.peildata[-1])
    template = "vergelijking.html"
    return {
        "vergelijking.pdf": write_pdf(
            render_print(report, template),
            behind,
            fonts=[font.path for font in brand.fonts],
            check=check,
        ),
        "vergelijking.html": render_screen(report, template).encode("utf-8"),
        "vergelijking.xlsx": write_workbook(
            tables,
            report.title,
            [f"Peildatum {report.peildatum}.", report.profile.explanation],
        ),
    }

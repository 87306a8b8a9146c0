"""Files that travel inside a PDF: the figures behind a report, to compute with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from bijstand_report.choices import Method
from bijstand_report.tables.model import DataTable
from bijstand_report.tables.to_csv import to_csv

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]


@dataclass(frozen=True)
class Attachment:
    """A file in a PDF.

    description: what it is, for who opens the list of attachments; day: its date, part of the PDF
    relationship: to the document, as PDF/A-3 knows it; "Data" is what figures and tables show
    """

    name: str
    content: bytes
    description: str
    day: date
    relationship: Relationship = "Data"

    @property
    def moment(self) -> datetime:
        """The date as a moment: midnight, in a time that no clock of a machine changes."""
        return datetime.combine(self.day, time(), UTC)


def table_attachments(
    tables: Iterable[DataTable], method: Method, day: date
) -> tuple[Attachment, ...]:
    """Protected tables as CSV attachments.

    day: that of the figures (the peildatum), so that the same figures give the same bytes.
    """
    return tuple(
        Attachment(
            f"{table.name}.csv",
            to_csv(table, method),
            f"{table.title}. Eenheid: {table.unit}.",
            day,
        )
        for table in tables
    )

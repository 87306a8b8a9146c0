"""The formats of cells: Dutch number formats, dates, headings."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bijstand_report.tables.model import Kind

_MUTED = "#59656b"
# Dutch names of months and Dutch signs; Excel keeps to the signs of the reader's own system.
_DUTCH = "[$-413]"
_NUMBERS = {
    Kind.COUNT: f"{_DUTCH}#,##0",
    Kind.RUNNING: f"{_DUTCH}#,##0",
    Kind.PERCENTAGE: "0",
    Kind.DAYS: f"{_DUTCH}#,##0",
    Kind.RATIO: f"{_DUTCH}0.00",
    Kind.YEAR: "0",
    Kind.MONTH: f"{_DUTCH}mmmm yyyy",
    Kind.DAY: f"{_DUTCH}dd-mm-yyyy",
}
_HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
_LABELS = (Kind.LABEL, Kind.YEAR, Kind.MONTH, Kind.DAY)
_A4 = 9


class Formats:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.note = workbook.add_format({"font_color": _MUTED})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.label = workbook.add_format({"align": "left"})
        self.header = workbook.add_format(_HEADER)
        # Clear of the button with which a column is sorted.
        self._over_numbers = workbook.add_format({**_HEADER, "align": "right", "indent": 2})
        self.link = workbook.add_format({"font_color": "#0b5394", "underline": 1})
        self.hidden = workbook.add_format({"align": "right", "font_color": _MUTED})
        self.day = workbook.add_format({"num_format": _NUMBERS[Kind.DAY], "align": "left"})
        self._decimal = workbook.add_format({"num_format": f"{_DUTCH}0.0"})
        self._numbers = {kind: self._number(workbook, kind) for kind in _NUMBERS}

    @staticmethod
    def _number(workbook: Workbook, kind: Kind) -> Format:
        left = {"align": "left"} if kind in _LABELS else {}
        return workbook.add_format({"num_format": _NUMBERS[kind], **left})

    def number(self, kind: Kind, decimals: int = 0) -> Format:
        """The format of a figure of some kind."""
        if kind is Kind.PERCENTAGE and decimals:
            return self._decimal
        return self._numbers[kind]

    def heading_of(self, kind: Kind) -> Format:
        """The format of the heading of a column: over numbers on the right, as they are."""
        return self.header if kind in _LABELS else self._over_numbers


def fit_to_paper(sheet: Worksheet) -> None:
    """Print on A4, as wide as the page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)

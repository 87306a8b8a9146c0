"""The protected tables in long form: for CSV files, the workbook and the exchange of figures."""

from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.tables.model import DataTable
from bijstand_report.tables.original import original_tables
from bijstand_report.tables.time import time_tables


def data_tables(publishable: Publishable) -> tuple[DataTable, ...]:
    """Every table of METHOD 5 to 8, protected, with its name, columns and order."""
    return (*original_tables(publishable), *time_tables(publishable))

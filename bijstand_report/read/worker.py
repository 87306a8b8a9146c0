"""Run as a program of its own by `isolated`: reads one file and writes what it holds, pickled.

Arguments: "spss" or "excel", and a path. Imports nothing of this package, so that it starts at
once. Gives a dictionary; {"failure": ...} with "password" or "broken" for what cannot be read.
"""

import pickle
import sys


def spss(path: str) -> dict[str, object]:
    """The columns of an SPSS file, their labels, and the labels of their values."""
    import pyreadstat

    with open(path, "rb") as file:  # noqa: PTH123 - pathlib would cost its import
        columns, about = pyreadstat.read_sav(file, output_format="dict")
    return {
        "columns": columns,
        "titles": dict(about.column_names_to_labels),
        "labels": {name: dict(found) for name, found in about.variable_value_labels.items()},
        "encoding": str(about.file_encoding),
    }


def excel(path: str) -> dict[str, object]:
    """The sheets of a spreadsheet: name -> rows."""
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        # From an open file, so that the content decides what it is, and not the extension.
        with (
            open(path, "rb") as file,  # noqa: PTH123 - pathlib would cost its import
            CalamineWorkbook.from_filelike(file) as book,
        ):
            # With the empty area kept, the place of a row is its row number.
            return {
                "sheets": {
                    name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                    for name in book.sheet_names
                }
            }
    except PasswordError:
        return {"failure": "password"}


def main() -> None:
    """Read the file of the arguments."""
    kind, path = sys.argv[1:]
    try:
        found = {"spss": spss, "excel": excel}[kind](path)
    except BaseException:  # noqa: BLE001 - a panic in Rust is no Exception
        found = {"failure": "broken"}
    pickle.dump(found, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()

"""Text files: encoding and separator found, every value kept as it stands, rows numbered."""

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bijstand_report.errors import InputError
from bijstand_report.read import read_client_file
from bijstand_report.read.raw import RawTable

HEADER = ["startdatum", "geslacht", "Omschrijving leefvorm"]


def read(folder: Path, content: str | bytes, name: str = "bestand.csv") -> RawTable:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_client_file(file)


def values(table: RawTable) -> list[list[str]]:
    return table.frame.to_numpy().tolist()


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 met BOM"),
        ("cp1252", "Windows (cp1252)"),
        ("utf-16", "UTF-16"),
    ],
)
def test_encodings(tmp_path: Path, codec: str, label: str) -> None:
    table = read(tmp_path, "startdatum;leefvorm\n1-1-2018;Coöperatie\n".encode(codec))
    assert list(table.frame.columns) == ["startdatum", "leefvorm"]
    assert values(table) == [["1-1-2018", "Coöperatie"]]
    assert table.details["Codering"] == label


def test_utf_16_big_endian(tmp_path: Path) -> None:
    content = b"\xfe\xff" + "startdatum;leefvorm\n1-1-2018;é\n".encode("utf-16-be")
    assert values(read(tmp_path, content)) == [["1-1-2018", "é"]]


@pytest.mark.parametrize(
    ("separator", "label"),
    [(";", "puntkomma"), (",", "komma"), ("\t", "tab"), ("|", "verticale streep")],
)
def test_separators(tmp_path: Path, separator: str, label: str) -> None:
    lines = [HEADER, ["2018-01-01", "man", "a"], ["2018-01-02", "vrouw", "b"]]
    table = read(tmp_path, "\n".join(separator.join(line) for line in lines))
    assert values(table) == lines[1:]
    assert table.details["Scheidingsteken"] == label


def test_a_separator_inside_quotes_is_text(tmp_path: Path) -> None:
    content = 'startdatum,geslacht,leefvorm\n2018-01-01,man,"Gehuwd, samen; ""ja"""\n'
    assert values(read(tmp_path, content)) == [["2018-01-01", "man", 'Gehuwd, samen; "ja"']]


def test_unknown_names_are_separated_by_the_sign_that_fits_all_rows(tmp_path: Path) -> None:
    table = read(tmp_path, "begin;einde, of leeg;x\n1;2;3\n4;5;6\n")
    assert list(table.frame.columns) == ["begin", "einde, of leeg", "x"]


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,\r"])
def test_the_separator_line_of_excel(tmp_path: Path, first: str) -> None:
    table = read(tmp_path, f"{first}\nstartdatum,leefvorm\n2018-01-01,a;b;c;d\n")
    assert values(table) == [["2018-01-01", "a;b;c;d"]]
    assert list(table.frame.index) == [3]


def test_the_separator_line_is_no_header_when_no_name_is_known(tmp_path: Path) -> None:
    assert list(read(tmp_path, "sep=;\nbegin;einde\n1;2\n").frame.columns) == ["begin", "einde"]


def test_everything_stays_text(tmp_path: Path) -> None:
    table = read(tmp_path, "Clientnummer;leefvorm;team\n007;NA;1,0\n  8 ;null;nan\n")
    assert values(table) == [["007", "NA", "1,0"], ["  8 ", "null", "nan"]]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_row_numbers_count_the_header_and_blank_lines(tmp_path: Path, line_end: str) -> None:
    lines = ["", "startdatum;leefvorm", "2018-01-01;a", "", "2018-01-02;b", ";", "2018-01-03;c"]
    table = read(tmp_path, line_end.join(lines))
    assert list(table.frame.index) == [3, 5, 7]
    assert table.frame["leefvorm"].tolist() == ["a", "b", "c"]


def test_titles_above_the_header(tmp_path: Path) -> None:
    content = "Bestand bijstand\ngemaakt op;1-7-2018\n\nstartdatum;leefvorm\n2018-01-01;a\n"
    table = read(tmp_path, content)
    assert list(table.frame.index) == [5]
    assert table.details["Rij met kolomnamen"] == "4"


def test_fields_missing_at_the_end_of_a_line_are_blank(tmp_path: Path) -> None:
    assert values(read(tmp_path, "startdatum;leefvorm;team\n2018-01-01;a\n")) == [
        ["2018-01-01", "a", ""]
    ]


def test_a_column_without_a_name_is_left_out(tmp_path: Path) -> None:
    table = read(tmp_path, "startdatum;leefvorm;\n2018-01-01;a;\n")
    assert list(table.frame.columns) == ["startdatum", "leefvorm"]


@pytest.mark.parametrize("end", [";", "; ;"])
def test_blank_fields_beyond_the_header_are_none(tmp_path: Path, end: str) -> None:
    lines = [f"2018-01-01;a;b{end}", "2018-01-02;b", f'2018-01-03;"c\nd";{end}']
    content = "\n".join(["titel", "startdatum;leefvorm;team", *lines])
    assert values(read(tmp_path, content)) == [
        ["2018-01-01", "a", "b"],
        ["2018-01-02", "b", ""],
        ["2018-01-03", "c\nd", ""],
    ]


def test_only_the_rows_whose_extra_fields_hold_something_are_told(tmp_path: Path) -> None:
    lines = ["titel", "startdatum;leefvorm", "2018-01-01;a;", "2018-01-02;b;x", "2018-01-03;c;;"]
    with pytest.raises(InputError, match=r"rij 4\."):
        read(tmp_path, "\n".join(lines))


def test_a_blank_field_in_every_row_takes_little_time(tmp_path: Path) -> None:
    begin = time.perf_counter()
    table = read(tmp_path, "startdatum;leefvorm\n" + "1;2;\n" * 100_000)
    assert table.frame.shape == (100_000, 2)
    assert time.perf_counter() - begin < 5


def test_a_row_with_very_many_blank_fields_is_told(tmp_path: Path) -> None:
    """Room for them in every row would be all memory there is."""
    with pytest.raises(InputError, match=r"rij 2\."):
        read(tmp_path, "startdatum;leefvorm\n1;2" + ";" * 1_000_000 + "\n1;2;" * 100_000)


def test_stray_quotes_beside_blank_fields_swallow_no_row(tmp_path: Path) -> None:
    lines = ["startdatum;leefvorm;team", '2018-01-01;a;"b', '2018-01-02;"c;']
    with pytest.raises(InputError, match=r"rij 2 .*aanhalingsteken"):
        read(tmp_path, "\n".join(lines))


@pytest.mark.parametrize("end", ["\x1a", "\r\n\x1a", "\x1a\x1a\n"])
def test_the_end_sign_of_dos_is_no_text(tmp_path: Path, end: str) -> None:
    table = read(tmp_path, f"startdatum;leefvorm\r\n2018-01-01;a{end}")
    assert values(table) == [["2018-01-01", "a"]]


def test_double_names_stay_double(tmp_path: Path) -> None:
    table = read(tmp_path, "leefvorm;leefvorm\na;b\n")
    assert list(table.frame.columns) == ["leefvorm", "leefvorm"]


def test_all_lines_with_too_many_fields_are_told_at_once(tmp_path: Path) -> None:
    lines = ["startdatum;leefvorm", "2018-01-01;a", "1;GEHEIM;x", "2018-01-02;b", "1;2;3;4"]
    with pytest.raises(InputError, match=r"bestand\.csv .*: rij 3, 5\.") as error:
        read(tmp_path, "\n".join(lines))
    assert "GEHEIM" not in str(error.value)


def test_many_lines_with_too_many_fields_are_counted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"rij 2, 3, .*, 21 en nog 5\."):
        read(tmp_path, "startdatum;leefvorm\n" + "1;2;3\n" * 25)


def test_a_quote_that_does_not_close(tmp_path: Path) -> None:
    content = 'startdatum;leefvorm\n2018-01-01;a\n2018-01-02;"b\n2018-01-03;c\n'
    with pytest.raises(InputError, match=r"bestand\.csv begint vanaf rij 3 .*aanhalingsteken"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    "lines",
    [
        ['2018-01-02;"b;c', "2018-01-03;b;c", '2018-01-04;"b;c'],
        ['2018-01-02;"b;c', '2018-01-03;"b;c'],
        ['2018-01-02;"b;c', '2018-01-03;b";c'],
        ['2018-01-02;"b;c', '2018-01-03;b;"c'],
        ['"2018-01-02;b;c', '2018-01-03;"b";c'],
        ['2018-01-02;b;"c', "2018-01-03;b;c", '2018-01-04;b;"c'],
    ],
)
def test_two_stray_quotes_swallow_no_rows(tmp_path: Path, lines: list[str]) -> None:
    content = "\n".join(
        ["startdatum;leefvorm;team", "2018-01-01;GEHEIM;c", *lines, "2018-01-05;a;b"]
    )
    with pytest.raises(InputError, match=r"bestand\.csv .*rij 3 .*aanhalingsteken") as error:
        read(tmp_path, content)
    assert "GEHEIM" not in str(error.value)


def test_two_stray_quotes_from_a_later_field_to_an_earlier(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rij 2"):
        read(tmp_path, 'startdatum;leefvorm;team\n2018-01-02;b;"c\n2018-01-03;"b;c\n')


def test_a_text_of_several_lines_and_a_quote_inside_a_text_are_read(tmp_path: Path) -> None:
    rows = ['2018-01-01;"samen;\nmet ""kind""\nthuis";c', '2018-01-02;5" buis;3"', '1;"Jan" P;c']
    assert values(read(tmp_path, "\n".join(["startdatum;leefvorm;team", *rows]))) == [
        ["2018-01-01", 'samen;\nmet "kind"\nthuis', "c"],
        ["2018-01-02", '5" buis', '3"'],
        ["1", "Jan P", "c"],
    ]


def test_only_blank_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is leeg"):
        read(tmp_path, "\n\n  \n")


def test_utf_16_without_a_mark_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="UTF-8"):
        read(tmp_path, "startdatum;leefvorm\n".encode("utf-16-le"))


def test_bytes_that_no_encoding_has(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="geen leesbaar tekstbestand"):
        read(tmp_path, b"startdatum;leefvorm\n2018-01-01;\x81\x8d\n")


# No sign from 0x80 to 0xBF: with those, cp1252 text can be valid UTF-8 and nobody can tell.
signs = st.text(st.sampled_from("aZ09 ;,|\t\"'/-.éëïöüçßÀ"), max_size=8)
tables = st.lists(st.tuples(st.just("x"), signs, signs), min_size=1, max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables)
def test_one_table_reads_the_same_however_it_is_written(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    for separator in ";,\t|":
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows([HEADER, *rows])
        for codec in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            table = read(tmp_path, text.getvalue().encode(codec))
            assert list(table.frame.columns) == HEADER
            assert values(table) == [list(row) for row in rows]

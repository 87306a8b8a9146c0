"""`controleren`: what was found and what is wrong, as text and as JSON, of good and bad files."""

import json
from pathlib import Path

import pytest

from bijstand_report.check.quality import as_json, as_text, check
from bijstand_report.check.recognition import recognition
from bijstand_report.config import load_settings
from bijstand_report.pipeline import read_source
from bijstand_report.validation.rules import RULES

HEADER = "Ingangsdatum;einddatum;sekse;geboortejaar;leefvorm;oorzaak;Clientnr;BSN;Wijk\n"
ROW = "03-04-2018;13-05-2018;vrouw;1980;Alleenstaande;14;7;123456782;Noord\n"


def quality(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "klanten.csv"
    path.write_text(text, encoding="cp1252")
    settings = load_settings(None, {}, use_file=False)
    return check(read_source(path, settings, lambda _line: None), {}, ())


def test_what_was_found(tmp_path: Path) -> None:
    found = quality(tmp_path, HEADER + ROW + ROW.replace("vrouw", "één"))
    lines = as_text(found).splitlines()
    assert lines[0] == (
        "klanten.csv: codering Windows (cp1252), scheidingsteken puntkomma, rij met kolomnamen 1"
    )
    table = [" ".join(line.split()) for line in lines[2:10]]
    start = "startdatum Ingangsdatum dd-mm-jjjj, dag voorop (zoals de andere datums)"
    assert table[1:4] == [
        start,
        "einddatum einddatum dd-mm-jjjj, dag voorop (bewezen)",
        "geslacht sekse",
    ]
    assert "  niet gebruikt: Wijk" in lines
    assert "2 rijen gelezen, 2 doen mee (uitkeringen)." in lines
    gender = RULES["geslacht_onbekend"].description
    assert f"[als onbekend geteld] kolom sekse: {gender} Het gaat om rij 3." in lines
    assert f"[weggelaten] kolom BSN: {RULES['kolom_bsn'].description}" in lines
    assert lines[-1] == "Dit bestand kan worden gebruikt."
    assert "123456782" not in as_text(found) + as_json(found)


def test_the_same_for_a_program(tmp_path: Path) -> None:
    found = json.loads(as_json(quality(tmp_path, HEADER + ROW + ROW[10:])))
    assert found["bruikbaar"] is True
    assert found["soort"] == "uitkeringen"
    assert found["kolommen"]["startdatum"] == {
        "kolom": "Ingangsdatum",
        "vorm": "dd-mm-jjjj, dag voorop (zoals de andere datums)",
    }
    assert found["niet_gebruikt"] == ["Wijk"]
    assert found["rijen"] == {"gelezen": 2, "meegeteld": 1, "weggelaten": 1}
    by_rule = {finding["regel"]: finding for finding in found["bevindingen"]}
    assert by_rule["startdatum_ontbreekt"]["rijen"] == [3]
    assert by_rule["startdatum_ontbreekt"]["gevolg"] == "weggelaten"
    assert by_rule["kolom_bsn"]["kolom"] == "BSN"


def test_a_refused_file_shows_everything_too(tmp_path: Path) -> None:
    rows = "".join(f"31-02-20{year};;vrouw;1980;Anders;1;7;;\n" for year in range(10, 40))
    found = quality(tmp_path, HEADER + rows)
    text = as_text(found)
    assert "[geweigerd] kolom Ingangsdatum" in text
    assert "30 rijen" in text
    assert text.endswith("Dit bestand kan zo niet worden gebruikt.")
    content = json.loads(as_json(found))
    assert content["bruikbaar"] is False
    (refusal,) = [f for f in content["bevindingen"] if f["gevolg"] == "geweigerd"]
    assert refusal["aantal"] == 30
    assert refusal["rijen"] == list(range(2, 22))


def test_a_file_without_header_shows_no_person(tmp_path: Path) -> None:
    rows = [
        "100000009;Piet Jansen;15-03-2016;;man;1976;A;13",
        "113580356;Fatima El-Amrani;16-03-2016;;vrouw;1977;B;13",
        "116049510;Kees de Vries;17-03-2016;;man;1978;A;14",
        "117284087;Anna Bakker;17-03-2016;;vrouw;1978;A;14",
        "120987818;Jan Smit;17-03-2016;;man;1978;A;14",
        "138271896;Els Visser;17-03-2016;;vrouw;1978;A;14",
    ]
    found = quality(tmp_path, "\n".join(rows))
    assert {"kolom_bsn", "kolom_naam"} <= {finding.rule.key for finding in found.findings}
    for told in (as_text(found), as_json(found)):
        assert "100000009" not in told
        assert "Jansen" not in told


def test_nothing_to_remark(tmp_path: Path) -> None:
    found = quality(tmp_path, HEADER.replace(";BSN", "") + ROW.replace(";123456782", ""))
    assert as_text(found).endswith("er is niets op te merken.")


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (("03-04-2018", "05-06-2018"), "dag voorop (aangenomen)"),
        (("13-04-2018", ""), "dag voorop (bewezen)"),
        (("04-13-2018", ""), "maand voorop (bewezen)"),
        (("2018-04-13", ""), ""),
    ],
)
def test_how_day_and_month_were_told_apart(
    tmp_path: Path, dates: tuple[str, str], says: str
) -> None:
    row = f"{dates[0]};{dates[1]};vrouw;1980;Alleenstaande;14;7;;x\n"
    lines = recognition(quality(tmp_path, HEADER + row).validated)
    (line,) = [line for line in lines if line.strip().startswith("startdatum")]
    assert line.endswith(says or "jjjj-mm-dd")

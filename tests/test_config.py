"""Settings: every key, options before the file, and messages that a user understands."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.choices import Method, Profile
from bijstand_report.columns import BY_NAME
from bijstand_report.config import AGE_CLASSES, Scope, Settings, load_settings, scope_for
from bijstand_report.errors import SettingsError
from bijstand_report.own_view import TAKEN_NAMES, OwnView, OwnViewSettings, own_views
from bijstand_report.periods import Quarter
from bijstand_report.settings import KeyFigures, NationalFigures

EVERY_KEY = """
gemeente = "Lindemeer"
gemeentecode = "GM0001"
kwartaal = "2018K2"
periode = "2009-2018"
methode = "origineel"
profiel = "hub"
codelijst = "lijsten/codes.xlsx"
blad = "Blad 1"
bron = "sqlite:///klanten.db"
query = "bestand.sql"
parameters = { regeling = 0, gemeente = "1930", vanaf = 2018-01-01 }
leeftijdsklassen = "cbs"
kode_groep = "04"
heropening_dagen = 30
klein_team = 40
jaren_samen = 3
huisstijl = "_brand.yml"
toelichting = "tekst"
sjablonen = "sjablonen"
figuurstijl = "toegankelijk"
registratie_vanaf = 2005-01-01
redenen = "lijsten/redenen.csv"
vorige = "2018K1/manifest.json"
register_map = "register"
definitief = true
[kolommen]
startdatum = "Ingang"
[indelingen]
Wijk = "Buurt"
[doelen]
stand = 1700
[landelijk]
twee_jaar = 61.5
bron = "CBS"
"""
ENGLISH = re.compile(
    r"\b(input|should|valid|value|error|field|required|type|unable|expected|invalid|extra|must|"
    r"string|integer|dict|tuple|statement|pydantic|at line)\b",
    re.IGNORECASE,
)


def load(folder: Path, text: str, **options: object) -> Settings:
    file = folder / "bijstand.toml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, options)


def refusal(folder: Path, text: str, **options: object) -> str:
    """The message, without the first line that names the file."""
    with pytest.raises(SettingsError) as error:
        load(folder, text, **options)
    message = str(error.value)
    assert str(folder / "bijstand.toml") in message
    return message.replace(str(folder / "bijstand.toml"), "bijstand.toml").split("\n", 1)[-1]


def test_every_key(tmp_path: Path) -> None:
    settings = load(tmp_path, EVERY_KEY)
    assert settings.model_fields_set == set(Settings.model_fields) - {"peildatum"}
    assert settings == Settings(
        gemeente="Lindemeer",
        gemeentecode="0001",
        kwartaal=Quarter(2018, 2),
        periode=(2009, 2018),
        methode=Method.ORIGINEEL,
        profiel=Profile.HUB,
        codelijst=tmp_path / "lijsten" / "codes.xlsx",
        blad="Blad 1",
        bron="sqlite:///klanten.db",
        query=tmp_path / "bestand.sql",
        parameters={"regeling": 0, "gemeente": "1930", "vanaf": date(2018, 1, 1)},
        kolommen={"startdatum": "Ingang"},
        leeftijdsklassen=AGE_CLASSES["cbs"],
        kode_groep="04",
        heropening_dagen=30,
        klein_team=40,
        jaren_samen=3,
        huisstijl=tmp_path / "_brand.yml",
        toelichting=tmp_path / "tekst",
        sjablonen=tmp_path / "sjablonen",
        figuurstijl="toegankelijk",
        registratie_vanaf=date(2005, 1, 1),
        redenen=tmp_path / "lijsten" / "redenen.csv",
        vorige=tmp_path / "2018K1" / "manifest.json",
        register_map=tmp_path / "register",
        definitief=True,
        indelingen={"Wijk": OwnViewSettings(kolom="Buurt")},
        doelen=KeyFigures(stand=1700),
        landelijk=NationalFigures(twee_jaar=61.5, bron="CBS"),
    )


def test_parameters_of_the_command_go_over_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bijstand.toml"
    path.write_text('[parameters]\nregeling = 0\ngemeente = "1930"\n')
    settings = load_settings(path, {"parameters": ["regeling=5", "team = a=b"]})
    assert settings.parameters == {"regeling": "5", "gemeente": "1930", "team": "a=b"}
    with pytest.raises(SettingsError, match="naam=waarde"):
        load_settings(path, {"parameters": ["regeling"]})


def test_the_days_of_a_period_are_there_for_a_query(tmp_path: Path) -> None:
    bound = load(tmp_path, 'periode = "2008-2018"').bound
    assert bound == {"periode_van": date(2008, 1, 1), "periode_tot": date(2018, 12, 31)}
    assert load(tmp_path, "").bound["periode_tot"] == date(9999, 12, 31)


def test_an_empty_file_leaves_the_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, "")
    assert settings == Settings()
    assert settings.methode is Method.PEILDATUM
    assert settings.profiel is None
    assert settings.kode_groep == "02"
    assert settings.heropening_dagen == 0
    assert settings.leeftijdsklassen.namen == ("< 30", "30-50", "50+")
    assert not settings.definitief
    assert settings.views == ()
    assert settings.registratie_vanaf is None
    assert settings.figuurstijl == "klassiek"
    assert settings.doelen.given() == settings.landelijk.given() == {}


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().gemeente = "Elders"


def test_the_file_of_the_working_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}) == Settings()
    Path("bijstand.toml").write_text('gemeente = "Lindemeer"', encoding="utf-8")
    assert load_settings(None, {}).gemeente == "Lindemeer"


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert load(tmp_path, '\ufeffgemeente = "Súdwest-Fryslân"').gemeente == "Súdwest-Fryslân"


def test_options_override_the_file_and_none_leaves_it(tmp_path: Path) -> None:
    settings = load(tmp_path, EVERY_KEY, profiel="raad", methode=None, periode="2010-2012")
    assert settings.profiel is Profile.RAAD
    assert settings.methode is Method.ORIGINEEL
    assert settings.periode == (2010, 2012)


def test_paths_in_the_file_are_relative_to_it_and_options_are_not(tmp_path: Path) -> None:
    settings = load(tmp_path, 'codelijst = "codes.csv"', huisstijl="_brand.yml")
    assert settings.codelijst == tmp_path / "codes.csv"
    assert settings.huisstijl == Path("_brand.yml")


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / "codes.csv"
    assert load(tmp_path, f"codelijst = '{elsewhere}'").codelijst == elsewhere


# The reference date


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ('peildatum = 2018-06-30\nkwartaal = "2018K2"', {}),
        ("", {"peildatum": "2018-06-30", "kwartaal": "2018K2"}),
    ],
)
def test_a_date_and_a_quarter_together(
    tmp_path: Path, text: str, options: dict[str, object]
) -> None:
    message = refusal(tmp_path, text, **options)
    assert message == "- geef een peildatum of een kwartaal, niet allebei."


def test_an_option_takes_the_place_of_the_other_one_in_the_file(tmp_path: Path) -> None:
    settings = load(tmp_path, "peildatum = 2018-06-30", kwartaal="2017K4")
    assert (settings.peildatum, settings.kwartaal) == (None, Quarter(2017, 4))
    settings = load(tmp_path, 'kwartaal = "2017K4"', peildatum="2018-06-30")
    assert (settings.peildatum, settings.kwartaal) == (date(2018, 6, 30), None)


@pytest.mark.parametrize("text", ["2018-06-30", '"2018-06-30"', "2018-06-30T00:00:00"])
def test_ways_to_write_a_date(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, f"peildatum = {text}").peildatum == date(2018, 6, 30)


@pytest.mark.parametrize("text", ['"2008-2018"', '" 2008 - 2018 "', "[2008, 2018]"])
def test_ways_to_write_a_period(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, f"periode = {text}").periode == (2008, 2018)


@pytest.mark.parametrize("text", ["2", "2.0", '"2"', '"2.0"', '"02"', '" 02 "'])
def test_a_group_code_is_written_as_in_clean_files(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, f"kode_groep = {text}").kode_groep == "02"


def test_a_group_code_of_letters(tmp_path: Path) -> None:
    assert load(tmp_path, 'kode_groep = "PW"').kode_groep == "PW"


@pytest.mark.parametrize("days", [0, 366])
def test_from_no_day_to_a_year_of_reopening(tmp_path: Path, days: int) -> None:
    assert load(tmp_path, f"heropening_dagen = {days}").heropening_dagen == days


# What is refused


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ('gemente = "x"', "gemente is onbekend. Bedoelt u gemeente?"),
        ('periodes = "x"', "periodes is onbekend. Bedoelt u periode?"),
        ('[kolommen]\nstartdatm = "x"', "kolommen: startdatm is onbekend. Bedoelt u startdatum?"),
        (
            'leeftijdsklassen = {vanaf = [30], namen = ["a", "b"], name = []}',
            "leeftijdsklassen: name is onbekend. Bedoelt u namen?",
        ),
        ("[doelen]\nstnd = 3", "doelen: stnd is onbekend. Bedoelt u stand?"),
        (
            '[doelen]\nbron = "x"',
            f"doelen: bron is onbekend. Bekend zijn: {', '.join(KeyFigures.model_fields)}.",
        ),
        ('[landelijk]\nbrn = "x"', "landelijk: brn is onbekend. Bedoelt u bron?"),
        (
            '[indelingen.Wijk]\nkolom = "Wijk"\nvanaff = [1]',
            "indelingen.Wijk: vanaff is onbekend. Bedoelt u vanaf?",
        ),
    ],
)
def test_an_unknown_key_gets_the_nearest_name(tmp_path: Path, text: str, nearest: str) -> None:
    assert refusal(tmp_path, text) == f"- {nearest}"


def test_a_key_like_no_other_gets_all_names(tmp_path: Path) -> None:
    message = refusal(tmp_path, "x = 1")
    assert all(name in message for name in Settings.model_fields)
    message = refusal(tmp_path, '[kolommen]\nx = "1"\nstartdatm = "2"')
    assert all(name in message for name in BY_NAME)
    assert "Bedoelt u startdatum?" in message


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    message = refusal(tmp_path, "gemente = 1\nheropening_dagen = -1\nmethode = 3")
    assert len(message.splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("gemeente = 3", "gemeente: geef een naam"),
        ('gemeente = ""', "gemeente: geef een naam"),
        (f'gemeente = "{61 * "a"}"', "60 tekens"),
        ('peildatum = "30-06-2018"', "peildatum: schrijf een datum als 2018-06-30"),
        ("peildatum = 1530316800", "schrijf een datum als 2018-06-30"),
        ('peildatum = "1530316800"', "schrijf een datum als 2018-06-30"),
        ("peildatum = 2018-06-30T12:00:00", "schrijf een datum als 2018-06-30"),
        ("peildatum = 0018-06-30", "jaar van 1900 tot en met 2099"),
        ("peildatum = [1]", "schrijf een datum als 2018-06-30"),
        ('kwartaal = "2018Q2"', "kwartaal: schrijf een kwartaal als 2018K2"),
        ("kwartaal = 2", "schrijf een kwartaal als 2018K2"),
        ('kwartaal = "0001K1"', "schrijf een kwartaal als 2018K2"),
        ('periode = "2018"', "periode: schrijf een periode als 2008-2018"),
        ('periode = "2018-2008"', "schrijf een periode als 2008-2018"),
        ("periode = [2018, 2008]", "schrijf een periode als 2008-2018"),
        ("periode = [2018]", "schrijf een periode als 2008-2018"),
        ("periode = 2018", "schrijf een periode als 2008-2018"),
        ('methode = "R"', "methode: kies peildatum of origineel"),
        ("methode = 3", "methode: kies peildatum of origineel"),
        ('profiel = "publiek"', "profiel: kies intern of raad of hub"),
        ("profiel = []", "profiel: kies intern of raad of hub"),
        ("codelijst = 3", "codelijst: geef de naam van een bestand"),
        ("huisstijl = true", "huisstijl: geef de naam van een bestand"),
        ("blad = 1", "blad: geef de naam van een werkblad"),
        ('kolommen = "x"', "kolommen: geef bij elke kolom"),
        ("[kolommen]\nstartdatum = 3", "kolommen.startdatum: geef bij elke kolom"),
        ("kode_groep = true", "kode_groep: geef een code"),
        ("kode_groep = [2]", "kode_groep: geef een code"),
        ('heropening_dagen = "veel"', "heropening_dagen: geef een heel getal van 0 tot en met 366"),
        ("heropening_dagen = -1", "geef een heel getal"),
        ("heropening_dagen = 367", "geef een heel getal"),
        ("heropening_dagen = 1.5", "geef een heel getal"),
        ("heropening_dagen = true", "heropening_dagen: geef een heel getal van 0 tot en met 366"),
        ('heropening_dagen = "30"', "heropening_dagen: geef een heel getal van 0 tot en met 366"),
        ("klein_team = true", "klein_team: geef een heel getal van 0 tot en met 1000"),
        ('klein_team = "30"', "klein_team: geef een heel getal van 0 tot en met 1000"),
        ("jaren_samen = true", 'jaren_samen: kies "auto", 1, 2, 3 of 5'),
        ("jaren_samen = 2.0", 'jaren_samen: kies "auto", 1, 2, 3 of 5'),
        ('definitief = "yes"', "definitief: kies true of false"),
        ("definitief = 1", "definitief: kies true of false"),
        ('query = "a\\u0000b.sql"', "query: haal uit de naam het teken weg"),
        ('huisstijl = "a\\u0000b"', "huisstijl: haal uit de naam het teken weg"),
        ("[parameters]\na = nan", "parameters.a: geef bij elke parameter van de query een waarde"),
        ("[parameters]\na = true", "parameters.a: geef bij elke parameter van de query een waarde"),
        (
            '[leeftijdsklassen]\nvanaf = ["30"]\nnamen = ["a", "b"]',
            "leeftijdsklassen.vanaf: kies origineel of cbs, of geef vanaf (hele getallen)",
        ),
        (
            '[leeftijdsklassen]\nvanaf = [true]\nnamen = ["a", "b"]',
            "leeftijdsklassen.vanaf: kies origineel of cbs, of geef vanaf (hele getallen)",
        ),
        ('definitief = "ja"', "definitief: kies true of false"),
        ('leeftijdsklassen = "duo"', "leeftijdsklassen: kies origineel of cbs"),
        ("leeftijdsklassen = 3", "leeftijdsklassen: kies origineel of cbs"),
        ("redenen = 3", "redenen: geef de naam van een bestand"),
        ("vorige = 2018", "vorige: geef de naam van een eerder manifest.json"),
        ('figuurstijl = "mooi"', "figuurstijl: kies klassiek of toegankelijk"),
        ("figuurstijl = true", "figuurstijl: kies klassiek of toegankelijk"),
        ("registratie_vanaf = 2005", "registratie_vanaf: schrijf een datum als 2018-06-30"),
        ('registratie_vanaf = "1 jan"', "registratie_vanaf: schrijf een datum als 2018-06-30"),
        ("doelen = 3", "doelen: geef per kerncijfer een getal, zoals stand = 1700"),
        ('[doelen]\nstand = "1700"', "doelen.stand: geef een getal van 0 of hoger"),
        ("[doelen]\nstand = true", "doelen.stand: geef een getal van 0 of hoger"),
        ("[doelen]\nstand = -1", "doelen.stand: geef een getal van 0 of hoger"),
        ("[doelen]\nuitstroom = inf", "doelen.uitstroom: geef een getal van 0 of hoger"),
        ("[doelen]\nmediane_duur = nan", "doelen.mediane_duur: geef een getal van 0 of hoger"),
        ("[doelen]\neerste_jaar = 101", "doelen.eerste_jaar: geef een percentage van 0 tot en met"),
        ("[landelijk]\ntwee_jaar = -0.1", "landelijk.twee_jaar: geef een percentage van 0 tot en"),
        ('[landelijk]\ntwee_jaar = "61%"', "landelijk.twee_jaar: geef een percentage"),
        ("[landelijk]\ntwee_jaar = nan", "landelijk.twee_jaar: geef een percentage"),
        ("[landelijk]\nbron = 3", "landelijk.bron: geef de naam van de bron"),
        ("indelingen = 3", 'indelingen: geef de naam van een kolom, zoals Wijk = "Wijk"'),
        ("[indelingen]\nWijk = 3", "indelingen.Wijk: geef de naam van een kolom, zoals"),
        ('[indelingen]\nWijk = ""', "indelingen.Wijk.kolom: geef de naam van een kolom van het"),
        (
            "[indelingen.Wijk]\nvanaf = [1]",
            "indelingen.Wijk.kolom: ontbreekt; geef de naam van een",
        ),
        ("[indelingen.Wijk]\nkolom = 3", "indelingen.Wijk.kolom: geef de naam van een kolom"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = []', "indelingen.Wijk.vanaf: geef het getal"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = 3', "indelingen.Wijk.vanaf: geef het getal"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = ["1"]', "indelingen.Wijk.vanaf: geef het getal"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = [inf]', "indelingen.Wijk.vanaf: geef het getal"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = [3, 1]', "Wijk: zet de getallen bij vanaf van"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = [1, 1.0]', "van laag naar hoog, elk één keer"),
        ('[indelingen.Wijk]\nkolom = "w"\nnamen = ["a"]', "Wijk: geef bij namen ook vanaf"),
        ('[indelingen.Wijk]\nkolom = "w"\nvanaf = [1]\nnamen = ["a"]', "één naam meer"),
        (
            '[indelingen.Wijk]\nkolom = "w"\nvanaf = [1]\nnamen = [0, 1]',
            "Wijk.namen: geef van elke",
        ),
        ('[indelingen.Wijk]\nkolom = "w"\nlabels = {A = 1}', "Wijk.labels.A: geef bij een waarde"),
        ('[indelingen.Wijk]\nkolom = "w"\nlabels = {A = " "}', "een naam die niet leeg is"),
        ('[indelingen.Wijk]\nkolom = "w"\nlabels = ["A"]', "Wijk.labels: geef bij een waarde"),
        (
            '[indelingen.Wijk]\nkolom = "w"\nvanaf = [1]\nlabels = {A = "a"}',
            "indelingen.Wijk: geef vanaf of labels, niet allebei",
        ),
        ('[indelingen]\n" " = "Wijk"', "indelingen: geef elke indeling een naam"),
        (f'[indelingen]\n{41 * "a"} = "Wijk"', "is langer dan 40 tekens"),
        ('[indelingen]\nWijk = "a"\n"WIJK " = "b"', "in het rapport dezelfde naam"),
    ],
)
def test_a_wrong_value_gets_advice_in_dutch(tmp_path: Path, text: str, advice: str) -> None:
    message = refusal(tmp_path, text)
    assert advice in message
    assert re.fullmatch(r"- .*[^.?]\.", message)
    assert not ENGLISH.search(message)


@pytest.mark.parametrize(
    ("vanaf", "namen", "advice"),
    [
        ("[50, 30]", '["a", "b", "c"]', "van laag naar hoog"),
        ("[30, 30]", '["a", "b", "c"]', "van laag naar hoog, elk één keer"),
        ("[30, 50]", '["a", "b"]', "één naam meer"),
        ("[30]", '["a", "b", "c"]', "één naam meer"),
        ("[30]", '["a", "a"]', "een eigen naam"),
        ("[30]", '["a", "Onbekend"]', "niet Onbekend heten"),
        ("[30]", '["a", " "]', "niet zonder naam"),
        ('["dertig"]', '["a", "b"]', "vanaf (hele getallen)"),
        ("[30.5]", '["a", "b"]', "vanaf (hele getallen)"),
        ("[30]", "[1, 2]", "leeftijdsklassen.namen: kies"),
    ],
)
def test_own_age_classes_that_are_wrong(
    tmp_path: Path, vanaf: str, namen: str, advice: str
) -> None:
    message = refusal(tmp_path, f"[leeftijdsklassen]\nvanaf = {vanaf}\nnamen = {namen}")
    assert message.startswith("- leeftijdsklassen")
    assert advice in message
    assert not ENGLISH.search(message)


def test_age_classes_with_a_part_missing(tmp_path: Path) -> None:
    message = refusal(tmp_path, "leeftijdsklassen = {vanaf = [30]}")
    assert message.startswith("- leeftijdsklassen.namen: ontbreekt")


def test_own_age_classes(tmp_path: Path) -> None:
    own = load(tmp_path, 'leeftijdsklassen = {vanaf = [27], namen = ["jong", "oud"]}')
    assert own.leeftijdsklassen.vanaf == (27,)
    assert own.leeftijdsklassen.namen == ("jong", "oud")


# Own views


def test_the_ways_to_write_an_own_view(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """
        [indelingen]
        Wijk = "Buurtnaam"
        [indelingen."Aantal kinderen"]
        kolom = "kinderen"
        vanaf = [1, 3]
        namen = ["geen", "1 of 2", "3 of meer"]
        [indelingen.Vermogen]
        kolom = "vermogen"
        vanaf = [0.5, 1000]
        [indelingen.Soort]
        kolom = "soort"
        labels = {A = "Alfa", "1" = "Eén"}
        """,
    )
    assert settings.views == (
        OwnView("wijk", "Wijk", "Buurtnaam"),
        OwnView(
            "aantal_kinderen",
            "Aantal kinderen",
            "kinderen",
            ((1, 3), ("geen", "1 of 2", "3 of meer")),
        ),
        OwnView(
            "vermogen",
            "Vermogen",
            "vermogen",
            ((0.5, 1000), ("minder dan 0,5", "0,5 tot 1.000", "1.000 en meer")),
        ),
        OwnView("soort", "Soort", "soort", labels={"A": "Alfa", "1": "Eén"}),
    )


def names_of(tmp_path: Path, *titles: str) -> list[str]:
    lines = "".join(f"{json.dumps(title, ensure_ascii=False)} = 'x'\n" for title in titles)
    return [view.name for view in load(tmp_path, f"[indelingen]\n{lines}").views]


def test_names_of_own_views_are_fit_for_files_and_differ(tmp_path: Path) -> None:
    titles = ["Wijk", "Wijk!", "wijk_2", "Leefvorm", "Duur", '<b>"Financiën"</b>;=cmd/\U0001f600']
    names = names_of(tmp_path, *titles, "con", "\U0001f600", 40 * "a", 39 * "a" + "b")
    assert names == [
        "wijk",
        "wijk_2",
        "wijk_2_2",
        "leefvorm_2",
        "duur_2",
        "b_financien_b_cmd",
        "con_2",
        "indeling",
        28 * "a",
        28 * "a" + "_2",
    ]


@given(st.lists(st.text(min_size=1, max_size=50), max_size=8, unique=True))
def test_any_title_gives_a_name_of_its_own(titles: list[str]) -> None:
    names = [view.name for view in own_views(dict.fromkeys(titles, OwnViewSettings(kolom="x")))]
    assert len(set(names)) == len(titles)
    assert not TAKEN_NAMES.intersection(names)
    assert all(re.fullmatch(r"[a-z0-9_]{1,31}", name) for name in names)


def test_a_title_is_made_printable(tmp_path: Path) -> None:
    (view,) = load(tmp_path, '[indelingen]\n"  Soort \U0001f600\u202e   gezin" = "x"').views
    assert view.title == "Soort ? gezin"


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\nb =\nc = 2", "op regel 2"), ('x = "', "aan het eind")]
)
def test_a_file_that_is_no_toml(tmp_path: Path, text: str, place: str) -> None:
    message = refusal(tmp_path, text)
    assert f"klopt niet {place}." in message
    assert not ENGLISH.search(message)


def test_a_file_that_is_nested_beyond_measure(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="te veel haken"):
        load(tmp_path, f"gemeente = {5000 * '['}")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "bijstand.toml"
    file.write_bytes('gemeente = "Súdwest"'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"bijstand\.toml is niet te lezen"):
        load_settings(file, {})


@pytest.mark.parametrize("name", ["weg.toml", ""], ids=["missing", "folder"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="is niet te lezen"):
        load_settings(tmp_path / name, {})


# What the file settles


def settled(newest: str = "2018-07-09", first: str = "1999-05-01", **settings: object) -> Scope:
    days = date.fromisoformat(first), date.fromisoformat(newest)
    return scope_for(Settings.model_validate(settings), Profile.RAAD, *days, example=False)


def test_without_a_date_it_is_the_last_full_quarter() -> None:
    scope = settled(newest="2018-07-09")
    assert scope.peildatum == date(2018, 6, 30)
    assert scope.quarter == Quarter(2018, 2)


def test_a_quarter_gives_its_last_day() -> None:
    assert settled(kwartaal="2017K3").peildatum == date(2017, 9, 30)


def test_a_date_within_a_quarter_closes_none() -> None:
    scope = settled(peildatum="2018-07-09")
    assert scope.peildatum == date(2018, 7, 9)
    assert scope.quarter is None


@pytest.mark.parametrize(
    ("first", "years"),
    [("1999-05-01", (2008, 2018)), ("2012-05-01", (2012, 2018)), ("2020-01-01", (2018, 2018))],
)
def test_the_period_is_ten_years_or_less(first: str, years: tuple[int, int]) -> None:
    assert settled(first=first, peildatum="2018-06-30").years == years


def test_settings_go_before_the_defaults_of_a_run() -> None:
    scope = settled(periode="2000-2020", profiel="hub", definitief=True, heropening_dagen=7)
    assert scope.years == (2000, 2020)
    assert scope.profile is Profile.HUB
    assert not scope.provisional
    assert scope.reopening_days == 7
    assert settled().profile is Profile.RAAD
    assert settled().provisional


def test_what_settings_and_file_say_of_the_new_parts() -> None:
    scope = settled(
        registratie_vanaf="2005-01-01",
        doelen={"stand": 1700, "twee_jaar": 0},
        landelijk={"twee_jaar": 61.5, "bron": "CBS"},
        figuurstijl="toegankelijk",
    )
    assert scope.registration_from == date(2005, 1, 1)
    assert scope.targets == {"stand": 1700, "twee_jaar": 0}
    assert scope.national == {"twee_jaar": 61.5}
    assert scope.national_source == "CBS"
    assert scope.accessible
    assert not settled().accessible


def test_own_views_come_as_they_were_found_in_the_file() -> None:
    settings = Settings.model_validate({"indelingen": {"Soort": "Omschrijving leefvorm"}})
    (view,) = settings.views
    days = date(1999, 5, 1), date(2018, 7, 9)
    found = (replace(view, source="leefvorm"),)
    scope = scope_for(settings, Profile.RAAD, *days, example=False, views=found)
    assert scope.views == found


def test_a_register_that_begins_after_the_peildatum() -> None:
    assert settled(registratie_vanaf="2018-06-30", peildatum="2018-06-30")
    with pytest.raises(SettingsError, match=r"\(01-07-2018\) ligt na de peildatum \(30-06-2018\)"):
        settled(registratie_vanaf="2018-07-01", peildatum="2018-06-30")


def test_notes_beside_the_settings_file_count(tmp_path: Path) -> None:
    assert load(tmp_path, "").toelichting is None
    (tmp_path / "toelichting").mkdir()
    assert load(tmp_path, "").toelichting == tmp_path / "toelichting"
    assert load(tmp_path, 'toelichting = "tekst"').toelichting == tmp_path / "tekst"


def test_a_house_style_beside_the_settings_counts_without_being_named(tmp_path: Path) -> None:
    assert load(tmp_path, "").huisstijl is None
    (tmp_path / "_brand.yml").write_text("meta: {}\n", encoding="utf-8")
    assert load(tmp_path, "").huisstijl == tmp_path / "_brand.yml"
    assert load(tmp_path, 'huisstijl = "tokens.json"').huisstijl == tmp_path / "tokens.json"

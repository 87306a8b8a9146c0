"""Waarom: reasons within some years, reasons by quarter, and when the picture is incomplete."""

import pytest
from builders import scope

from bijstand_report.disclosure.publishable import PublishedReasons
from bijstand_report.narrative.reasons import (
    INCOMPLETE,
    NO_REASONS,
    NOT_COMPARED,
    reasons_lede,
    reasons_quarter_text,
    reasons_text,
)
from bijstand_report.narrative.text import FigureText

from .made import BY_QUARTER, WITHIN, publishable, reasons

SCOPE = scope(peildatum="2018-06-30")
UNKNOWN = [(10, 4, 3, 2, 12), (14, 6, 4, 3, 20), (15, 8, 5, 4, 25)]


def figures(made: PublishedReasons | None) -> tuple[FigureText, FigureText]:
    found = publishable(reasons=made)
    return reasons_text(found, SCOPE), reasons_quarter_text(found, SCOPE)


def test_largest_reasons_within_one_and_three_years() -> None:
    text, _ = figures(reasons())
    assert text.title == "Binnen een jaar stopt 18% van de uitkeringen vanwege werk"
    assert text.sentences == (
        (
            "Binnen een jaar stopt 18% vanwege werk, 9% vanwege ander inkomen, 5% vanwege een "
            "verhuizing en 3% om een reden uit de groep ‘Overig’."
        ),
        (
            "Binnen drie jaar stopt 31% vanwege werk, 15% vanwege ander inkomen, 8% vanwege een "
            "verhuizing en 7% om een reden uit de groep ‘Overig’."
        ),
        "Binnen drie jaar stopt 8% om een onbekende reden.",
        "Na drie jaar loopt nog 31%.",
    )


def test_one_year_is_enough() -> None:
    text, _ = figures(reasons(incidence=WITHIN[:1], still=[61]))
    assert text.sentences[-1] == "Na een jaar loopt nog 61%."
    assert "drie jaar" not in " ".join(text.sentences)


@pytest.mark.parametrize(
    ("unknown", "is_incomplete"), [(17, False), (18, True), (None, False), (0, False)]
)
def test_more_than_30_percent_of_endings_unknown_is_incomplete(
    unknown: int | None, is_incomplete: bool
) -> None:
    """After three years 57% has ended, of which 30% is 17.1%."""
    made = reasons(incidence=[(20, 10, 5, 4, unknown)] * 3, still=[43] * 3)
    text, by_quarter = figures(made)
    assert (text.sentences[0] == INCOMPLETE) == is_incomplete
    assert INCOMPLETE not in by_quarter.sentences
    assert (INCOMPLETE in reasons_lede(publishable(reasons=made), SCOPE)) == is_incomplete


def test_an_incomplete_picture_refuses_to_compare() -> None:
    text, _ = figures(reasons(incidence=UNKNOWN, still=[69, 53, 43]))
    assert text.title == "Van veel gestopte uitkeringen is de reden niet bekend"
    assert text.sentences == (
        INCOMPLETE,
        "Binnen drie jaar stopt 25% om een onbekende reden.",
        NOT_COMPARED,
    )


@pytest.mark.parametrize(("unknown", "is_incomplete"), [(51, False), (52, True), (None, False)])
def test_the_last_four_quarters_may_be_incomplete(unknown: int | None, is_incomplete: bool) -> None:
    """120 known of each quarter: 51 of 171 is just under 30%, 52 of 172 just over."""
    _, text = figures(reasons(quarters=[(55, 30, 20, 15, unknown)] * 5))
    assert (INCOMPLETE in text.sentences) == is_incomplete
    assert ("vanwege werk" in " ".join((text.title, *text.sentences))) != is_incomplete


def test_older_quarters_do_not_make_it_incomplete() -> None:
    _, text = figures(reasons(quarters=[(5, 3, 2, 1, 500), *BY_QUARTER[1:]]))
    assert INCOMPLETE not in text.sentences


@pytest.mark.parametrize(
    ("before", "verdict"), [(25, "gestegen"), (55, "vrijwel gelijk gebleven"), (95, "gedaald")]
)
def test_the_main_reason_beside_a_year_before(before: int, verdict: str) -> None:
    _, text = figures(reasons(quarters=[(before, 30, 20, 15, 10), *BY_QUARTER[1:]]))
    assert text.title == "In het tweede kwartaal van 2018 stopten 60 uitkeringen vanwege werk"
    assert text.sentences[-2:] == (
        f"Een jaar eerder stopten er {before} vanwege werk.",
        f"Dat aantal is sindsdien {verdict}.",
    )


def test_the_main_reason_is_that_of_both_quarters_together() -> None:
    """Not the one that happens to be largest now: then a rise would be found too often."""
    quarters = [(60, 20, 0, 0, 0), *[(1, 1, 0, 0, 0)] * 3, (30, 35, 0, 0, 0)]
    assert figures(reasons(quarters=quarters))[1].title.endswith("30 uitkeringen vanwege werk")


def test_one_and_none() -> None:
    quarters = [(0, 2, 0, 0, 0), *[(0,) * 5] * 3, (1, 0, 0, 0, 0)]
    _, text = figures(reasons(quarters=quarters))
    assert text.title == "In het tweede kwartaal van 2018 stopte 1 uitkering vanwege werk"
    assert text.sentences == (
        "In het tweede kwartaal van 2018 stopte er 1 uitkering.",
        "Daarvan stopte er 1 vanwege werk.",
        "Een jaar eerder stopten er geen vanwege werk.",
        "Dat aantal is sindsdien vrijwel gelijk gebleven.",
    )


def test_some_of_the_reasons_are_not_told_as_all_of_them() -> None:
    """Whoever is not named, for whatever reason, is not taken for the group Overig."""

    def named(newest: tuple[int | None, ...], totals: int = 95) -> str:
        made = reasons(quarters=[newest] * 5, totals=[totals] * 5)
        return next(s for s in figures(made)[1].sentences if s.startswith("Daarvan"))

    assert named((35, 15, None, 10, 0)) == (
        "Daarvan stopten er onder meer 35 vanwege werk, 15 vanwege ander inkomen en 10 om een "
        "reden uit de groep ‘Overig’."
    )
    assert "onder meer" in named((35, 15, 10, 10, 25))
    assert "onder meer" not in named((60, 15, 10, 10, 0))


def test_nobody_left() -> None:
    text, by_quarter = figures(
        reasons(incidence=[(0,) * 5], still=[100], quarters=[(0,) * 5] * 5, totals=[0] * 5)
    )
    assert text.title == "Te weinig gestopte uitkeringen om redenen te tonen"
    assert by_quarter.title == "Geen gestopte uitkeringen in het tweede kwartaal van 2018"


def test_all_hidden() -> None:
    hidden = [(None,) * 5]
    text, by_quarter = figures(
        reasons(incidence=hidden * 3, still=[None] * 3, quarters=hidden * 5, totals=[None] * 5)
    )
    assert text.title.startswith("Te weinig")
    assert by_quarter.title.startswith("Te weinig")
    assert by_quarter.sentences == (
        "Er zijn te weinig gestopte uitkeringen om aantallen te tonen.",
    )


def test_no_full_quarter_yet() -> None:
    _, text = figures(reasons(quarters=[]))
    assert text.title == "Nog geen vol kwartaal in deze periode"


def test_reasons_of_the_settings_are_quoted() -> None:
    text, by_quarter = figures(
        reasons(groups=("Baan", "Elders", "Te {0} laat", "Overig", "Onbekend"))
    )
    assert "met als reden ‘Baan’" in text.title
    assert "15 met als reden ‘Te {0} laat’" in " ".join(by_quarter.sentences)


def test_without_reasons() -> None:
    assert reasons_lede(publishable(reasons=None), SCOPE) == NO_REASONS
    for text in figures(None):
        assert text.sentences == (NO_REASONS,)


@pytest.mark.parametrize("provisional", [True, False])
def test_provisional_figures(provisional: bool) -> None:
    lede = reasons_lede(publishable(), scope(peildatum="2018-06-30", provisional=provisional))
    assert ("tweede kwartaal van 2018 zijn voorlopig" in lede) == provisional

"""Uitstroom en samenstelling: titles that fit, and alt texts of what the figures draw."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import scope

from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    OTHER,
    PublishedCohort,
    PublishedComposition,
    PublishedOutflow,
)
from bijstand_report.figures.images import Images
from bijstand_report.narrative.composition import composition_text
from bijstand_report.narrative.outflow import outflow_text
from bijstand_report.narrative.reasons import reasons_text
from bijstand_report.report.chapters import NO_VIEWS, Material, outflow
from bijstand_report.report.model import Chapter
from bijstand_report.years import Year, Years

from .made import Number, publishable, reasons, row, value

YEARS = (2014, 2015, 2016, 2017)


def view(
    groups: Sequence[str],
    percentages: Sequence[Sequence[Number]],
    name: str = "leefvorm",
    years: tuple[Year, ...] = YEARS,
) -> PublishedOutflow:
    """One row of percentages per year, one column per group; of 400 uitkeringen each."""
    counts = tuple(row([None if p is None else 4 * p for p in line]) for line in percentages)
    unknown = tuple(NOT_APPLICABLE for _ in years)
    return PublishedOutflow(
        name=name,
        column=name,
        years=years,
        groups=tuple(groups),
        total=(row([400] * len(groups)),) * len(years),
        active=counts,
        percentage=tuple(row(line) for line in percentages),
        running=counts,
        year_total=unknown,
        year_active=unknown,
        year_percentage=unknown,
        too_small=(),
    )


def test_a_title_names_gender_and_age_as_the_figure_does() -> None:
    ages = view(
        ["man 30-50", "vrouw 50+"],
        [[20, 40], [20, 40], [21, 42], [50, 75]],
        "leeftijdsklasse_geslacht",
    )
    title = outflow_text(ages, scope()).title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Vrouwen 50+ hebben vaker nog bijstand dan mannen 30-50"


def test_the_alt_text_speaks_of_the_years_with_most_groups() -> None:
    lonely = view(["man", "vrouw"], [[None, 12], [18, 22], [20, 25], [48, None]], "geslacht")
    full = view(["man", "vrouw"], [[None, None], [18, 22], [20, 25], [48, 52]], "geslacht")
    both = outflow_text(full, scope()).alt
    assert "uit 2017: man 48% en vrouw 52%; uit 2015: man 18% en vrouw 22%." in both
    assert "uit 2017: man 48%; uit 2014: vrouw 12%." in outflow_text(lonely, scope()).alt


def test_the_alt_text_says_that_lines_fall_only_when_all_do() -> None:
    def alt(*percentages: Sequence[Number]) -> str:
        groups = ["man", "vrouw"][: len(percentages[0])]
        return outflow_text(view(groups, percentages, "geslacht"), scope()).alt

    fall = "Alle lijnen eindigen lager dan ze beginnen."
    assert alt([10, 12], [18, 22], [20, 25], [48, 52]).endswith(fall)
    assert alt([10, None], [18, 22], [20, 25], [None, 52]).endswith(fall)
    assert alt([10], [18], [20], [48]).endswith("De lijn eindigt lager dan hij begint.")
    for last in ([10, 60], [10, 52], [10, None]):  # higher; the same; higher where it ends
        assert "lager" not in alt(last, [18, 90], [20, 25], [48, 52])
    assert "lager" not in alt([None, None], [None, None], [None, None], [48, 52])


def test_the_alt_text_has_the_lines_of_the_figure_and_the_numbers_of_the_table() -> None:
    table = view(["a", "b", "c"], [[10, 11, 12]] * 4, "indeling")
    drawn = view(["a", "Overig"], [[10, 97]] * 4, "indeling")
    alt = outflow_text(table, scope(), drawn).alt
    assert "‘a’ 10%" in alt
    assert "97" not in alt
    assert "‘b’" not in alt
    assert alt.endswith("Kleine groepen zijn samen één lijn.")


def test_a_title_speaks_of_groups_with_a_line_of_their_own() -> None:
    table = view(["a", "b", "c"], [[20, 40, 90]] * 4, "indeling")
    drawn = view(["a", "b", "Overig"], [[20, 40, 90]] * 4, "indeling")
    assert "‘c’" in outflow_text(table, scope()).title
    seen = outflow_text(table, scope(), drawn)
    assert "groep ‘b’" in seen.title
    assert "‘c’" not in "".join([seen.title, seen.alt, *seen.sentences])


def test_without_any_percentage_the_chapter_is_one_sentence() -> None:
    def chapter(share: Number, cohort: Number) -> Chapter:
        views = (view(["man", "vrouw"], [[share, share]] * 4, "geslacht"),)
        years = PublishedCohort(
            YEARS, (1,), row([400] * 4), (), tuple(row([cohort]) for _ in YEARS), ()
        )
        found = publishable(outflow=views, drawn=views, cohort=years)
        return outflow(Material(found, scope(), Images({}, {}, None), None))

    nothing = chapter(None, None)
    assert (nothing.lede, nothing.figures) == (NO_VIEWS, ())
    only_years = chapter(None, 40)
    assert only_years.lede == NO_VIEWS
    assert [figure.id for figure in only_years.figures] == ["figuur-cohort"]
    all_there = chapter(20, None)
    assert all_there.lede != NO_VIEWS
    assert len(all_there.figures) == 2


def test_a_group_of_unknown_age_is_not_compared() -> None:
    shares = [[20, 40, 90]] * 4
    ages = view(["man 50+", "vrouw 50+", "vrouw Onbekend"], shares, "leeftijdsklasse_geslacht")
    text = outflow_text(ages, scope())
    assert "Onbekend" not in "".join([text.title, text.alt, *text.sentences])


def test_a_composition_without_numbers_has_a_sentence() -> None:
    none = PublishedComposition((), (), (), (), (), (), (), NOT_APPLICABLE, ())
    (sentence,) = composition_text(none, on_peildatum=True).sentences
    assert sentence.startswith("Er zijn te weinig")


def test_the_alt_text_of_bars_says_counts_with_their_ages() -> None:
    table = PublishedComposition(
        age_classes=("< 30", "50+", "Onbekend", "0-17"),
        households=("Alleenstaande",),
        active=tuple((value(number),) for number in (115, 330, None, 25)),
        per_age_class=(NOT_APPLICABLE,) * 4,
        per_household=(NOT_APPLICABLE,),
        share_age_class=(NOT_APPLICABLE,) * 4,
        share_household=(NOT_APPLICABLE,),
        total=NOT_APPLICABLE,
        too_small=(),
    )
    alt = composition_text(table, on_peildatum=True).alt.replace("\N{NO-BREAK SPACE}", " ")
    assert alt == (
        "Staafdiagram met het aantal lopende uitkeringen per leefvorm, naar leeftijd. "
        "Alleenstaande: 115 van mensen jonger dan 30, 330 van mensen ouder dan 50 en 25 van "
        "mensen in de klasse ‘0-17’."
    )
    assert "niet bekend" not in alt


def test_the_alt_text_of_reasons_has_the_eight_lines_of_the_figure() -> None:
    groups = [f"reden {letter}" for letter in "abcdefghij"]
    result = reasons(groups=tuple(groups), incidence=[list(range(1, 11))], still=(45,))
    alt = reasons_text(publishable(reasons=result), scope()).alt.lower()
    assert "reden a" not in alt
    assert "reden b" not in alt
    assert "reden j 10%" in alt


def test_what_is_together_under_overig_never_comes_first() -> None:
    def said(**shares: int) -> tuple[str, ...]:
        groups = row([1] * len(shares))
        table = PublishedComposition(
            age_classes=(),
            households=tuple(shares),
            active=(),
            per_age_class=(),
            per_household=groups,
            share_age_class=(),
            share_household=row(list(shares.values())),
            total=value(100),
            too_small=(),
        )
        text = composition_text(table, on_peildatum=True)
        return (text.title, *text.sentences)

    assert said(Alleenstaande=22, Anders=13, Overig=40) == (
        "Veel uitkeringen zijn van alleenstaanden",
        (
            "Van de lopende uitkeringen is 22% van alleenstaanden, 13% van andere huishoudens en "
            "40% van ‘Overig’."
        ),
    )
    assert said(Overig=90)[0] == "Lopende uitkeringen naar leefvorm en leeftijd"
    assert "‘Overig’" not in said(Onbekend=90, Alleenstaande=5)[0]


# What is called a difference between groups.

CHANCE = "Dat verschil kan toeval zijn."
NO_CHANCE = "Dat verschil is waarschijnlijk geen toeval."


def by_gender(*percentages: Sequence[Number], years: tuple[Year, ...] = YEARS) -> PublishedOutflow:
    return view(["man", "vrouw"], percentages, "geslacht", years)


@pytest.mark.parametrize(
    ("shares", "years", "title", "verdict"),
    [
        (
            [(40, 42), (40, 43), (40, 41)],
            (2015, 2016, 2017),
            "Geen duidelijk verschil naar geslacht",
            (CHANCE,),
        ),
        (
            [(20, 40), (20, 40)],
            (2016, 2017),
            "Verschil naar geslacht, maar over weinig jaren",
            (NO_CHANCE, "Het gaat wel over weinig jaren."),
        ),
        (
            [(20, 40), (20, 40), (30, 29), (30, 29)],
            YEARS,
            "Verschil naar geslacht, maar niet in elk jaar",
            (
                "Over alle jaren samen is dat verschil waarschijnlijk geen toeval.",
                "Het is er niet in elk jaar.",
            ),
        ),
        (
            [(20, 40), (30, 29)],
            (Years(2010, 2013), Years(2014, 2017)),
            "Verschil naar geslacht, maar niet in elke periode",
            (
                "Over alle perioden samen is dat verschil waarschijnlijk geen toeval.",
                "Het is er niet in elke periode.",
            ),
        ),
        (
            [(20, 40)],
            (Years(2014, 2017),),
            "Vrouwen hebben vaker nog bijstand dan mannen",
            (NO_CHANCE,),
        ),
    ],
)
def test_only_what_may_be_chance_is_called_so(
    shares: Sequence[Sequence[Number]],
    years: tuple[Year, ...],
    title: str,
    verdict: tuple[str, ...],
) -> None:
    text = outflow_text(by_gender(*shares, years=years), scope())
    assert text.title == title
    assert text.sentences[1:] == verdict


def test_groups_are_compared_over_the_years_in_which_both_are_shown() -> None:
    """As in the example file: those that differ are shown in three of the seven years only."""
    shares = [[20, 21, None, None]] * 2 + [[20, 21, 38, 14]] * 3 + [[20, 21, None, None]] * 2
    made = view(["a", "b", "c", "d"], shares, "indeling", tuple(range(2010, 2017)))
    text = outflow_text(made, scope())
    assert text.title == "Uitkeringen in groep ‘c’ lopen vaker nog dan die in groep ‘d’"
    assert "die in 2014 begonnen" in text.sentences[0]


def test_a_contrast_over_enough_years_goes_before_a_wider_one() -> None:
    text = outflow_text(
        view(["a", "b", "c"], [[20, 35, None]] * 2 + [[20, 35, 90]] * 2, "indeling"), scope()
    )
    assert "groep ‘b’ lopen vaker nog dan die in groep ‘a’" in text.title


def test_the_example_is_the_newest_year_that_shows_the_difference() -> None:
    text = outflow_text(by_gender((20, 40), (22, 41), (21, 39), (47, 48)), scope())
    assert text.title == "Vrouwen hebben vaker nog bijstand dan mannen"
    assert text.sentences[0] == (
        "Van de uitkeringen van vrouwen die in 2016 begonnen, loopt nog 39%. Bij mannen is dat 21%."
    )


def test_years_together_do_not_say_what_no_year_says() -> None:
    """Most of the women came in the year of which most still runs: that is no difference."""
    made = by_gender((20, 18), (80, 78), years=(2016, 2017))
    uneven = replace(
        made,
        total=(row([1000, 100]), row([100, 1000])),
        active=(row([200, 18]), row([80, 780])),
    )
    assert "niet goed te vergelijken" in outflow_text(uneven, scope()).title


# One group.

RUNS = [[10], [20], [30], [40]]


def test_all_of_one_group() -> None:
    text = outflow_text(view(["vrouw"], RUNS, "geslacht"), scope())
    assert text.title == "Alle getoonde uitkeringen zijn van vrouwen"
    caused = outflow_text(view(["Detentie"], RUNS, "instroomreden"), scope())
    assert caused.title == "Alle getoonde uitkeringen begonnen na detentie"


@pytest.mark.parametrize(
    ("table", "drawn"),
    [
        (replace(view(["vrouw"], RUNS, "geslacht"), too_small=("man",)), None),
        (replace(view(["vrouw"], RUNS, "geslacht"), too_small=("Onbekend",)), None),
        (view([OTHER], RUNS, "geslacht"), None),
        (view(["vrouw", "Onbekend"], [[10, 10]] * 4, "geslacht"), None),
        (view(["vrouw", "man"], [[10, 10]] * 4, "geslacht"), view(["vrouw"], RUNS, "geslacht")),
    ],
)
def test_not_all_of_one_group(table: PublishedOutflow, drawn: PublishedOutflow | None) -> None:
    assert outflow_text(table, scope(), drawn).title == (
        "Groepen naar geslacht zijn niet goed te vergelijken"
    )


def test_one_group_is_told_of_a_full_year_when_there_is_one() -> None:
    def sentence(*years: int) -> str:
        return outflow_text(view(["vrouw"], RUNS[-len(years) :], years=years), scope()).sentences[0]

    assert "die in 2017 begonnen, loopt nog 30%." in sentence(2016, 2017, 2018)
    assert "die in 2018 begonnen, loopt nog 40%." in sentence(2018)


def test_small_groups_together_are_not_the_contrast_when_others_are_as_clear() -> None:
    def title(*percentages: Number) -> str:
        return outflow_text(
            view(["Alleenstaande", "Anders", OTHER], [percentages] * 4), scope()
        ).title

    assert OTHER in title(50, 50, 10)
    assert OTHER not in title(50, 30, 10)

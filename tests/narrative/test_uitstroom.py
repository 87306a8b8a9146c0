"""Uitstroom en samenstelling: titles that fit, and alt texts of what the figures draw."""

from collections.abc import Sequence

from builders import scope

from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
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

from .made import Number, publishable, reasons, row, value

YEARS = (2014, 2015, 2016, 2017)


def view(
    groups: Sequence[str], percentages: Sequence[Sequence[Number]], name: str = "leefvorm"
) -> PublishedOutflow:
    """One row of percentages per year, one column per group; of 400 uitkeringen each."""
    counts = tuple(row([None if p is None else 4 * p for p in line]) for line in percentages)
    unknown = tuple(NOT_APPLICABLE for _ in YEARS)
    return PublishedOutflow(
        name=name,
        column=name,
        years=YEARS,
        groups=tuple(groups),
        total=(row([400] * len(groups)),) * len(YEARS),
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

"""Hoe lang: survival of all, of instroomjaren, of groups, and the durations of running ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from builders import scope

from bijstand_report.disclosure.publishable import (
    NOT_APPLICABLE,
    PublishedCurve,
    PublishedSurvival,
    Status,
    Value,
)
from bijstand_report.narrative.duration import duration_lede, durations_text, survival_text
from bijstand_report.narrative.text import FigureText

from .made import curve, durations, moment, moments, publishable, row, survival

SCOPE = scope()


def text_of(view: PublishedSurvival) -> FigureText:
    return survival_text(publishable(survival=(view,)), view.name, SCOPE)


def total(*curves: PublishedCurve) -> FigureText:
    return text_of(survival("totaal", *curves))


def short(*percentages: int) -> PublishedCurve:
    """A curve of less than a year."""
    return replace(
        curve(at=[], median=NOT_APPLICABLE),
        days=tuple(30.0 * i for i in range(len(percentages))),
        percentage=row(percentages),
        lower=row(percentages),
        upper=row(percentages),
        last_day=200.0,
    )


def test_the_median_is_rounded_up_so_that_half_has_ended_within_it() -> None:
    assert (
        total(curve(median=415.0)).title == "De helft van de uitkeringen stopt binnen 14\xa0maanden"
    )
    assert "binnen 15\xa0maanden" in total(curve(median=456.5625)).title  # five quarters
    assert "binnen 1\xa0maand" in total(curve(median=0.0)).title


def test_percentages_with_their_intervals() -> None:
    assert total(curve()).sentences == (
        "Na een jaar loopt nog 53% van de uitkeringen (tussen 52% en 54%).",
        "Na drie jaar is dat 30% (tussen 29% en 31%).",
        "Tussen haakjes staat de marge: zoveel kan het door toeval schelen.",
    )


@pytest.mark.parametrize("interval", [(None, None), (53, 53)])
def test_without_an_interval_there_is_no_margin(interval: tuple[int | None, int | None]) -> None:
    assert total(curve(at=[(53, *interval)])).sentences == (
        "Na een jaar loopt nog 53% van de uitkeringen.",
    )


def test_nobody_left_and_everybody_there() -> None:
    sentences = total(curve(at=[(100, None, None), (50, None, None), (0, None, None)])).sentences
    assert sentences[0] == "Na een jaar lopen alle uitkeringen nog."
    assert sentences[-1] == "Na drie jaar loopt geen enkele uitkering meer."


def test_a_median_that_is_not_reached() -> None:
    text = total(curve(at=[(78, 75, 81), (66, 62, 70)], median=NOT_APPLICABLE))
    assert text.title == "Na twee jaar loopt nog 66% van de uitkeringen"
    assert text.sentences[-1] == "Aan het einde van de lijn loopt nog meer dan de helft."


def test_a_median_that_is_hidden_is_not_spoken_of() -> None:
    text = total(curve(at=[(60, 55, 65), (40, 35, 45)], median=None))
    assert "helft" not in " ".join((text.title, *text.sentences))


def test_less_than_a_year_to_follow() -> None:
    text = total(short(100, 80))
    assert text.title == "Meer dan de helft van de uitkeringen loopt nog"
    assert text.sentences == ("Aan het einde van de lijn loopt nog meer dan de helft.",)
    reached = total(replace(short(100, 40), median=Value(30.0, Status.SHOWN)))
    assert reached.sentences == ("De helft is gestopt binnen 1\xa0maand.",)


@pytest.mark.parametrize("name", ["totaal", "instroomjaar", "leefvorm"])
def test_too_little_to_show(name: str) -> None:
    text = text_of(survival(name))
    assert text.title.startswith("Te weinig uitkeringen om de duur")
    assert text.sentences


def test_a_figure_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="leefvorm"):
        survival_text(publishable(), "leefvorm", SCOPE)


OLD = curve("2008", at=[(48, 45, 51)])
YOUNG = curve("2018", at=[(NOT_APPLICABLE,) * 3], median=NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("newest", "title", "verdict"),
    [
        (
            (58, 54, 62),
            "Uitkeringen uit 2016 lopen vaker een jaar of langer dan die uit 2008",
            "Dat verschil is waarschijnlijk geen toeval.",
        ),
        (
            (38, 35, 41),
            "Uitkeringen uit 2016 lopen minder vaak een jaar of langer dan die uit 2008",
            "Dat verschil is waarschijnlijk geen toeval.",
        ),
        (
            (54, 51, 57),
            "Nieuwe uitkeringen lopen niet duidelijk langer of korter dan oude",
            "Dat verschil kan toeval zijn.",
        ),
    ],
)
def test_recent_cohorts_differ_when_their_intervals_lie_apart(
    newest: tuple[int, int, int], title: str, verdict: str
) -> None:
    text = text_of(survival("instroomjaar", OLD, curve("2016", at=[newest]), YOUNG))
    assert text.title == title
    assert text.sentences[-1] == verdict


def test_equal_cohorts_need_no_verdict() -> None:
    text = text_of(survival("instroomjaar", OLD, curve("2016", at=[(48, 40, 56)])))
    assert text.sentences[-1] == "Van die uit 2008 was dat ook 48% (tussen 45% en 51%)."


def test_one_cohort_and_none() -> None:
    assert "uit 2008" in text_of(survival("instroomjaar", OLD)).title
    only_young = text_of(survival("instroomjaar", YOUNG))
    assert only_young.title == "Nog geen instroomjaar is een jaar te volgen"
    hidden = text_of(survival("instroomjaar", curve("2008", at=[(None, None, None)])))
    assert hidden.title == "Te weinig uitkeringen om de duur per instroomjaar te tonen"
    assert hidden.sentences == ("Er zijn te weinig uitkeringen om percentages te tonen.",)


def test_groups_side_by_side() -> None:
    view = survival(
        "leefvorm",
        curve("Alleenstaande", at=[(58, 56, 60)]),
        curve("Anders", at=[(50, 44, 56)]),
        curve("Gehuwd / Samenwonend", at=[(45, 42, 48)]),
        curve("Onbekend", at=[(90, 80, 95)]),
    )
    text = text_of(view)
    assert text.title == (
        "Uitkeringen van alleenstaanden lopen vaker een jaar of langer dan die van gehuwden en "
        "samenwonenden"
    )
    assert text.sentences[1] == "Bij gehuwden en samenwonenden is dat 45% (tussen 42% en 48%)."
    assert "niet waardoor" in text.sentences[2]


def test_groups_without_a_clear_difference() -> None:
    view = survival("geslacht", curve("man", at=[(53, 51, 55)]), curve("vrouw", at=[(55, 53, 57)]))
    text = text_of(view)
    assert text.title == "Geen duidelijk verschil in duur naar geslacht"
    assert text.sentences[-1] == "Dat verschil kan toeval zijn."
    assert len(text_of(survival("geslacht", view.curves[0])).sentences) == 1


def test_an_own_view_goes_by_the_names_of_the_settings() -> None:
    view = survival(
        "wijk",
        curve("Anders", at=[(40, 36, 44)]),
        curve("Geen {0} ’t", at=[(61, 57, 65)]),
        column="Wijk & buurt",
    )
    text = text_of(view)
    assert text.title == (
        "Uitkeringen in groep ‘Geen {0} ’t’ lopen vaker een jaar of langer dan die in groep "
        "‘Anders’"
    )
    assert "naar ‘Wijk & buurt’" in text.subtitle
    assert "andere huishoudens" not in " ".join((text.alt, *text.sentences))


def test_an_alt_text_names_the_eight_curves_that_the_figure_colours() -> None:
    groups = [curve(f"Groep {i}", at=[(50, 45, 55)], spells=1000 - i) for i in range(20)]
    alt = text_of(survival("wijk", *groups, column="Wijk")).alt
    assert "‘Groep 7’" in alt
    assert "‘Groep 8’" not in alt
    years = [curve(str(year), at=[(50, 45, 55)]) for year in range(2000, 2012)]
    alt = text_of(survival("instroomjaar", *years)).alt
    assert "uit 2004" in alt
    assert "uit 2003" not in alt


def test_the_lede_names_a_register_that_starts_late() -> None:
    assert "administratie" not in duration_lede(publishable(), SCOPE)
    late = scope(registration_from=date(2012, 1, 1))
    assert "begint op 1\xa0januari\xa02012" in duration_lede(publishable(), late)


# Durations of what runs.

COUNTS = (340, 200, 250, 180, 120, 95, 505)


def running(counts: Sequence[int | None] = COUNTS, **now: object) -> FigureText:
    changes = {"durations": durations(counts), "moments": (moment(**now),)}  # type: ignore[arg-type]
    return durations_text(publishable(**changes), SCOPE)


def test_the_largest_class_and_the_ends() -> None:
    text = running()
    assert text.title == "45% van de lopende uitkeringen loopt twee jaar of langer"
    assert text.sentences == (
        "De grootste groep loopt vijf jaar of langer: 505 uitkeringen (30%).",
        "Korter dan een half jaar lopen er 340 uitkeringen (20%).",
    )


def test_no_largest_class_where_one_is_hidden_or_two_are_equal() -> None:
    for counts in ([20, None, None, 15, None, None, 25], [20, 0, 0, 0, 0, 0, 20]):
        assert not any("grootste" in sentence for sentence in running(counts).sentences)


@pytest.mark.parametrize(
    ("counts", "over", "title"),
    [
        ([20, None, None, 15, None, None, 25], None, "Vijf jaar of langer lopen er 25 uitkeringen"),
        ([0, 1, 0, 0, 0, 0, 0], None, "Een half jaar tot een jaar loopt er 1 uitkering"),
        ([5, 0, 0, 0, 0, 0, 0], 0, "Geen van de uitkeringen loopt al twee jaar"),
        ([0, 0, 0, 0, 0, 0, 5], 100, "Alle uitkeringen lopen twee jaar of langer"),
        ([0] * 7, None, "Er lopen geen uitkeringen"),
    ],
)
def test_titles_of_durations(counts: list[int | None], over: int | None, title: str) -> None:
    assert running(counts, over=over).title == title


def test_all_classes_hidden() -> None:
    hidden = replace(durations([None] * 7), total=Value(None, Status.HIDDEN))
    text = durations_text(publishable(durations=hidden, moments=(moment(over=None),)), SCOPE)
    assert text.title == "Te weinig uitkeringen om naar duur te verdelen"


@pytest.mark.parametrize(
    ("before", "sentences"),
    [
        (38, ("een jaar eerder was dat 38%.", "Dat aandeel is gestegen.")),
        (44, ("een jaar eerder was dat 44%.", "Dat aandeel is vrijwel gelijk gebleven.")),
        (45, ("een jaar eerder was dat ook 45%.", "Dat aandeel is vrijwel gelijk gebleven.")),
    ],
)
def test_the_share_over_two_years_beside_a_year_before(
    before: int, sentences: tuple[str, str]
) -> None:
    found = (moment(over=before), *moments([(1, 1)] * 3), moment(over=45))
    text = durations_text(publishable(moments=found), SCOPE)
    assert text.sentences[-2].endswith(sentences[0])
    assert text.sentences[-1] == sentences[1]

"""What holds for every text: true numbers, whole sentences, nothing of what is hidden."""

from dataclasses import replace

import pytest
from builders import scope
from hypothesis import given
from hypothesis import strategies as st

from bijstand_report.config import Scope
from bijstand_report.disclosure.publishable import (
    HIDDEN,
    NOT_APPLICABLE,
    WITHHELD,
    Publishable,
    PublishedCurve,
    PublishedMoment,
    PublishedReasons,
    PublishedSurvival,
    Status,
    Value,
)
from bijstand_report.narrative.development import development_texts
from bijstand_report.narrative.duration import duration_lede, durations_text, survival_text
from bijstand_report.narrative.reasons import reasons_lede, reasons_quarter_text, reasons_text
from bijstand_report.narrative.summary import highlights, lede
from bijstand_report.narrative.text import FigureText

from .made import (
    curve,
    durations,
    faults,
    flows,
    moment,
    moments,
    months,
    numbers,
    printed,
    publishable,
    reasons,
    survival,
    texts,
)

LONGEST = 45  # words; a sentence that lists groups or names two periods has the most

SMALL = st.sampled_from([0, 1, 2, 10, 15])
COUNTS = st.none() | st.just(WITHHELD) | SMALL | st.integers(10, 3000)
PERCENTAGES = st.none() | st.integers(0, 100)
MISSING = st.sampled_from([HIDDEN, WITHHELD, NOT_APPLICABLE])
SCOPES = st.builds(
    scope, peildatum=st.sampled_from(["2018-06-30", "2018-07-09"]), provisional=st.booleans()
)


@st.composite
def some_moments(draw: st.DrawFn) -> tuple[PublishedMoment, ...]:
    made = moments(draw(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6)))
    return tuple(
        moment(
            draw(COUNTS),
            found.inflow,
            found.outflow,
            draw(COUNTS),
            day=found.day,
            reentry=draw(COUNTS | MISSING),
            over=draw(PERCENTAGES),
            median=draw(COUNTS),
        )
        for found in made
    )


@st.composite
def curves(draw: st.DrawFn, group: str = "totaal") -> PublishedCurve:
    shares = sorted(draw(st.lists(st.integers(0, 100), max_size=6)), reverse=True)
    at = [(s, draw(st.none() | st.just(max(s - 5, 0))), min(s + 5, 100)) for s in shares]
    days = st.floats(0, 4000).map(lambda number: Value(number, Status.SHOWN))
    made = curve(group, at, median=draw(MISSING | days), spells=draw(COUNTS))
    kept = draw(st.integers(0, len(at)))
    rows = ("at_percentage", "at_lower", "at_upper")
    missing = draw(MISSING)
    cut = {name: (*getattr(made, name)[:kept], *[missing] * (len(at) - kept)) for name in rows}
    return replace(made, **cut)  # type: ignore[arg-type]


@st.composite
def views(draw: st.DrawFn, name: str, groups: tuple[str, ...]) -> PublishedSurvival:
    named = draw(st.lists(st.sampled_from(groups), unique=True))
    return survival(name, *(draw(curves(group)) for group in sorted(named)), column="Wijk & buurt")


@st.composite
def some_reasons(draw: st.DrawFn) -> PublishedReasons | None:
    if draw(st.integers(0, 9)) == 0:
        return None
    five = st.lists(PERCENTAGES, min_size=5, max_size=5)
    years = draw(st.integers(0, 4))
    quarters = draw(st.lists(st.lists(COUNTS, min_size=5, max_size=5), max_size=6))
    return reasons(
        incidence=[draw(five) for _ in range(years)],
        still=[draw(PERCENTAGES) for _ in range(years)],
        quarters=quarters,
        totals=[draw(COUNTS) for _ in quarters],
    )


@st.composite
def publishables(draw: st.DrawFn) -> Publishable:
    total = survival("totaal", *draw(st.lists(curves(), max_size=1)))
    return publishable(
        moments=draw(some_moments()),
        months=months(draw(st.lists(COUNTS, max_size=15))),
        quarters=flows(draw(st.lists(st.tuples(COUNTS, COUNTS), max_size=6))),
        durations=durations(draw(st.lists(COUNTS, min_size=7, max_size=7))),
        survival=(
            total,
            draw(views("instroomjaar", ("2008", "2012", "2016", "2017"))),
            draw(views("geslacht", ("man", "vrouw", "Onbekend"))),
            draw(views("wijk", ("Anders", "Hof", "Kade", "Onbekend"))),
        ),
        reasons=draw(some_reasons()),
    )


def figures(found: Publishable, of: Scope) -> list[FigureText]:
    development = development_texts(found, of)
    return [
        development.months,
        development.quarters,
        *(survival_text(found, view.name, of) for view in found.survival),
        durations_text(found, of),
        reasons_text(found, of),
        reasons_quarter_text(found, of),
    ]


def prose(found: Publishable, of: Scope) -> list[str]:
    development = development_texts(found, of)
    return [
        development.lede,
        *development.bridge,
        duration_lede(found, of),
        reasons_lede(found, of),
        lede(found, of),
        *highlights(found, of),
    ]


@given(publishables(), SCOPES)
def test_every_figure_has_its_words(found: Publishable, of: Scope) -> None:
    for text in figures(found, of):
        assert len({text.title, text.subtitle, text.alt}) == 3
        assert not text.title.endswith(".")
        assert not text.subtitle.endswith(".")
        assert text.alt.endswith(".")
        assert text.sentences
        assert len(set(text.sentences)) == len(text.sentences)
        assert text.title not in text.sentences


@given(publishables(), SCOPES)
def test_every_number_is_one_that_a_table_prints(found: Publishable, of: Scope) -> None:
    known = printed(found)
    said = [line for text in figures(found, of) for line in texts(text)]
    for text in (*said, *prose(found, of)):
        for number in numbers(text):
            assert number in known, f"{number} in: {text}"


@given(publishables(), SCOPES)
def test_every_text_is_whole_dutch(found: Publishable, of: Scope) -> None:
    said = [line for text in figures(found, of) for line in texts(text)]
    for text in (*said, *prose(found, of)):
        assert not faults(text), f"{faults(text)} in: {text}"
        assert text[0].isupper() or text[0].isdigit() or text[0] == "‘"
    for sentence in (*prose(found, of), *(s for t in figures(found, of) for s in t.sentences)):
        assert sentence.endswith(".")
        for part in sentence.split(". "):
            assert len(part.split()) <= LONGEST, part


@pytest.mark.parametrize(
    "text",
    [
        "Er begon er 1 uitkeringen",
        "begonnen er 1 uitkering",
        "begon er 2",
        "stopten er 0.",
        "Op dag < 10 uitkeringen",
        "een jaar eerder n.v.t.",
        "nog . van de uitkeringen",
        "daarvan None",
    ],
)
def test_the_check_of_dutch_can_fail(text: str) -> None:
    assert faults(text)


def test_the_check_of_numbers_can_fail() -> None:
    assert numbers("Van die uit 2018 liepen er op 30 juni 2018 na 12 jaar nog 1.690 (38,1%).") == [
        "1.690",
        "38,1",
    ]
    assert "1.691" not in printed(publishable())

"""In één oogopslag: stand, flows and their changes in a few sentences."""

import pytest
from builders import scope

from bijstand_report.narrative.duration import duration_lede
from bijstand_report.narrative.reasons import reasons_lede
from bijstand_report.narrative.summary import highlights, lede

from .made import Number, moment, moments, publishable

SCOPE = scope()


def flow_sentence(now: tuple[Number, Number], year_before: tuple[Number, Number]) -> str:
    found = moments([year_before, *[now] * 4])
    return next(s for s in highlights(publishable(moments=found), SCOPE) if "begon" in s)


def test_a_change_that_is_more_than_chance_is_told() -> None:
    assert flow_sentence((190, 165), (140, 165)).endswith(
        "Het aantal nieuwe uitkeringen is gestegen, vergeleken met een jaar eerder (140)."
    )
    assert flow_sentence((190, 165), (190, 240)).endswith(
        "Het aantal gestopte uitkeringen is gedaald, vergeleken met een jaar eerder (240)."
    )


def test_at_most_one_change_is_told() -> None:
    assert flow_sentence((190, 165), (140, 240)).count("Het aantal") == 1


def test_a_quarter_is_told_when_the_year_is_chance() -> None:
    found = moments([(190, 165), *[(100, 165)] * 3, (190, 165)])
    said = " ".join(highlights(publishable(moments=found), SCOPE))
    assert "is gestegen, vergeleken met het kwartaal ervoor (100)." in said


def test_noise_is_not_told() -> None:
    assert flow_sentence((190, 165), (180, 170)).endswith("stopten er 165.")


@pytest.mark.parametrize(
    ("first_year", "years", "is_told"),
    [
        (1998, (2016, 2018), True),
        (2016, (2016, 2018), False),
        (None, (2016, 2018), False),
        (2016, (2016, 2017), True),
    ],
)
def test_chapters_of_all_uitkeringen_say_so_where_the_period_is_shorter(
    first_year: int | None, years: tuple[int, int], *, is_told: bool
) -> None:
    of = scope(first_year=first_year, years=years)
    for lede_of in (duration_lede, reasons_lede):
        assert ("in welk jaar ze ook begonnen" in lede_of(publishable(), of)) == is_told


def test_at_most_five_sentences() -> None:
    assert len(highlights(publishable(), SCOPE)) <= 5


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (
            1690,
            1650,
            "liepen er 1.690 bijstandsuitkeringen in Lindemeer. Een jaar eerder waren",
        ),
        (1690, 1690, "Een jaar eerder waren dat er ook 1.690."),
        (1, 1, "liep er 1 bijstandsuitkering in Lindemeer. Een jaar eerder was dat er ook 1."),
        (None, 20, "tonen we niet vanwege de privacy. Een jaar eerder waren dat er 20."),
    ],
)
def test_the_stand(now: Number, before: Number, text: str) -> None:
    found = (moment(stock=before), *moments([(1, 1)] * 3), moment(stock=now))
    assert text in lede(publishable(moments=found), SCOPE)

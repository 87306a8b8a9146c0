"""Ontwikkeling: the stock by month, the flows by quarter, and the bridge between two stands."""

from collections.abc import Sequence
from datetime import date

import pytest
from builders import scope
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from bijstand_report.disclosure.publishable import PublishedMoment
from bijstand_report.narrative.development import (
    DevelopmentTexts,
    development_texts,
    months_text,
    quarters_text,
)
from bijstand_report.narrative.flows import CHANCE, bridge, clearest_change, flows_of

from .made import Number, flows, moment, moments, months, publishable

Flows = Sequence[tuple[Number, Number]]


def everything(found: tuple[PublishedMoment, ...]) -> str:
    """What came and went, and what is said with the bridge."""
    return " ".join([flows_of(found[-1]), *bridge(found)])


def told(numbers: Flows, day: date = date(2018, 6, 30)) -> str:
    return everything(moments(numbers, day))


def with_now(**changes: Number) -> str:
    return everything((moment(**changes),))  # type: ignore[arg-type]


def texts(**changes: object) -> DevelopmentTexts:
    return development_texts(publishable(), scope(peildatum="2018-06-30", **changes))


def test_provisional_figures_are_named_by_their_quarter() -> None:
    lede = texts(provisional=True).lede
    assert "De cijfers over het tweede kwartaal van 2018 zijn voorlopig" in lede
    assert "voorlopig" not in texts(provisional=False).lede


def test_provisional_figures_of_a_day_within_a_quarter() -> None:
    lede = development_texts(publishable(), scope(peildatum="2018-07-09")).lede
    assert "de drie maanden tot en met 9\xa0juli\xa02018" in lede


# The bridge.


def test_rounding_is_told_only_where_the_bridge_does_not_close() -> None:
    assert "afronding" not in with_now()
    assert "Door afronding tellen de getallen in de tabel niet precies op." in with_now(stock=1695)
    assert "afronding" not in with_now(stock_before=None, stock=1695)


@pytest.mark.parametrize(
    ("reentry", "inflow", "sentence"),
    [
        (25, 190, "Van de nieuwe uitkeringen waren er 25 van mensen die binnen een jaar terug"),
        (1, 190, "Van de nieuwe uitkeringen was er 1 van iemand die binnen een jaar terug"),
        (0, 190, "Geen van de nieuwe uitkeringen was van iemand die binnen een jaar terug"),
        (1, 1, "Die nieuwe uitkering was van iemand die binnen een jaar terug"),
    ],
)
def test_re_entry(reentry: int, inflow: int, sentence: str) -> None:
    assert sentence in with_now(reentry=reentry, inflow=inflow)


@pytest.mark.parametrize(("reentry", "inflow"), [(None, 190), (0, 0), (25, None)])
def test_re_entry_that_cannot_be_told(reentry: int | None, inflow: int | None) -> None:
    assert "binnen een jaar" not in with_now(reentry=reentry, inflow=inflow)


def test_without_client_numbers_re_entry_is_not_spoken_of() -> None:
    assert "binnen een jaar" not in with_now()


def test_nothing_happened() -> None:
    text = told([(0, 0)] * 5)
    assert "begonnen er geen uitkeringen en stopten er geen." in text
    assert "bleef dus gelijk" in text
    assert "vergeleken" not in text


def test_one_came_and_nobody_left() -> None:
    assert "begon er 1 uitkering en stopten er geen." in told([(1, 0)])


def test_two_came_and_one_left() -> None:
    assert "begonnen er 2 uitkeringen en stopte er 1." in told([(2, 1)])


@pytest.mark.parametrize(
    ("inflow", "outflow", "sentence"),
    [
        (40, None, "begonnen er 40 uitkeringen. Hoeveel er stopten, tonen we niet"),
        (None, 40, "stopten er 40 uitkeringen. Hoeveel er begonnen, tonen we niet"),
        (None, None, "Hoeveel uitkeringen er in het tweede kwartaal van 2018 begonnen en stopten"),
    ],
)
def test_hidden_flows_are_said_to_be_hidden(
    inflow: int | None, outflow: int | None, sentence: str
) -> None:
    text = told([(inflow, outflow)] * 5)
    assert sentence in text
    hidden = {"nieuwe": inflow, "gestopte": outflow}
    for kind, count in hidden.items():
        assert (f"aantal {kind} uitkeringen is" in text) == (count is not None)


def test_hidden_stands_are_left_out() -> None:
    assert "liep" not in with_now(stock=None, stock_before=None)


def test_the_first_quarter_has_nothing_to_compare_with() -> None:
    text = told([(40, 10)])
    assert "nog geen eerdere cijfers" in text
    assert "vergeleken" not in text.lower()


def test_before_there_is_a_year() -> None:
    text = told([(40, 15), (45, 20), (80, 15)])
    assert "is gestegen, vergeleken met het kwartaal ervoor (45)." in text
    assert "een jaar eerder (" not in text
    assert "Cijfers van een jaar eerder zijn er nog niet." in text


def test_two_verdicts_that_differ_stand_in_two_sentences() -> None:
    text = told([(100, 165), (1, 1), (1, 1), (180, 165), (190, 165)])
    assert (
        "Vergeleken met het kwartaal ervoor (180) is het aantal nieuwe uitkeringen vrijwel gelijk "
        "gebleven. Vergeleken met een jaar eerder (100) is het gestegen."
    ) in text


def test_within_a_quarter_the_words_are_three_months() -> None:
    text = told([(180, 170)] * 5, date(2018, 7, 9))
    assert "In de drie maanden tot en met 9\xa0juli\xa02018 begonnen" in text
    assert "de drie maanden ervoor (180)" in text
    assert "kwartaal" not in text


def test_chance_is_explained_where_a_difference_is_called_none() -> None:
    assert CHANCE in told([(185, 165)] * 4 + [(190, 165)])
    assert CHANCE not in told([(190, 165)] * 5)
    assert CHANCE not in told([(90, 65)] * 4 + [(190, 165)])


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=5, max_size=5))
def test_no_sentence_calls_noise_a_change(numbers: list[tuple[int, int]]) -> None:
    """The verdict on every pair of quarters is that of the exact test at 5%, and is told so."""
    found = moments(numbers)
    text = " ".join(bridge(found))
    for place, kind in enumerate(("nieuwe", "gestopte")):
        pairs = [(numbers[-1][place], numbers[i][place]) for i in (-2, 0)]
        verdicts = [_verdict(*pair) for pair in pairs if any(pair)]
        for verdict in ("gestegen", "gedaald"):
            alone = f"aantal {kind} uitkeringen is {verdict}" in text
            assert not alone or verdict in verdicts
        if len(verdicts) == 2 and len(set(verdicts)) == 1:
            assert f"aantal {kind} uitkeringen is {verdicts[0]}, vergeleken" in text
    _check_highlight(found, numbers)


def _verdict(now: int, before: int) -> str:
    if binomtest(now, now + before, 0.5).pvalue >= 0.05:
        return "vrijwel gelijk gebleven"
    return "gestegen" if now > before else "gedaald"


def _check_highlight(found: tuple[PublishedMoment, ...], numbers: list[tuple[int, int]]) -> None:
    pairs = [(numbers[-1][place], numbers[i][place]) for place in (0, 1) for i in (-2, 0)]
    clear = [v for pair in pairs if any(pair) and (v := _verdict(*pair))[:2] == "ge"]
    sentence = clearest_change(found)
    assert (sentence is not None) == bool(clear)
    assert sentence is None or any(verdict in sentence for verdict in clear)


# The figures.


@pytest.mark.parametrize(
    ("stock", "title"),
    [
        ([1690] * 13, "Het aantal uitkeringen is in een jaar vrijwel gelijk gebleven"),
        ([1600, *[1690] * 12], "Het aantal uitkeringen is in een jaar gestegen"),
        ([1800, *[1690] * 12], "Het aantal uitkeringen is in een jaar gedaald"),
        ([None, 20, 30], "Het aantal uitkeringen is sinds 31\xa0mei\xa02018 gestegen"),
        ([30], "Op 30\xa0juni\xa02018 liepen er 30 uitkeringen"),
        ([1], "Op 30\xa0juni\xa02018 liep er 1 uitkering"),
        ([40, 40, None], "Aantal uitkeringen per maand, voor zover te tonen"),
        ([None] * 13, "Te weinig uitkeringen om per maand te tonen"),
        ([], "Nog geen volle maand in deze periode"),
    ],
)
def test_title_of_the_stock(stock: list[int | None], title: str) -> None:
    assert months_text(months(stock)).title == title


def test_the_highest_stock_is_told_with_its_day() -> None:
    text = months_text(months([1500, 1700, *[1600] * 12]))
    assert "De hoogste stand sinds 31\xa0mei\xa02017 was 1.700, op 30\xa0juni\xa02017." in (
        text.sentences
    )
    assert "met als hoogste punt 1.700" in text.alt


def test_the_newest_stock_is_the_highest() -> None:
    text = months_text(months([*range(1500, 1514)]))
    assert "Dat is de hoogste stand sinds 31\xa0mei\xa02017." in text.sentences


@pytest.mark.parametrize("stock", [[1700, None, *[1600] * 12], [1600] * 14, [1700, 1600, 1500]])
def test_no_highest_stock_where_it_is_unknown_or_says_nothing(stock: list[int | None]) -> None:
    assert not any("hoogste" in sentence for sentence in months_text(months(stock)).sentences)


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        ([(190, 165)] * 5, "Instroom en uitstroom zijn in een jaar vrijwel gelijk gebleven"),
        (
            [(140, 240), *[(1, 1)] * 3, (190, 165)],
            "Instroom is in een jaar gestegen, uitstroom is gedaald",
        ),
        ([(40, None)] * 5, "Het aantal nieuwe uitkeringen is in een jaar vrijwel gelijk gebleven"),
        (
            [(None, 100), *[(1, 1)] * 3, (40, 60)],
            "Het aantal gestopte uitkeringen is in een jaar gedaald",
        ),
        (
            [(40, 10)],
            "In het tweede kwartaal van 2018 begonnen er 40 uitkeringen en stopten er 10",
        ),
        (
            [(0, 0)] * 5,
            "Geen nieuwe en geen gestopte uitkeringen in het tweede kwartaal van 2018",
        ),
        ([(40, 40), (None, 40)], "Nieuwe en gestopte uitkeringen, voor zover te tonen"),
        ([(None, None)] * 5, "Te weinig uitkeringen om per kwartaal te tonen"),
        ([], "Nog geen vol kwartaal in deze periode"),
    ],
)
def test_title_of_the_flows(numbers: Flows, title: str) -> None:
    assert quarters_text(flows(numbers)).title == title


def test_the_newest_flows_are_told_once() -> None:
    sentences = quarters_text(flows([(180, 165), *[(200, 150)] * 3, (190, 165)])).sentences
    assert sentences[0].endswith("begonnen er 190 uitkeringen en stopten er 165.")
    assert not any("een jaar eerder" in sentence for sentence in sentences)
    hidden = quarters_text(flows([(None, None), (200, 150), (None, 120), (None, None)])).sentences
    assert hidden == ("Na het eerste kwartaal van 2018 zijn de aantallen te klein om te tonen.",)
    hidden = quarters_text(flows([(None, None)])).sentences
    assert hidden == ("Er zijn geen aantallen per kwartaal om te tonen.",)
    hidden = quarters_text(flows([(200, 150), (None, None)])).sentences
    assert not any("200" in sentence for sentence in hidden)


def test_the_busiest_quarter_is_told_when_it_is_the_only_one() -> None:
    busy = [(200, 150), (190, 170), (190, 150), (190, 150), (190, 150)]
    sentences = quarters_text(flows(busy)).sentences
    assert "De meeste uitkeringen begonnen in het tweede kwartaal van 2017 (200)." in sentences
    assert "De meeste uitkeringen stopten in het derde kwartaal van 2017 (170)." in sentences
    assert not any("meeste" in s for s in quarters_text(flows([(190, 165)] * 5)).sentences)
    hidden = quarters_text(flows([(200, 150), (None, None), *busy[2:]])).sentences
    assert not any("meeste" in sentence for sentence in hidden)

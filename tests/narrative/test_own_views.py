"""Own views in words, and groups that are equal."""

from dataclasses import replace

from builders import scope

from bijstand_report.disclosure.publishable import PublishedOutflow, Row
from bijstand_report.narrative import phrases
from bijstand_report.narrative.outflow import MOST_SPOKEN, outflow_text

from .made import row

YEARS = (2014, 2015, 2016, 2017)
ALL: Row = row([1] * len(YEARS))


def view(
    groups: tuple[str, ...], totals: list[int], active: list[int], name: str = "wijk"
) -> PublishedOutflow:
    """The same counts in every year."""
    percentages = row([round(100 * a / t) for a, t in zip(active, totals, strict=True)])
    return PublishedOutflow(
        name=name,
        column="Wijk & buurt",
        years=YEARS,
        groups=groups,
        total=(row(totals),) * len(YEARS),
        active=(row(active),) * len(YEARS),
        percentage=(percentages,) * len(YEARS),
        running=(row(active),) * len(YEARS),
        year_total=ALL,
        year_active=ALL,
        year_percentage=ALL,
        too_small=(),
    )


def test_an_own_view_is_quoted_by_its_title() -> None:
    text = outflow_text(view(("Anders", "{0}"), [200, 300], [40, 180]), scope())
    assert text.title == "Uitkeringen in groep ‘{0}’ lopen vaker nog dan die in groep ‘Anders’"
    assert text.subtitle == "Uitkeringen die nog lopen, naar ‘Wijk & buurt’ en jaar van instroom"
    assert text.sentences[0] == (
        "Van de uitkeringen in groep ‘{0}’ die in 2017 begonnen, loopt nog 60%. In groep ‘Anders’ "
        "is dat 20%."
    )


def test_equal_groups_are_two_groups() -> None:
    sentence = outflow_text(view(("A", "B"), [200, 300], [80, 120]), scope()).sentences[0]
    assert "‘A’" in sentence
    assert "‘B’" in sentence
    assert "ook 40%" in sentence


def test_without_groups() -> None:
    assert (
        outflow_text(view((), [], []), scope()).title == "Te weinig uitkeringen naar ‘Wijk & buurt’"
    )


def test_an_alt_text_of_many_groups_names_the_largest() -> None:
    groups = tuple(f"G{i:02}" for i in range(40))
    text = outflow_text(view(groups, list(range(100, 140)), [50] * 40), scope())
    assert "‘G39’" in text.alt
    assert f"‘G{40 - MOST_SPOKEN}’" in text.alt
    assert f"‘G{39 - MOST_SPOKEN}’" not in text.alt


def test_names_of_views() -> None:
    assert phrases.view_name(view((), [], [])) == "Wijk & buurt"
    assert phrases.view_name(view((), [], [], name="leeftijdsklasse")) == "Leeftijd bij de start"


def test_the_year_that_is_told_goes_the_way_that_is_said() -> None:
    made = view(("hoog", "laag"), [400, 400], [100, 200])
    turned = replace(
        made,
        active=(*made.active[:-1], row([240, 160])),
        percentage=(*made.percentage[:-1], row([60, 40])),
    )
    text = outflow_text(turned, scope())
    assert text.title.endswith("‘laag’ lopen vaker nog dan die in groep ‘hoog’")
    assert "die in 2016 begonnen, loopt nog 50%. In groep ‘hoog’ is dat 25%." in text.sentences[0]
    assert text.sentences[1] == "Dat verschil is er in de meeste jaren die te vergelijken zijn."

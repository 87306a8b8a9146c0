"""Cohorten: sentences wait until a year of inflow has been followed as a whole (METHOD 6)."""

from collections.abc import Mapping, Sequence
from datetime import date

from builders import scope

from bijstand_report.disclosure.publishable import NOT_APPLICABLE, PublishedCohort
from bijstand_report.narrative.cohort import cohort_text, newest_point
from bijstand_report.narrative.summary import highlights
from bijstand_report.years import Year, Years

from .made import DAY, Number, publishable, row

YEARS = (2013, 2014, 2015, 2016, 2017, 2018)


def cohort(
    begun: Sequence[Number], after: Mapping[int, Sequence[Number]], years: Sequence[Year] = YEARS
) -> PublishedCohort:
    """after: number of years since the start -> the percentage of each instroomjaar."""
    percentage = tuple(row(line) for line in zip(*after.values(), strict=True))
    unknown = tuple((NOT_APPLICABLE,) * len(after) for _ in years)
    return PublishedCohort(tuple(years), tuple(after), row(begun), unknown, percentage, unknown)


def test_a_year_that_is_not_over_is_in_no_sentence() -> None:
    """All of 2018 and 2017 had ended already: known, and no measure of a year."""
    found = cohort([400] * 6, {1: (60, 61, 62, 63, 10, 0), 3: (30, 31, 5, 0, 0, 0)})
    text = cohort_text(found, DAY)
    assert text.title == "Na drie jaar loopt nog 31% van de uitkeringen uit 2014"
    assert text.sentences[:2] == (
        "Van de uitkeringen uit 2016 loopt na een jaar nog 63%.",
        "Van de uitkeringen uit 2014 loopt na drie jaar nog 31%.",
    )
    said = " ".join(highlights(publishable(cohort=found), scope()))
    assert "in 2016 begonnen, liep na een jaar nog 63%" in said
    assert "dat 31% (uitkeringen uit 2014)" in said


def test_a_year_counts_from_the_day_after_its_last_anniversary() -> None:
    found = cohort([400] * 6, {1: (60, 61, 62, 63, 64, 65)})
    assert newest_point(found, 1, date(2018, 12, 31)) == (1, 2016, found.percentage[3][0])
    assert newest_point(found, 1, date(2019, 1, 1)) == (1, 2017, found.percentage[4][0])


def test_years_together_wait_for_the_last_of_them() -> None:
    years = (Years(2013, 2014), Years(2015, 2016), Years(2017, 2018))
    found = cohort([400] * 3, {1: (60, 61, 62), 3: (30, 31, 32)}, years)
    told = [newest_point(found, k, DAY) for k in (1, 3)]
    assert [point[1] for point in told if point] == [years[1], years[0]]


def test_nothing_is_told_before_a_year_is_over() -> None:
    found = cohort([400], {1: (0,)}, (2018,))
    text = cohort_text(found, DAY)
    assert text.title == "Nog geen volledige instroomjaren"
    assert text.sentences == (
        "Er is nog geen instroomjaar waarvan alle uitkeringen lang genoeg te volgen zijn.",
    )


def test_a_year_of_few_uitkeringen_gives_way_to_an_older_one() -> None:
    after = {1: (60, 61, 62, 63, 64, 65)}
    few = cohort([400, 400, 30, 29, 400, 400], after)
    assert newest_point(few, 1, DAY) == (1, 2015, few.percentage[2][0])
    all_few = cohort([29] * 6, after)
    assert newest_point(all_few, 1, DAY) == (1, 2016, all_few.percentage[3][0])

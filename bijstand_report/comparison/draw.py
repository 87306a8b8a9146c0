"""The figures of a comparison, as SVG: every figure at the width of a page that lies."""

from collections.abc import Iterator, Mapping, Sequence

from bijstand_report.comparison.indicators import Comparison
from bijstand_report.comparison.participants import Participant
from bijstand_report.comparison.readings import shares, shown_names, survival_at
from bijstand_report.comparison.standardise import Standardised
from bijstand_report.comparison.values import AFTER_YEARS, after
from bijstand_report.disclosure.publishable import PublishedOutflow, Value
from bijstand_report.figures import fonts
from bijstand_report.figures import theme as looks
from bijstand_report.figures.export import to_svg
from bijstand_report.figures.funnel import Funnel, FunnelPoint, Limits, report_funnel
from bijstand_report.figures.intervals import Row, intervals_height, report_intervals
from bijstand_report.figures.multiples import Panel, multiples_height, report_multiples

WIDTH_MM = 253
FUNNEL_HEIGHT_MM, FUNNEL_BESIDE_TABLE_MM = 96, 68
FEW = 8  # whose table fits under a figure
ALONE_MM = 66  # a single row of panels may fill the page
MOST_PANELS, ABOVE_PANELS_MM = 8, 226  # of shares of the stock
PANELS_PER_PAGE = 15  # three rows of five


def multiples(
    members: Sequence[Participant], views: Sequence[PublishedOutflow], *, accessible: bool
) -> list[bytes]:
    """Small multiples, as many as it takes to have at most fifteen panels on a page.

    views: one for each member, on one scale already
    """
    panels = [
        Panel(member.label, view) for member, view in zip(members, views, strict=True) if view.years
    ]
    return [
        to_svg(
            report_multiples(page, WIDTH_MM, accessible=accessible),
            WIDTH_MM,
            multiples_height(page, WIDTH_MM, alone_mm=ALONE_MM),
        )
        for page in pages(panels)
    ]


def pages(panels: Sequence[Panel]) -> Iterator[Sequence[Panel]]:
    """The panels in even runs of at most fifteen."""
    number = max(-(-len(panels) // PANELS_PER_PAGE), 1)
    most = -(-len(panels) // number) or 1
    # Full rows of five, so that only the last page has room left.
    most = min(-(-most // 5) * 5, PANELS_PER_PAGE) if number > 1 else most
    for start in range(0, len(panels), most):
        yield panels[start : start + most]


def funnel(
    members: Sequence[Participant],
    comparison: Comparison,
    titles: tuple[str, str],
    colour: str,
) -> bytes | None:
    """A funnel plot; None without points. titles: of the sizes and of the shares."""
    if comparison.pooled is None:
        return None
    height = FUNNEL_BESIDE_TABLE_MM if len(members) <= FEW else FUNNEL_HEIGHT_MM
    plot = report_funnel(
        Funnel(
            points=tuple(
                FunnelPoint(
                    member.name, position.share.whole, position.share.percentage, own=member.own
                )
                for member, position in zip(members, comparison.positions, strict=True)
                if position
            ),
            pooled=comparison.pooled,
            sizes=comparison.sizes,
            inner=Limits(*comparison.inner),
            outer=Limits(*comparison.outer),
            size_title=titles[0],
            share_title=titles[1],
        ),
        colour,
        WIDTH_MM,
        height,
    )
    return to_svg(plot, WIDTH_MM, height)


def composition(members: Sequence[Participant], colour: str) -> bytes:
    """Shares of the running uitkeringen, a panel for each leefvorm and age class.

    At most eight: those that most of them show; the table has the others too.
    """
    found = [shares(member) for member in members]
    names = _most_shown(found)
    titles = dict(zip(names, _short(names), strict=True))
    rows = [
        Row(member.label, title, shown[name].value if name in shown else None, marked=member.own)
        for name, title in titles.items()
        for member, shown in zip(members, found, strict=True)
    ]
    plot = report_intervals(rows, colour, "Deel van de lopende uitkeringen")
    return to_svg(plot, WIDTH_MM, intervals_height(len(members)))


def _most_shown(found: Sequence[Mapping[str, Value]]) -> list[str]:
    """The names that most show, in the order in which they stand."""
    names = shown_names(found)
    often = {name: sum(name in one and one[name].shown for one in found) for name in names}
    kept = sorted(names, key=lambda name: -often[name])[:MOST_PANELS]
    return [name for name in names if name in kept]


def _short(names: Sequence[str]) -> list[str]:
    """The names as far as they fit above their panels; those that look alike then get a number."""
    room = ABOVE_PANELS_MM / max(len(names), 1)
    short: list[str] = []
    for name in names:
        title = fonts.shortened(name, looks.SMALL, fonts.report_family(), room)
        short.append(f"{title[:-1]}{len(short) + 1}…" if title in short else title)
    return short


def survival(members: Sequence[Participant], colour: str) -> bytes:
    """Still running after 1, 2, 3 and 5 years, with intervals."""
    rows = [
        Row(member.label, after(years), *triple, marked=member.own)
        for years in AFTER_YEARS
        for member in members
        for triple in [survival_at(member).get(years, (None, None, None))]
    ]
    plot = report_intervals(rows, colour, "Nog in de bijstand, met 95%-interval")
    return to_svg(plot, WIDTH_MM, intervals_height(len(members)))


def ratios(
    members: Sequence[Participant], found: Sequence[Standardised | None], colour: str
) -> bytes | None:
    """Observed against expected, with intervals; None when nobody has one."""
    if not any(found):
        return None
    rows = [
        Row(member.label, "", one.ratio, one.lower, one.upper, member.own)
        if one
        else Row(member.label, "", None, None, None, member.own)
        for member, one in zip(members, found, strict=True)
    ]
    title = "Waargenomen gedeeld door verwacht, met 95%-interval"
    plot = report_intervals(rows, colour, title, reference=1)
    return to_svg(plot, WIDTH_MM, intervals_height(len(members)))

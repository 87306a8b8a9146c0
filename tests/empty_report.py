"""A council report with nothing in it, to fill templates with."""

from bijstand_report.branding import load_brand
from bijstand_report.report.model import Chapter, Profile, Report

EMPTY = Chapter("x", "1", "Naam", "Titel")
REPORT = Report(
    brand=load_brand(None),
    municipality="Gemeente X",
    title="Bijstand in X",
    subtitle="Tweede kwartaal 2018",
    short_title="Bijstand in X",
    peildatum="30 juni 2018",
    status="",
    profile=Profile("raad", "raad", "uitleg"),
    example=False,
    motif=None,
    summary_lede="",
    tiles=(),
    national_note=None,
    highlights=(),
    development=EMPTY,
    who=EMPTY,
    outflow=EMPTY,
    duration=EMPTY,
    reasons=None,
    accountability=EMPTY,
    appendix=EMPTY,
    left_out=(),
    unchanged=False,
    settings=(),
    original_method=False,
    has_reentry=False,
)

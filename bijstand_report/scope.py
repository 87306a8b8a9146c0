"""What a run works with once the file has been read: nothing in it is left open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bijstand_report.choices import Method, Profile
from bijstand_report.classes import AgeClasses
from bijstand_report.errors import SettingsError
from bijstand_report.own_view import OwnView
from bijstand_report.periods import Quarter, ending_on, last_full_quarter
from bijstand_report.settings import Settings

DEFAULT_YEARS = 10


@dataclass(frozen=True)
class Scope:
    """What one run is about, with nothing left open.

    gemeente: name, None when not set; peildatum: reference date; quarter: the one it closes, if any
    years: first and last instroomjaar of the tables; example: made on the example data
    registration_from: first day of the register, None when it is complete; views: the own views
    targets, national: key figure -> number (`settings.KeyFigures`); national_source: who says so
    accessible: figures in colours for the colour-blind
    seems_from: when the register seems to begin, where nobody set it and it seems incomplete
    first_year: the instroomjaar of the oldest uitkering, None when not looked at
    """

    gemeente: str | None
    peildatum: date
    quarter: Quarter | None
    years: tuple[int, int]
    method: Method
    profile: Profile
    age_classes: AgeClasses
    reopening_days: int
    provisional: bool
    example: bool = False
    registration_from: date | None = None
    views: tuple[OwnView, ...] = ()
    targets: Mapping[str, float] = field(default_factory=dict)
    national: Mapping[str, float] = field(default_factory=dict)
    national_source: str = ""
    accessible: bool = False
    seems_from: date | None = None
    first_year: int | None = None


def scope_for(
    settings: Settings,
    profile: Profile,
    first_start: date,
    newest_start: date,
    *,
    example: bool,
    views: tuple[OwnView, ...] = (),
) -> Scope:
    """Settle what the settings leave open from the first and the newest startdatum of the file.

    views: the own views as `validate` found them in the file.
    Without a peildatum it is the last day of the last quarter that the file covers in full, or
    the newest startdatum when it covers none; without a period it is the ten years before and the
    year of the peildatum, or less when the file starts later.
    Raises SettingsError when the register begins after the peildatum.
    """
    peildatum = _peildatum(settings, first_start, newest_start)
    _require_earlier_register(settings.registratie_vanaf, peildatum)
    first = min(max(first_start.year, peildatum.year - DEFAULT_YEARS), peildatum.year)
    return Scope(
        gemeente=settings.gemeente,
        peildatum=peildatum,
        quarter=ending_on(peildatum),
        years=settings.periode or (first, peildatum.year),
        method=settings.methode,
        profile=settings.profiel or profile,
        age_classes=settings.leeftijdsklassen,
        reopening_days=settings.heropening_dagen,
        provisional=not settings.definitief,
        example=example,
        registration_from=settings.registratie_vanaf,
        views=views,
        targets=settings.doelen.given(),
        national=settings.landelijk.given(),
        national_source=settings.landelijk.bron,
        accessible=settings.figuurstijl == "toegankelijk",
    )


def _peildatum(settings: Settings, first_start: date, newest_start: date) -> date:
    if settings.peildatum is not None:
        return settings.peildatum
    if settings.kwartaal is not None:
        return settings.kwartaal.last_day
    covered = last_full_quarter(newest_start).last_day
    return covered if covered >= first_start else newest_start


def _require_earlier_register(first_day: date | None, peildatum: date) -> None:
    if first_day is not None and first_day > peildatum:
        raise SettingsError(
            f"registratie_vanaf ({first_day:%d-%m-%Y}) ligt na de peildatum "
            f"({peildatum:%d-%m-%Y}). Kies een dag waarop de registratie al begonnen was."
        )

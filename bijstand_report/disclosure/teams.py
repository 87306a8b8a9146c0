"""The teams of a municipality as they may be published, each beside the rest (METHOD 10).

Takes exact statistics of the municipality, its teams and, for exact figures, of the rest beside a
team; gives for each team three results that go together. Where counts are protected, the whole
release is planned at once, and the rest follows from what is published (`disclosure.rest`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bijstand_report.choices import Profile
from bijstand_report.disclosure.protect import protect_release
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.disclosure.rest import rest_of
from bijstand_report.disclosure.rules import RULES
from bijstand_report.statistics.results import Flows, Statistics

# Views of the original that a team report leaves to the council report.
_TEAM = "team "
NOT_SHOWN = frozenset({"instroomreden", "geslacht", "leeftijdsklasse_geslacht"})
_NONE = np.array([], dtype=np.int64)
_NO_FLOWS = Flows((), (), 0, _NONE, _NONE, _NONE, None)


@dataclass(frozen=True)
class Beside:
    """A team beside the rest of the municipality.

    team, rest, whole: protected results; in the rest of a release that hides counts there is only
        what follows from the other two
    """

    team: Publishable
    rest: Publishable
    whole: Publishable


def team_units(whole: Statistics, teams: Mapping[str, Statistics]) -> dict[str, Statistics]:
    """The units of a release: the municipality, and of each team what its report shows.

    teams: by a key of their own.
    """
    return whole_units(whole, {key: for_team_report(team) for key, team in teams.items()})


def whole_units(whole: Statistics, teams: Mapping[str, Statistics]) -> dict[str, Statistics]:
    """The units of a release: the municipality, and all there is of each team.

    teams: by a key of their own.
    """
    return {MUNICIPALITY: whole} | {unit_of(key): team for key, team in teams.items()}


def unit_of(key: str) -> str:
    """The name in a release of a team with a key."""
    return f"{_TEAM}{key}"


def lay_beside(
    published: Mapping[str, Publishable],
    key: str,
    count_rest: Callable[[], Statistics],
    profile: Profile,
) -> Beside:
    """A team with what lies beside it.

    published: of the units above; key: of the team; count_rest: counts the rest beside it by
    itself, which is done only when the profile hides nothing.
    """
    whole, team = _as_team(published[MUNICIPALITY]), published[unit_of(key)]
    rest = rest_of(whole, team) if _hides(profile) else _exact(count_rest(), profile)
    return Beside(team, rest, whole)


def for_team_report(statistics: Statistics) -> Statistics:
    """What a team report shows of the statistics: what nobody reads needs no protection either."""
    return replace(
        statistics,
        outflow=tuple(view for view in statistics.outflow if view.name not in NOT_SHOWN),
        survival=statistics.survival[:1],
        years=_NO_FLOWS,
        first_year=None,
    )


def _hides(profile: Profile) -> bool:
    """Whether a profile protects counts, so that the rest may not be counted by itself."""
    return RULES[profile].threshold > 0


def _exact(statistics: Statistics, profile: Profile) -> Publishable:
    return protect_release({MUNICIPALITY: for_team_report(statistics)}, profile)[MUNICIPALITY]


def _as_team(whole: Publishable) -> Publishable:
    """The results of the municipality without what team reports do not show."""
    return replace(
        whole,
        outflow=tuple(view for view in whole.outflow if view.name not in NOT_SHOWN),
        drawn=tuple(view for view in whole.drawn if view.name not in NOT_SHOWN),
        survival=whole.survival[:1],
        first_year=None,
    )

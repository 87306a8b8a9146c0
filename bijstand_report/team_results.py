"""All that is published of one team, on its way to a report."""

from dataclasses import dataclass

from bijstand_report.disclosure.publishable import Publishable


@dataclass(frozen=True)
class TeamResults:
    """A team with its protected results.

    name: as in the file; folder: of its report; members: the teams of the file that are in it
    rest: the municipality without the team; whole: with it
    """

    name: str
    folder: str
    members: tuple[str, ...]
    team: Publishable
    rest: Publishable
    whole: Publishable

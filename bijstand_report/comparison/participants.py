"""Who is compared: municipalities, teams, or quarters of one municipality, each with a name.

Takes exchange files; gives participants in alphabetical order, quarters in the order of time.
Refuses a municipality beside its own teams, because its people would count twice, and an unknown
name for the own one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bijstand_report import formatting
from bijstand_report.columns import alphabetical
from bijstand_report.errors import InputError
from bijstand_report.exchange.model import Exchange
from bijstand_report.exchange.read import Received
from bijstand_report.suggestions import unknown_name


class Kind(Enum):
    """What is laid side by side: one of them, and several."""

    MUNICIPALITIES = ("gemeente", "gemeenten")
    TEAMS = ("team", "teams")
    QUARTERS = ("peildatum", "peildata")

    @property
    def one(self) -> str:
        return self.value[0]

    @property
    def many(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Participant:
    """One of those compared.

    name: as tables and figures show it; own: to be marked; content: its exchange file
    """

    name: str
    own: bool
    content: Exchange

    @property
    def peildatum(self) -> date:
        return self.content.instellingen.peildatum

    @property
    def label(self) -> str:
        """The name, marked when it is the own one."""
        return f"{self.name} (eigen)" if self.own else self.name


@dataclass(frozen=True)
class Participants:
    """All who are compared, in the order in which they are shown."""

    kind: Kind
    members: tuple[Participant, ...]

    @property
    def peildata(self) -> list[date]:
        """The different peildata, oldest first."""
        return sorted({member.peildatum for member in self.members})

    @property
    def one_owner(self) -> str | None:
        """The municipality that all belong to, if it is one."""
        names = {member.content.afzender.naam for member in self.members}
        return names.pop() if len(names) == 1 else None


def participants_of(received: Sequence[Received], own: str | None) -> Participants:
    """Names and order of those compared.

    own: name of the one to mark. Raises InputError for a municipality with its teams, or for an
    own name that nobody has.
    """
    _refuse_double(received)
    kind = _kind(received)
    named = dict(zip(_names(received, kind), received, strict=True))
    order = (
        sorted(named, key=lambda name: named[name].content.instellingen.peildatum)
        if kind is Kind.QUARTERS
        else alphabetical(list(named))
    )
    if own is not None:
        _require_known(own, named)
    return Participants(
        kind,
        tuple(
            Participant(name, own is not None and _is(own, name, named[name]), named[name].content)
            for name in order
        ),
    )


def _refuse_double(received: Sequence[Received]) -> None:
    senders = [found.content.afzender for found in received]
    whole = {sender.naam for sender in senders if sender.team is None}
    double = sorted(whole & {sender.naam for sender in senders if sender.team})
    if double:
        raise InputError(
            f"Er zijn bestanden van {formatting.listing(double)} en van teams daarvan. Dezelfde "
            "mensen zouden dan dubbel tellen. Geef alleen de gemeente op, of alleen de teams."
        )


def _kind(received: Sequence[Received]) -> Kind:
    senders = [found.content.afzender for found in received]
    if len({(sender.naam, sender.team) for sender in senders}) == 1:
        return Kind.QUARTERS
    return Kind.TEAMS if all(sender.team for sender in senders) else Kind.MUNICIPALITIES


def _names(received: Sequence[Received], kind: Kind) -> list[str]:
    """The shortest names that tell all apart: name, and municipality or day where need be."""
    days = [formatting.moment(found.content.instellingen.peildatum) for found in received]
    if kind is Kind.QUARTERS:
        return days
    senders = [found.content.afzender for found in received]
    is_one_owner = len({sender.naam for sender in senders}) == 1
    names = [
        sender.naam
        if sender.team is None
        else sender.team
        if is_one_owner
        else f"{sender.team} ({sender.naam})"
        for sender in senders
    ]
    often = Counter(names)
    return [
        f"{name}, {day}" if often[name] > 1 else name for name, day in zip(names, days, strict=True)
    ]


def _is(own: str, name: str, found: Received) -> bool:
    sender = found.content.afzender
    known = {name, found.content.instellingen.peildatum.isoformat(), sender.team or sender.naam}
    return own.casefold().strip() in {text.casefold() for text in known}


def _require_known(own: str, named: dict[str, Received]) -> None:
    if not any(_is(own, name, found) for name, found in named.items()):
        raise InputError(f"--eigen: {unknown_name(own, list(named))}")

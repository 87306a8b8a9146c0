"""What else to keep back, so that the attack finds nothing.

Takes the results of a release, each count protected by itself; attacks them, withholds for each
open count the smallest published one that shares a sum with it, and attacks again, until nothing is
open. What is withheld is "." in every place where it appears.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bijstand_report.disclosure.attack import LEAST, Attacked, attack
from bijstand_report.disclosure.publishable import AttackSummary, Publishable
from bijstand_report.disclosure.release import read_release
from bijstand_report.disclosure.rules import Rules
from bijstand_report.disclosure.system import Key, System
from bijstand_report.disclosure.told import Told
from bijstand_report.disclosure.withhold import withhold
from bijstand_report.errors import CheckError

ROUNDS = 50
REFUSAL = (
    "Deze uitgave is niet veilig te maken: kleine aantallen zijn te herleiden, ook als er meer "
    "wordt weggelaten.\nKies een kortere periode, minder indelingen of teams, of profiel intern."
)


@dataclass(frozen=True)
class Plan:
    """A release that stands the attack.

    units: the results to publish; withheld: what is kept back for the sake of other counts
    """

    units: Mapping[str, Publishable]
    withheld: frozenset[Key]
    attacked: Attacked

    @property
    def summary(self) -> AttackSummary:
        system = self.attacked.system
        published = system.shown | system.kept
        return AttackSummary(
            cells=int(published.sum()),
            hidden=int(system.kept.sum()),
            withheld=len(self.withheld),
            attacked=len(self.attacked.places),
            smallest=self.attacked.smallest,
        )


def make_plan(units: Mapping[str, Publishable], rules: Rules, told: Told) -> Plan:
    """Keep back what it takes. Raises CheckError when the release cannot be made safe."""
    withheld: frozenset[Key] = frozenset()
    attacked: Attacked | None = None
    for _ in range(ROUNDS):
        safe = {unit: withhold(result, unit, withheld, told) for unit, result in units.items()}
        attacked = attack(read_release(safe, rules, told).build(), attacked)
        if not attacked.open:
            return Plan(safe, withheld, attacked)
        more = _partners(attacked)
        if not more:
            break
        withheld |= more
    raise CheckError(REFUSAL)


def _partners(attacked: Attacked) -> frozenset[Key]:
    """For each open count the smallest shown one beside it; one for each sum at a time."""
    system = attacked.system
    chosen: list[int] = []
    for place in attacked.places[attacked.widths < LEAST]:
        beside = _beside(system, np.array([place]))
        if set(beside) & set(chosen):
            continue
        candidates = beside[system.shown[beside]]
        if not len(candidates):
            further = _beside(system, beside)
            candidates = further[system.shown[further]]
        if len(candidates):
            chosen.append(int(candidates[np.argmin(system.high[candidates])]))
    return frozenset(system.keys[place] for place in chosen)


def _beside(system: System, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """The cells that share a sum with any of these."""
    rows = np.unique(system.by_cell[:, places].indices)
    return np.unique(system.matrix[rows].indices).astype(np.intp)

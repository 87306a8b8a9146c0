"""What else to keep back, so that the attack finds nothing.

Takes the results of a release, each count protected by itself; attacks them, withholds for each
open count the smallest published one that shares a sum with it, and attacks again, until nothing is
open. What is withheld is "." in every place where it appears.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bijstand_report.disclosure.attack import Attacked, attack
from bijstand_report.disclosure.earlier import EarlierRelease, joined
from bijstand_report.disclosure.publishable import AttackSummary, Publishable
from bijstand_report.disclosure.reading.release import read_release
from bijstand_report.disclosure.reading.system import Key, System
from bijstand_report.disclosure.reading.told import Told
from bijstand_report.disclosure.rules import Rules
from bijstand_report.disclosure.withhold import withhold
from bijstand_report.errors import CheckError

# Key figures and the totals of tables: as a last resort only.
TOTALS = frozenset({"stand", "in", "uit", "begonnen", "lopend"})
TOTAL_COUNTS = 100
REFUSAL = (
    "Deze uitgave is niet veilig te maken: kleine aantallen zijn te herleiden, ook als er meer "
    "wordt weggelaten.\nKies een kortere periode, minder indelingen of teams, of profiel intern."
)


@dataclass(frozen=True)
class Plan:
    """A release that stands the attack.

    units: the results to publish; withheld: what is kept back for the sake of other counts
    system: what they tell; attacked: what came of the attack on that and on earlier releases
    """

    units: Mapping[str, Publishable]
    withheld: frozenset[Key]
    system: System
    attacked: Attacked

    @property
    def summary(self) -> AttackSummary:
        published = self.system.shown | self.system.kept
        return AttackSummary(
            cells=int(published.sum()),
            hidden=int(self.system.kept.sum()),
            withheld=len(self.withheld),
            attacked=int(self.attacked.system.guarded.sum()),
            smallest=self.attacked.smallest,
        )


def make_plan(
    units: Mapping[str, Publishable],
    rules: Rules,
    told: Told,
    earlier: Sequence[EarlierRelease] = (),
) -> Plan:
    """Keep back what it takes, also beside earlier releases.

    Raises CheckError when the release cannot be made safe.
    """
    withheld: frozenset[Key] = frozenset()
    attacked: Attacked | None = None
    while True:
        safe = {unit: withhold(result, unit, withheld, told) for unit, result in units.items()}
        system = read_release(safe, rules, told).build()
        attacked = attack(joined(system, earlier, rules.threshold), attacked)
        if not attacked.open:
            return Plan(safe, withheld, system, attacked)
        more = _to_withhold(attacked)
        if more <= withheld:
            raise CheckError(REFUSAL)
        withheld |= more


def _losses(system: System) -> dict[Key, float]:
    """What a reader loses by each count: the people it is about, more when it is a total."""
    people = np.maximum(system.high, 1).tolist()
    return {
        key: number * (TOTAL_COUNTS if key[1] in TOTALS else 1)
        for key, number in zip(system.keys, people, strict=True)
    }


def _to_withhold(attacked: Attacked) -> frozenset[Key]:
    """Of the shown counts that keep each open one where it is, a cheap choice that frees them all.

    Time and again the one that frees most open counts for what a reader loses by it.
    """
    loss = _losses(attacked.system)
    if not all(found.by for found in attacked.open):
        raise CheckError(REFUSAL)
    left = [set(found.by) for found in attacked.open]
    chosen: set[Key] = set()
    while left:
        frees = Counter(key for by in left for key in by)
        best = max(frees, key=lambda key: (frees[key] / loss[key], key))
        chosen.add(best)
        left = [by for by in left if best not in by]
    return frozenset(chosen)

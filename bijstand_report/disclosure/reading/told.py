"""What the attacker is supposed to know besides what is published: more than he can find out.

It says nothing of any count by itself, only why a percentage is not there and which totals are the
same count. Guesses of his that are wrong would only lead him astray.
"""

from dataclasses import dataclass

from bijstand_report.disclosure.reading.system import Key


@dataclass(frozen=True)
class Told:
    """What holds in a release.

    small: parts and rests that are below the threshold, so that a percentage is not there
    small_wholes: totals that are too small for percentages
    as_known: what runs and what began is counted as known on the peildatum everywhere
    whole_period: no uitkering that runs began outside the years of the tables
    nobody_else: nor did any that has ended
    reasons_add_up: the reasons of a quarter add up to the outflow
    rows_add_up: rows read = uitkeringen + rows left out + rows joined
    descends: nobody comes under observation after the start (no late registration)
    reasons: the groups of reasons that occur, shown or not
    households: those that the composition and the outflow view have alike
    equal: pairs of counts that are the same, though no rule says so
    teams_add_up: tables in which the teams add up to the municipality
    """

    small: frozenset[Key] = frozenset()
    small_wholes: frozenset[Key] = frozenset()
    as_known: bool = True
    whole_period: bool = True
    nobody_else: bool = True
    reasons_add_up: bool = True
    rows_add_up: bool = True
    descends: bool = True
    reasons: frozenset[str] = frozenset()
    households: frozenset[str] = frozenset()
    equal: frozenset[tuple[Key, Key]] = frozenset()
    teams_add_up: frozenset[str] = frozenset()

"""How long it takes to make uitkeringen of dossiers: `python benchmarks/dossiers.py [number]`.

Takes the example data, of a million dossiers unless a number is given. Prints the seconds of
`build_spells`, the best of three, for the file as it is (ordered by client) and in no order, which
costs more because the clients must be put in order.
"""

import sys
import time
from datetime import date

import pandas as pd

from bijstand_report.choices import Method, Profile
from bijstand_report.config import AGE_CLASSES, Scope
from bijstand_report.example_data import generate
from bijstand_report.read.cause_list import read_cause_list
from bijstand_report.read.raw import RawTable
from bijstand_report.spells import Spells, build_spells
from bijstand_report.validation.validate import validate

ROWS = 1_000_000
TIMES = 3


def joined(clean: pd.DataFrame, reopening_days: int) -> Spells:
    scope = Scope(
        gemeente=None,
        peildatum=date(2018, 6, 30),
        quarter=None,
        years=(2008, 2018),
        method=Method.PEILDATUM,
        profile=Profile.INTERN,
        age_classes=AGE_CLASSES["origineel"],
        reopening_days=reopening_days,
        provisional=True,
    )
    causes = read_cause_list(None).descriptions
    return build_spells(clean, is_dossiers=True, group_code="02", causes=causes, scope=scope)


def seconds(clean: pd.DataFrame, reopening_days: int) -> float:
    taken = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        joined(clean, reopening_days)
        taken.append(time.perf_counter() - begin)
    return min(taken)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    clean = validate(RawTable(generate(rows, seed=1), "voorbeeld")).frame
    shuffled = clean.sample(frac=1, random_state=1)
    number = len(joined(clean, 0).frame)
    print(f"{len(clean)} dossiers -> {number} uitkeringen; seconds, best of {TIMES}")
    print(f"{'':24}{'ordered':>10}{'shuffled':>10}")
    for days in (0, 30):
        times = (seconds(clean, days), seconds(shuffled, days))
        print(f"{f'heropening_dagen = {days}':24}{times[0]:10.2f}{times[1]:10.2f}")


if __name__ == "__main__":
    main()

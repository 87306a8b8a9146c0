"""Linear programs over some cells of a release, solved again and again from where they stand.

HiGHS keeps its basis between two solutions, so that another objective costs a few pivots only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from bijstand_report.disclosure.reading.system import Bounds, System

Places = NDArray[np.intp]
NOTHING = 1e-7  # a reduced cost below it is none
PRIMAL_SIMPLEX = 4


@dataclass(frozen=True)
class Solution:
    """What some cells (places, ascending) can be, all at once.

    held: those whose own bound keeps the objective where it is
    """

    cells: Places
    values: Bounds
    held: Places

    def at(self, place: int) -> float:
        return float(self.values[np.searchsorted(self.cells, place)])


class Program:
    """Cells that may move within their bounds while the sums over them stay what they are.

    cells: places in the system, ascending
    matrix: one row per sum, one column per cell; target: the sums
    """

    def __init__(self, system: System, cells: Places, matrix: csc_array, target: Bounds) -> None:
        self.cells = cells
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = matrix.shape
        model.col_cost_ = np.zeros(len(cells))
        model.col_lower_, model.col_upper_ = system.low[cells], system.high[cells]
        model.row_lower_ = model.row_upper_ = target
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
        model.a_matrix_.value_ = matrix.data
        self._solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(model)
        self.solved = 0

    def least(self, objective: Mapping[int, float]) -> Solution | None:
        """A solution in which the objective (place -> weight) is least; None when there is none."""
        columns = np.searchsorted(self.cells, [*objective]).astype(np.int32)
        self._solver.changeColsCost(len(columns), columns, np.array([*objective.values()]))
        self._solver.run()
        self.solved += 1
        optimal = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = self._solver.getSolution()
        self._solver.changeColsCost(len(columns), columns, np.zeros(len(columns)))
        # From here on the point at hand is feasible, whatever the next objective.
        self._solver.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        if not optimal:
            return None
        reduced = np.abs(np.array(found.col_dual))
        return Solution(self.cells, np.array(found.col_value), self.cells[reduced > NOTHING])


def whole(system: System) -> Program:
    """All cells under all sums."""
    return Program(
        system, np.arange(len(system.keys)), system.by_cell, np.zeros(system.matrix.shape[0])
    )


def restricted(system: System, cells: Places, point: Bounds) -> Program:
    """Some cells free, all others as they are in a point: allows less than is possible."""
    part = system.by_cell[:, cells]
    rows = np.unique(part.indices)
    part = part.tocsr()[rows]
    return Program(system, cells, part.tocsc(), part @ point[cells])


def nearby(system: System, cells: Places) -> Program:
    """Only the sums that hold one of these cells, all cells in them free: allows more."""
    rows = np.unique(system.by_cell[:, cells].indices)
    part = system.matrix[rows]
    columns = np.unique(part.indices).astype(np.intp)
    return Program(system, columns, part.tocsc()[:, columns], np.zeros(len(rows)))

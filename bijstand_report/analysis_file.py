"""`analysebestand`: the uitkeringen with every derived column, for the analyst's own analysis.

This is personal data: the one product that does not pass disclosure control, and that nothing else
is made of. Takes the frame of `Spells`; gives a frame for `write`.
"""

import numpy as np
import pandas as pd

from bijstand_report.columns import BY_NAME, CAUSE_DESCRIPTION
from bijstand_report.config import Scope
from bijstand_report.own_view import free_name
from bijstand_report.statistics.cohorts import still_running


def analysis_frame(spells: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """One row per uitkering, columns named as in the tables and own views by their title.

    Adds ActiefNaJaar1..n: 1 or 0, missing while it is not known (METHOD 6). A title that is the
    name of another column gets a number.
    """
    frame = spells.rename(columns={name: column.label for name, column in BY_NAME.items()})
    frame = frame.rename(columns={"oorzaak_omschrijving": CAUSE_DESCRIPTION})
    for k in range(1, scope.years[1] - scope.years[0] + 1):
        running, unknown = still_running(spells, k, scope.peildatum)
        values = pd.array(running.astype(np.int8), dtype="Int8")
        values[unknown] = pd.NA
        frame[f"ActiefNaJaar{k}"] = values
    titles: dict[str, str] = {}
    for view in scope.views:
        titles[view.key] = free_name(view.title, {*frame.columns, *titles.values()})
    return frame.rename(columns=titles).reset_index(drop=True)

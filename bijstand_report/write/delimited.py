"""CSV: `;`, UTF-8, dates as 2018-06-30 or, as Dutch exports write them, 30-06-2018."""

import pandas as pd

ISO, DUTCH = "%Y-%m-%d", "%d-%m-%Y"


def write_delimited(frame: pd.DataFrame, dates: str = ISO) -> bytes:
    """The bytes of a CSV file; empty for unknown."""
    texts = frame.copy()
    for name in frame.select_dtypes("datetime").columns:
        texts[name] = _in_words(frame[name], dates)
    content: str = texts.to_csv(sep=";", index=False, lineterminator="\n")
    return content.encode("utf-8")


def _in_words(days: pd.Series, form: str) -> "pd.Series[str]":
    """Dates as text; every different date is put into words once."""
    codes, different = pd.factorize(days)
    words = pd.array(pd.DatetimeIndex(different).strftime(form).tolist(), dtype="str")
    return pd.Series(words.take(codes, allow_fill=True), index=days.index)

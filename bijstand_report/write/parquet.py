"""Parquet, with the types of the frame."""

from io import BytesIO

import pandas as pd


def write_parquet(frame: pd.DataFrame) -> bytes:
    """The bytes of a parquet file."""
    content = BytesIO()
    frame.to_parquet(content, engine="pyarrow", index=False)
    return content.getvalue()

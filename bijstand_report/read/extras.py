"""Libraries that come with an extra: imported when needed, with a message that names the extra."""

import importlib
from types import ModuleType

from bijstand_report.errors import InputError


def require(module: str, extra: str, purpose: str) -> ModuleType:
    """Import a library of an extra.

    purpose: what it is needed for, in Dutch ("SPSS-bestanden (.sav)").
    Raises InputError that says how to install it.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(
            f"Voor {purpose} is een uitbreiding nodig die niet is geïnstalleerd.\n"
            f'Installeer die met: pip install "bijstand-report[{extra}]"'
        ) from None

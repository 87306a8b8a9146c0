"""What makes two exchange files comparable: their definitions, and a hash of them.

Only what changes the meaning of a figure is in here; peildatum, period and own views are not.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bijstand_report.choices import Method
from bijstand_report.config import Scope
from bijstand_report.formatting import listing

FIXED: Mapping[str, str] = MappingProxyType(
    {
        "eenheid": "uitkering: een periode van algemene bijstand zonder onderbreking",
        "afscherming": "aantallen onder de 10 niet getoond, andere afgerond op 10; percentages "
        "over ten minste 30 uitkeringen, met ten minste 10 aan beide kanten",
        "leeftijd": "hele jaren vanaf 1 juli van het geboortejaar; bij instroom, en bij de lopende "
        "uitkeringen op de peildatum",
        "binnen_een_jaar_gestopt": "van de uitkeringen die begonnen in de ten hoogste drie "
        "nieuwste kalenderjaren waarvan alles bekend is: de einddatum ligt niet na dezelfde dag "
        "een jaar later",
        "hoe_lang": "Kaplan en Meier, afgelezen op 365,25 dagen per jaar, interval log(-log)",
    }
)
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "eenheid": "eenheid",
        "afscherming": "afscherming",
        "leeftijd": "leeftijd",
        "binnen_een_jaar_gestopt": "binnen een jaar gestopt",
        "hoe_lang": "hoe lang",
        "methode": "methode",
        "leeftijdsklassen": "leeftijdsklassen",
        "heropening": "heropening",
        "kode_groep": "code van de groep",
        "redenen": "groepen van redenen",
    }
)
_METHODS: Mapping[Method, str] = MappingProxyType(
    {
        Method.PEILDATUM: "peildatum: zoals bekend op de peildatum",
        Method.ORIGINEEL: "origineel: een uitkering loopt zolang er geen einddatum is",
    }
)


def definitions(scope: Scope, group_code: str, reasons: Mapping[str, str]) -> dict[str, str]:
    """Name of a definition -> what it says.

    group_code: code of algemene bijstand in dossiers; reasons: reason of ending -> its group
    """
    ages = scope.age_classes
    return {
        **FIXED,
        "methode": _METHODS[scope.method],
        "leeftijdsklassen": f"{listing(list(ages.namen))}; {_bounds(ages.vanaf)}",
        "heropening": _reopening(scope.reopening_days),
        "kode_groep": group_code,
        "redenen": hash_of(dict(reasons)),
    }


def _bounds(ages: Sequence[int]) -> str:
    return f"een klasse begint bij {listing([str(age) for age in ages])} jaar"


def _reopening(days: int) -> str:
    return (
        f"na ten hoogste {days} dagen dezelfde uitkering" if days else "altijd een nieuwe uitkering"
    )


def hash_of(content: object) -> str:
    """SHA-256 of a content, however it is laid out in a file."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The names of the definitions that are not the same."""
    names = [*one, *(name for name in other if name not in one)]
    return [NAMES.get(name, name) for name in names if one.get(name) != other.get(name)]

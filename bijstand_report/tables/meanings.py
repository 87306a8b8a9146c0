"""What the columns of tables hold, in words: for the workbook and the exchange file."""

from collections.abc import Mapping
from types import MappingProxyType

_ORIGINAL = {
    "LeeftijdsKlasse": "leeftijdsklasse; Totaal: alle leeftijden",
    "Omschrijving leefvorm": "leefvorm; Totaal: alle leefvormen",
    "instroomjaar": "jaar waarin de uitkering begon",
    "Omschrijving oorzaak bijstandsafhankelijkheid": "waardoor de uitkering nodig werd",
    "geslacht": "geslacht",
    "LeeftijdGeslacht": "geslacht en leeftijd bij instroom",
    "Jaren in Bijstand": "jaren na de start van de uitkering",
    "PercentageActief": "percentage dat nog loopt: SumActief van SumBestand",
    "SumBestand": "uitkeringen die in dat jaar begonnen; bij de samenstelling: die nu lopen",
    "SumActief": "uitkeringen die nog lopen",
    "RunningTotal": "SumActief, binnen het jaar van instroom opgeteld over de groepen tot hier",
}
_TIME = {
    "maand": "maand",
    "kwartaal": "kwartaal",
    "jaar": "jaar",
    "dag": "dag van de stand",
    "stand": "lopende uitkeringen op de laatste dag",
    "instroom": "uitkeringen begonnen in de periode die met die dag eindigt",
    "uitstroom": "uitkeringen gestopt in de periode die met die dag eindigt",
    "herinstroom": "instroom van cliënten die hooguit twaalf maanden eerder stopten",
    "klasse": "hoe lang de uitkering loopt",
    "aantal": "aantal uitkeringen",
    "indeling": "indeling waarvan de groep er een is",
    "groep": "groep van de indeling",
    "jaren": "jaren na de start",
    "n_risico": "uitkeringen die dan nog te volgen zijn",
    "percentage": "percentage van de uitkeringen",
    "onder": "ondergrens van het 95%-interval",
    "boven": "bovengrens van het 95%-interval",
    "mediaan_dagen": "dagen waarna de helft is gestopt; n.v.t.: niet bereikt",
}
_COMPARED = {
    "gemeente": "van wie de rij is",
    "team": "van wie de rij is",
    "peildatum": "peildatum van het bestand",
    "deelnemer": "van wie de rij is",
    "twee_jaar_of_langer": "percentage van de stand dat twee jaar of langer loopt",
    "mediane_duur_maanden": "hele maanden die de helft van de stand ten minste loopt",
    "leeftijdsklasse": "leeftijdsklasse, of Totaal",
    "leefvorm": "leefvorm, of Totaal",
    "lopend": "uitkeringen die nog lopen",
    "begonnen": "uitkeringen die begonnen",
    "gestopt": "uitkeringen die binnen een jaar na de start stopten",
    "waarvan": "uitkeringen waarover het percentage gaat",
    "samen": "percentage van alle deelnemers samen",
    "onder_95": "ondergrens waarbinnen 95% van de punten door toeval alleen valt",
    "boven_95": "bovengrens waarbinnen 95% van de punten door toeval alleen valt",
    "onder_99_8": "ondergrens waarbinnen 99,8% van de punten door toeval alleen valt",
    "boven_99_8": "bovengrens waarbinnen 99,8% van de punten door toeval alleen valt",
    "ligging": "waar het punt ligt ten opzichte van de grenzen",
    "verwacht": "wat bij dezelfde leeftijd en leefvorm te verwachten was",
    "verhouding": "gestopt gedeeld door verwacht",
    "groepen": "groepen van leeftijd en leefvorm die meetellen",
}
MEANINGS: Mapping[str, str] = MappingProxyType({**_ORIGINAL, **_TIME, **_COMPARED})

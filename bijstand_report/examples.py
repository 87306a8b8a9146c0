"""The examples in the help of each command: what is typed, and what for."""

from collections.abc import Mapping
from types import MappingProxyType

Example = tuple[str, str]
PROGRAM = "bijstand-report"

# The first of each is the one that most people need.
EXAMPLES: Mapping[str, tuple[Example, ...]] = MappingProxyType(
    {
        PROGRAM: (
            ("rapport", "het voorbeeldrapport, met verzonnen gegevens"),
            ("init klanten.csv", "instellingen bij uw eigen bestand"),
            ("rapport klanten.csv --kwartaal 2018K2", "het rapport over uw bestand"),
        ),
        "rapport": (
            ("rapport", "het voorbeeldrapport, met verzonnen gegevens"),
            ("rapport klanten.csv --gemeente Lindemeer --kwartaal 2018K2", "over uw bestand"),
            ("rapport klanten.xlsx --profiel intern --uit intern", "met exacte aantallen"),
            ("rapport klanten.csv --register gepubliceerd", "een uitgave die naar buiten gaat"),
        ),
        "bekijk": (
            ("bekijk klanten.csv", "het rapport in uw browser, terwijl u eraan werkt"),
            ("bekijk --sjablonen sjablonen", "eigen sjablonen, met de voorbeelddata"),
        ),
        "teams": (
            ("teams klanten.csv --kwartaal 2018K2", "een rapport voor elk team"),
            ('teams klanten.csv --alleen "Team Noord"', "voor één team"),
            ("teams klanten.csv --hervat", "alleen wat ontbreekt of verouderd is"),
        ),
        "tabellen": (
            ("tabellen klanten.csv --uit tabellen", "exacte cijfers, voor eigen gebruik"),
            ("tabellen klanten.csv --profiel raad", "afgeschermd, om te publiceren"),
        ),
        "figuren": (
            ("figuren klanten.csv --uit figuren", "zeven figuren (PNG)"),
            ("figuren klanten.csv --waardelabels --formaat svg", "met aantallen bij de punten"),
        ),
        "analysebestand": (
            ("analysebestand klanten.csv --uit analyse.csv", "om in Excel te openen"),
            ("analysebestand klanten.csv --uit analyse.rds", "om in R te openen"),
        ),
        "uitwisselen": (
            ("uitwisselen klanten.csv --gemeente Lindemeer", "een bestand om te delen"),
            ('uitwisselen klanten.csv --schuilnaam "Gemeente A"', "zonder uw naam erin"),
            ("uitwisselen klanten.csv --gemeente Lindemeer --per team", "een bestand per team"),
        ),
        "vergelijken": (
            ("vergelijken a.bijstand.json b.bijstand.json", "twee gemeenten naast elkaar"),
            (
                "vergelijken *.bijstand.json --eigen Lindemeer",
                "alle in deze map; de uwe valt op",
            ),
        ),
        "controleren": (
            ("controleren klanten.csv", "wat is gevonden, wat klopt niet"),
            ("controleren klanten.csv --json", "hetzelfde, voor een ander programma"),
        ),
        "init": (
            ("init", "vraagt wat nodig is"),
            ("init klanten.csv --gemeente Lindemeer", "met de kolommen van uw bestand"),
        ),
        "voorbeelddata": (
            ("voorbeelddata --uit voorbeeld.csv", "een bestand om mee te oefenen"),
            ("voorbeelddata --aantal 500 --teams 3 --uit klein.xlsx", "klein, in Excel"),
            ("voorbeelddata --hub --uit oefenen", "zes uitwisselbestanden"),
        ),
    }
)

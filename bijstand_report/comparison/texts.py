"""The words of a comparison: neutral sentences from published figures, in the order of the names.

No ranking: who lies outside a limit is named in alphabetical order, and what is high or low is
neither praised nor blamed.
"""

from collections.abc import Sequence

from bijstand_report import formatting
from bijstand_report.comparison.indicators import Comparison
from bijstand_report.comparison.page_tables import of_year, year_shown
from bijstand_report.comparison.participants import Kind, Participant, Participants
from bijstand_report.comparison.readings import survival_at
from bijstand_report.comparison.standardise import Standardised
from bijstand_report.comparison.values import AFTER_YEARS, after
from bijstand_report.disclosure.publishable import PublishedOutflow
from bijstand_report.narrative.phrases import wording, years

_MOST_IN_WORDS = 12
TOO_FEW = "Er zijn te weinig cijfers die getoond mogen worden."
COHORT_GROUPS = frozenset(after(number_of_years) for number_of_years in AFTER_YEARS)
_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def number(count: int) -> str:
    """A small number in words."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def title(participants: Participants) -> str:
    """What the cover is called."""
    owner = participants.one_owner
    return f"Bijstand in {owner} vergeleken" if owner else "Bijstand vergeleken"


def subtitle(participants: Participants) -> str:
    """How many of what, and when."""
    days = [formatting.moment(day) for day in participants.peildata]
    when = days[0] if len(days) == 1 else f"{days[0]} tot en met {days[-1]}"
    many = f"{number(len(participants.members))} {participants.kind.many}"
    return formatting.capitalised(f"{many}, {when}")


def who(participants: Participants, *, most: int = _MOST_IN_WORDS) -> tuple[str, ...]:
    """What is compared, and how to read it."""
    names = [member.label for member in participants.members]
    order = "op volgorde van tijd" if participants.kind is Kind.QUARTERS else "op alfabet"
    who = (
        f"Dit zijn {formatting.listing(names)}."
        if len(names) <= most
        else f"Welke dat zijn, staat in de verantwoording, {order}."
    )
    return (
        (
            f"Deze bijlage zet {number(len(names))} {participants.kind.many} naast elkaar, "
            f"{order}. "
            f"Het is geen ranglijst. {who}"
        ),
        (
            "Ze telt uitkeringen: één periode waarin iemand zonder onderbreking algemene bijstand "
            "ontvangt. Een echtpaar heeft samen één uitkering, en wie later terugkomt, krijgt een "
            "nieuwe. Alle bestanden gebruiken dezelfde definities; die staan achterin."
        ),
        (
            "Aantallen zijn afgerond op 10. Onder de 10 staat er ‘< 10’, en bij een percentage een "
            "punt. Wat niet getoond wordt, telt ook niet mee in wat hier samen is berekend."
        ),
    )


def range_sentence(views: Sequence[PublishedOutflow], kind: Kind) -> tuple[str, ...]:
    """Between which percentages each group lies in the newest year that has figures.

    Of quarters: the percentages on the first and on the last peildatum.
    """
    year = year_shown(views)
    parts = []
    for place, group in enumerate(views[0].groups if views else ()):
        said = _span([of_year(view, year)[place].value for view in views], kind)
        if said:
            name = group if group in COHORT_GROUPS else wording(views[0]).label(group)
            parts.append(f"{name} {said}")
    if not parts:
        return (TOO_FEW,)
    return (f"Van wie in {year} begon, loopt {_when(kind)}: {'; '.join(parts)}.",)


def _when(kind: Kind) -> str:
    return "nog op de eerste en de laatste peildatum" if kind is Kind.QUARTERS else "nog"


def _span(values: Sequence[float | None], kind: Kind) -> str:
    """From the lowest to the highest of two or more; of quarters the first and the last."""
    if kind is Kind.QUARTERS:
        ends = [value for value in (values[0], values[-1]) if value is not None]
        return " en ".join(f"{formatting.number(value)}%" for value in ends * (len(ends) == 2))
    shown = [value for value in values if value is not None]
    if len(shown) < 2:
        return ""
    low, high = (formatting.number(value) for value in (min(shown), max(shown)))
    return f"{low}%" if low == high else f"{low}% tot {high}%"


def survival_sentences(participants: Participants) -> tuple[str, ...]:
    """Between which percentages all lie, after each number of years."""
    parts, kind = [], participants.kind
    for passed in AFTER_YEARS:
        found = [survival_at(m).get(passed, (None,) * 3)[0] for m in participants.members]
        if said := _span(found, kind):
            parts.append(f"na {years(passed)} {said}")
    if not parts:
        return (TOO_FEW,)
    if kind is Kind.QUARTERS:
        return (f"Van alle uitkeringen loopt {_when(kind)}: {'; '.join(parts)}.",)
    return (
        (
            f"Van alle uitkeringen loopt {formatting.listing(parts)} nog. Overlappen twee "
            "intervallen "
            "elkaar, dan kan het verschil toeval zijn."
        ),
    )


def funnel_sentences(
    participants: Participants, comparison: Comparison, verb: str
) -> tuple[str, ...]:
    """The pooled share, and who lies outside the limits. verb: "stopte binnen een jaar"."""
    if comparison.pooled is None:
        return (
            f"Er zijn te weinig {participants.kind.many} waarvan de cijfers getoond mogen worden.",
        )
    pairs = list(zip(participants.members, comparison.positions, strict=True))
    outside = [m.name for m, p in pairs if p and p.where != "binnen"]
    far = [m.name for m, p in pairs if p and p.where == "buiten 99,8%"]
    left = [m.name for m, p in pairs if p is None]
    return (
        (
            f"Samen {verb} {formatting.number(comparison.pooled)}%. {_outside(outside, far)} Ook "
            "zonder echte verschillen valt door toeval ongeveer 1 op de 20 buiten de "
            "95%-grenzen, en "
            "1 op de 500 buiten de 99,8%-grenzen."
        ),
        *((f"Zonder punt, omdat het te weinig zijn: {formatting.listing(left)}.",) if left else ()),
    )


def _outside(outside: list[str], far: list[str]) -> str:
    if not outside:
        return "Niemand ligt buiten de 95%-grenzen: de verschillen kunnen toeval zijn."
    verb = "ligt" if len(outside) == 1 else "liggen"
    first = f"Buiten de 95%-grenzen {verb} {formatting.listing(outside)}."
    if not far:
        return first
    if far == outside:
        return f"{first[:-1]}, ook buiten de 99,8%-grenzen."
    return f"{first} Daarvan ook buiten de 99,8%-grenzen: {formatting.listing(far)}."


def ratio_sentences(
    participants: Participants, found: Sequence[Standardised | None]
) -> tuple[str, ...]:
    """What the ratio means, and of whom the interval leaves 1 out."""
    pairs = list(zip(participants.members, found, strict=True))
    differ = [member.name for member, one in pairs if one and one.differs]
    left = [member.name for member, one in pairs if one is None]
    said = (
        f"Het interval bevat 1 niet bij {formatting.listing(differ)}."
        if differ
        else "Elk interval bevat 1: de verschillen kunnen toeval zijn."
    )
    return (
        (
            "Verwacht is wat er zou stoppen als bij elke leeftijd en leefvorm hetzelfde deel "
            "stopte als "
            f"bij allen samen. Een verhouding van 1 betekent: precies zoals verwacht. {said}"
        ),
        *((f"Niet te berekenen: {formatting.listing(left)}.",) if left else ()),
    )


def caveats(participants: Participants) -> tuple[str, ...]:
    """What to keep in mind."""
    lines = [
        (
            f"Verschillen zijn voor een deel administratief: {_recording(participants)} begin en "
            "einde van een uitkering niet altijd op dezelfde manier vast, en besluiten worden niet "
            "altijd even snel verwerkt."
        ),
        (
            "De grenzen van de trechter zijn exacte binomiale grenzen rond het gezamenlijke "
            "percentage "
            f"(Spiegelhalter, 2005). Spreiding die {participants.kind.many} van zichzelf al hebben "
            "(overdispersie) zit er niet in; buiten de grenzen betekent dus niet beter of slechter."
        ),
        "Een punt staat er vanaf 100 uitkeringen: daaronder weegt het afronden te zwaar.",
        (
            "Bij waargenomen en verwacht tellen alleen groepen van leeftijd en leefvorm mee "
            "waarvan een "
            "deelnemer beide aantallen toont, met 30 of meer uitkeringen, en die ook een ander "
            "toont. Overig en Onbekend tellen niet mee. Zo telt bij niemand mee wat verborgen is."
        ),
        (
            "Het interval van de verhouding is exact voor een Poisson-verdeling. Omdat een "
            "groot deel "
            "stopt, is het eerder te breed dan te smal. Ieder telt mee in wat voor hem verwacht is."
        ),
        "Aantallen zijn afgerond op 10. Percentages uit afgeronde aantallen kunnen iets afwijken.",
    ]
    if participants.kind is Kind.QUARTERS:
        lines[1:5] = [
            (
                "Tussen peildata van dezelfde gemeente staan geen grenzen en geen verwachte "
                "aantallen: "
                "het zijn voor een groot deel dezelfde uitkeringen, en toeval is dan niet te "
                "scheiden."
            ),
        ]
    if participants.kind is not Kind.QUARTERS and len(participants.peildata) > 1:
        lines.append(
            "De peildata zijn niet gelijk. Een verschil kan ook komen doordat de een later telt."
        )
    if any(_is_provisional(member) for member in participants.members):
        lines.append(
            "Voorlopige cijfers kunnen nog veranderen: sommige besluiten staan pas weken later in "
            "de administratie."
        )
    if len({member.content.instellingen.registratie_vanaf for member in participants.members}) > 1:
        lines.append(
            "De administraties beginnen niet op dezelfde dag. Dat werkt door in hoe lang "
            "uitkeringen lopen."
        )
    return tuple(lines)


def _recording(participants: Participants) -> str:
    """Who records things in more than one way."""
    if participants.kind is Kind.QUARTERS:
        return "de administratie legt"
    return f"{participants.kind.many} leggen"


def _is_provisional(member: Participant) -> bool:
    return member.content.status == "voorlopig"

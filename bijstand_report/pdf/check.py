"""The check of a finished document: PDF/UA-1 and PDF/A-3a, by an independent validator."""

from collections import Counter

from bijstand_report.errors import CheckError

PROFILES = {"PDF/UA-1": "PDF_UA_1", "PDF/A-3a": "PDF_A_3A"}
MOST_SHOWN = 10
_REFUSED = (
    "Het document komt niet door de controle op toegankelijkheid en archivering en is niet "
    "opgeslagen:"
)
_ADVICE = (
    "Past u zelf sjablonen aan, verbeter die dan. Met --geen-controle slaat u de controle over; "
    "dan is het document misschien niet toegankelijk."
)


def check_pdf(pdf: bytes) -> None:
    """Raise CheckError, with the rules that fail, for a PDF that is not PDF/UA-1 and PDF/A-3a."""
    problems = [problem for standard in PROFILES for problem in _failures(pdf, standard)]
    if not problems:
        return
    more = len(problems) - MOST_SHOWN
    others = [f"en nog {more} andere"] if more > 0 else []
    raise CheckError("\n".join([_REFUSED, *problems[:MOST_SHOWN], *others, _ADVICE]))


def _failures(pdf: bytes, standard: str) -> list[str]:
    """A line for every rule that fails."""
    import page

    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile[PROFILES[standard]])
    except page.PageError as error:
        return [f"- {standard}: {error}"]
    times = Counter((failure.rule_id, failure.message) for failure in report.failures)
    return [
        f"- {standard}, regel {rule} ({count} keer): {message}"
        for (rule, message), count in times.items()
    ]

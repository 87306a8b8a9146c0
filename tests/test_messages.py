"""What the program says: plain and calm, with what is wrong, where it is, and what to do about it.

Every sentence of the source is read, not a choice of them: see `messages`.
"""

import re
from collections.abc import Iterator

import pytest
import typer
from messages import FILLED_IN, Message, all_messages

from bijstand_report.check.new_settings import Start, brand_text, settings_text
from bijstand_report.cli import app
from bijstand_report.examples import EXAMPLES
from bijstand_report.settings import EXPECTED
from bijstand_report.validation.rules import RULES, Consequence

MESSAGES = all_messages()
# What is said by part of a sentence, for another message to make whole.
PART_OF_ANOTHER = ("exchange/model.py", "exchange/read.py:107", "render/templates.py")
TOLD_AFTER_A_NAME = ("ValueError", "_RefusedError")  # of the setting or the file
A_LIST = f":\n{FILLED_IN}"  # each line of it is a message of its own
ERRORS = [
    m for m in MESSAGES if m.kind.endswith("Error") and not m.where.startswith(PART_OF_ANOTHER)
]
NEVER = re.compile(
    r"!|\b(fout|fouten|error|invalid|ongeldige?|illegaa?le?|failed|mislukt|helaas|sorry|oeps|"
    r"traceback|exception|string|integer|boolean|null|none|nan|parse[nr]?|encoding|default|file|"
    r"je|jij|jouw|gelieve|dient|dienen|middels|tevens|teneinde|indien|reeds|conform|alsmede|"
    r"betreffende|desbetreffende|welke kan|gebruiker heeft)\b",
    re.IGNORECASE,
)
# The imperative, or a question that leaves little choice.
TO_DO = re.compile(
    r"\b(bedoelt u|controleer|exporteer|geef|gebruik|haal|installeer|kies|kijk|kort|laat|maak|meld|"
    r"neem|open|pas|schrijf|sla|sluit|start|vergelijk|verbeter|verwijder|voeg|vraag|vul|zet|"
    r"maakt u|probeert u|moet|nodig zijn)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    rf"{FILLED_IN}|--\w|\[\w+\]|BESTAND|register|instelling|kolom|gemeente|variabele", re.IGNORECASE
)
LONGEST_SENTENCE = 28


def told_to_users() -> Iterator[tuple[str, str]]:
    """Everything that people read on the screen, with where it comes from."""
    yield from ((message.where, message.text) for message in MESSAGES)
    for rule in RULES.values():
        yield rule.key, rule.description
        yield rule.key, rule.advice
    yield from ((f"instelling {name}", text) for name, text in EXPECTED.items())
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        yield name, str(command.help)
        yield from ((f"{name} {part.name}", str(part.help)) for part in command.params)
    yield from ((name, meant) for name, examples in EXAMPLES.items() for _, meant in examples)
    comments = [line for line in settings_text(Start()).splitlines() if line.startswith("# ")]
    yield from (("bijstand.toml", line) for line in comments)
    yield "_brand.yml", brand_text(None)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:;])\s|\n", text) if part.strip()]


def where(message: Message) -> str:
    return message.where


def test_they_are_all_found() -> None:
    """As many as there are, so that reading the source cannot quietly come to nothing."""
    kinds = {message.kind for message in MESSAGES}
    assert {"InputError", "SettingsError", "CheckError", "OutputError", "UsageError"} <= kinds
    assert len(MESSAGES) > 150


def test_nothing_is_shouted_jargon_or_stiff() -> None:
    found = {where: NEVER.search(text) for where, text in told_to_users()}
    assert {where: match[0] for where, match in found.items() if match} == {}


def test_sentences_are_short() -> None:
    long = [
        (where, len(sentence.split()))
        for where, text in told_to_users()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("message", ERRORS, ids=where)
def test_an_error_says_what_where_and_what_to_do(message: Message) -> None:
    assert message.text.endswith(A_LIST) or TO_DO.search(message.text), message.text
    if message.kind in TOLD_AFTER_A_NAME:
        return
    about_a_place = message.kind in ("InputError", "SettingsError", "OutputError")
    assert not about_a_place or PLACE.search(message.text), message.text
    assert re.match(rf"[A-Z{FILLED_IN}]|--\w|registratie_vanaf", message.text), message.text
    assert message.text.endswith((".", "?", ")", '"', FILLED_IN, "x86_64-pango")), message.text


def test_a_rule_says_what_is_wrong_and_what_to_do() -> None:
    for rule in RULES.values():
        assert rule.description.endswith(".")
        assert rule.advice.endswith(".")
        nothing = rule.advice == "U hoeft niets te doen."
        assert TO_DO.search(rule.advice) or (nothing and rule.consequence is Consequence.LEFT_OUT)


def test_what_a_setting_should_be_is_an_instruction() -> None:
    assert [name for name, text in EXPECTED.items() if not TO_DO.search(text)] == []


@pytest.mark.parametrize(
    "bad",
    ["Er is een fout opgetreden!", "Ongeldige invoer.", "Het bestand … is te groot.", "None"],
)
def test_a_bad_message_would_be_seen(bad: str) -> None:
    assert NEVER.search(bad) or not TO_DO.search(bad)

"""What `init` asks when somebody is there to answer: the municipality, and the client file.

What was given with the command is not asked. An empty answer is fine: it can be filled in later.
"""

from pathlib import Path

import typer

from bijstand_report.settings import Settings


def ask(file: Path | None, settings: Settings) -> tuple[Path | None, Settings]:
    """The client file and the settings, with the answers in them.

    An answer that cannot be is told and asked again. Raises typer.Abort at the end of input.
    """
    typer.echo("Een leeg antwoord mag altijd: u kunt het later invullen.", err=True)
    while settings.gemeente is None and (name := _answer("Naam van de gemeente")):
        settings = _named(settings, name)
    if file is None and settings.bron is None:
        file = _ask_file()
    return file, settings


def _named(settings: Settings, name: str) -> Settings:
    """The settings with a name, or as they were when it cannot be one."""
    from pydantic import ValidationError

    try:
        return Settings.model_validate({**settings.model_dump(), "gemeente": name})
    except ValidationError:
        typer.echo("Geef een naam van 1 tot en met 60 tekens, zoals Lindemeer.", err=True)
        return settings


def _ask_file() -> Path | None:
    while answer := _answer("Uw klantenbestand"):
        # A file that is dragged onto a terminal comes in quotes.
        path = Path(answer.strip("'\"")).expanduser()
        if path.is_file():
            return path
        typer.echo(f"{path} is geen bestand. Controleer de naam en de map.", err=True)
    return None


def _answer(question: str) -> str:
    """What is typed, without space around it; the question goes to standard error."""
    answer: str = typer.prompt(question, default="", show_default=False, err=True)
    return answer.strip()

"""`bekijk`: the report in the browser, made again whenever something of it changes."""

import time
import webbrowser
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bijstand_report.cli.shared import errors_told, subject_of
from bijstand_report.cli.terminal import can_ask, end_stage, leave_stage, tell, tell_problem
from bijstand_report.errors import BijstandError
from bijstand_report.options import (
    Causes,
    ClientFile,
    Config,
    MethodOption,
    Municipality,
    Notes,
    Parameters,
    ProfileOption,
    Quarter,
    Query,
    ReferenceDate,
    Sheet,
    Source,
    Style,
    Templates,
    Traceback,
    Years,
)
from bijstand_report.refusals import explain

if TYPE_CHECKING:
    from bijstand_report.preview.build import Builder
    from bijstand_report.preview.serve import Preview

_PAUSE = 0.5  # seconds between two looks at the files


def bekijk(
    context: typer.Context,
    bestand: ClientFile = None,
    *,
    poort: Annotated[
        int,
        typer.Option(
            "--poort",
            min=0,
            max=65535,
            help="Poort van de pagina, tot 65535; 0 is een die vrij is.",
        ),
    ] = 0,
    geen_browser: Annotated[
        bool, typer.Option("--geen-browser", help="Open de browser niet; noem alleen het adres.")
    ] = False,
    config: Config = None,
    kwartaal: Quarter = None,
    peildatum: ReferenceDate = None,
    periode: Years = None,
    codelijst: Causes = None,
    profiel: ProfileOption = None,
    methode: MethodOption = None,
    gemeente: Municipality = None,
    blad: Sheet = None,
    bron: Source = None,
    query: Query = None,
    parameters: Parameters = None,
    huisstijl: Style = None,
    toelichting: Notes = None,
    sjablonen: Templates = None,
    traceback: Traceback = False,
) -> None:
    """Bekijk het rapport in de browser; elke wijziging komt er meteen in."""
    with errors_told(traceback=traceback):
        from bijstand_report.preview.build import Builder, Subject
        from bijstand_report.preview.serve import Preview

        builder = Builder(lambda: Subject(*subject_of(context, bestand, config)), config)
        preview = Preview(poort)
        typer.echo(f"Bekijk het rapport op {preview.address} – stoppen: Ctrl-C")
        if not geen_browser and can_ask():
            webbrowser.open(preview.address)
        try:
            _keep_up(builder, preview, traceback=traceback)
        except KeyboardInterrupt:
            leave_stage()
            tell("Gestopt.")
        finally:
            preview.close()


def _keep_up(builder: "Builder", preview: "Preview", *, traceback: bool) -> None:
    """Make the report, and again after every change, until somebody stops it."""
    seen = None
    while True:
        now = builder.state()
        if now != seen:
            _renew(builder, preview, first=seen is None, traceback=traceback)
            seen = now  # what changed while it was made is seen in the next round
        time.sleep(_PAUSE)


def _renew(builder: "Builder", preview: "Preview", *, first: bool, traceback: bool) -> None:
    preview.show_work()
    began = time.monotonic()
    try:
        preview.show(builder.build(tell if first else _say_nothing))
    except BijstandError as error:
        problem = str(error)
    except OSError as error:
        problem = explain(error)
    except Exception as error:
        if traceback:
            raise
        problem = (
            f"Er ging iets mis dat niet was voorzien ({type(error).__name__}). "
            "Kijk wat u het laatst hebt gewijzigd; met --traceback ziet u meer."
        )
    else:
        end_stage()
        # Local time: it is for who looks on.
        tell(f"{datetime.now():%H:%M:%S} Bijgewerkt in {time.monotonic() - began:.1f} seconden.")  # noqa: DTZ005
        return
    preview.show_problem(problem)
    tell_problem(problem)


def _say_nothing(_: str) -> None:
    pass

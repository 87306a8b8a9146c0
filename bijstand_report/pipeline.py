"""The story in order: client file -> uitkeringen -> statistics -> protected results -> products.

Each step is a module; this one only calls them. Products are files in memory, for `output` to put
in place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bijstand_report import formatting
from bijstand_report.check.recognition import form_of, notices, recognition
from bijstand_report.choices import Method, Profile
from bijstand_report.config import Scope, Settings, scope_for
from bijstand_report.disclosure.ledger import About, Entry, entry_of, read_ledger
from bijstand_report.disclosure.protect import Release, plan_release
from bijstand_report.disclosure.publishable import Publishable
from bijstand_report.disclosure.reading.release import MUNICIPALITY
from bijstand_report.errors import SettingsError
from bijstand_report.exchange.definitions import definitions
from bijstand_report.helper import Helper, NoHelper, Task
from bijstand_report.manifest import sha256_of, write_manifest
from bijstand_report.periods import is_beyond
from bijstand_report.progress import Stage, Tell
from bijstand_report.read import read_client_file
from bijstand_report.read.cause_list import read_cause_list
from bijstand_report.read.personal import without_personal
from bijstand_report.read.raw import RawTable
from bijstand_report.read.reason_list import read_reason_list
from bijstand_report.registration import advice, seems_to_begin
from bijstand_report.report_parts import figures_of, html_edition
from bijstand_report.revisions import Revision, read_earlier, revisions
from bijstand_report.spells import Spells, build_spells
from bijstand_report.statistics.compute import compute
from bijstand_report.statistics.results import RowCount, Statistics
from bijstand_report.tables import data_tables
from bijstand_report.tables.to_csv import to_csv
from bijstand_report.validation.rules import RULES, Shown
from bijstand_report.validation.validate import Validated, validate

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Run:
    """A client file on its way: what was read, what it is about, and its uitkeringen."""

    raw: RawTable
    validated: Validated
    settings: Settings
    scope: Scope
    spells: Spells

    @property
    def publishable(self) -> Publishable:
        """The protected results: the only way to figures."""
        return self.release.units[MUNICIPALITY]

    @cached_property
    def release(self) -> Release:
        """All that is published of this file, planned once, beside what was published before."""
        return self.release_of({MUNICIPALITY: self.statistics})

    def release_of(self, units: Mapping[str, Statistics]) -> Release:
        """What may be published of a municipality and its teams, beside what was before."""
        register = self.settings.register_map
        earlier = read_ledger(register, self.about) if register else ()
        return plan_release(units, self.scope.profile, earlier, self._years_together)

    @property
    def _years_together(self) -> int | None:
        """How many instroomjaren go together, None when that is left to the counts.

        Method `origineel` is the original to the letter, which has every year by itself.
        """
        if self.scope.method is Method.ORIGINEEL:
            return 1
        wanted = self.settings.jaren_samen
        return None if wanted == "auto" else wanted

    @property
    def about(self) -> About:
        """What the ledger remembers of the release beside its figures."""
        scope = self.scope
        return About(
            gemeente=scope.gemeente,
            peildatum=scope.peildatum,
            profiel=scope.profile.value,
            invoer_sha256=self.raw.sha256,
            definities=self._definitions(),
        )

    def _definitions(self) -> dict[str, str]:
        """How things are counted here: other releases can be attacked beside it if they do so."""
        scope, views = self.scope, [view.title for view in self.scope.views]
        return {
            **definitions(scope, self.settings.kode_groep, self._reason_groups),
            "registratie_vanaf": str(scope.registration_from or "niet ingevuld"),
            "indelingen": ", ".join(views) or "geen",
        }

    @cached_property
    def statistics(self) -> Statistics:
        """The exact results of the municipality; only `disclosure` may see them."""
        quality = (*row_counts(self.validated), *self.spells.row_counts)
        return self._computed(self.spells.frame, quality, self.validated.rows_read)

    def statistics_of(self, spells: "pd.DataFrame") -> Statistics:
        """The exact statistics of a part of the uitkeringen."""
        return self._computed(spells, (), len(spells))

    @cached_property
    def _reason_groups(self) -> Mapping[str, str]:
        return read_reason_list(self.settings.redenen)

    def _computed(
        self, spells: "pd.DataFrame", quality: Sequence[RowCount], rows_read: int
    ) -> Statistics:
        return compute(spells, self.scope, quality, rows_read, self._reason_groups)

    def ledger_entry(self, release: Release | None = None) -> Entry | None:
        """What to put in the ledger when this is published; None when nothing was hidden.

        release: other than that of the municipality alone.
        """
        told = (release or self.release).told
        return entry_of(told, self.about) if told is not None else None


def load(
    path: Path | None, settings: Settings, profile: Profile, tell: Tell, *, example: bool = False
) -> Run:
    """Read and check a client file and make uitkeringen of it.

    path: the file, or None for the database of the settings
    profile: used when the settings name none; tell: gets one line per stage, for the user.
    Raises InputError or SettingsError with everything that is wrong.
    """
    raw = read_source(path, settings, tell)
    tell(form_of(raw))
    validated = validate(raw, settings.kolommen, settings.views)
    for line in [*recognition(validated), *notices(validated)]:
        tell(line)
    if validated.is_dossiers:
        tell("Het bestand bevat dossiers; die worden samengevoegd tot uitkeringen")
    starts = validated.frame["startdatum"]
    # A start in the future is a plan or a mistake: it says nothing of what the file covers.
    newest = min(starts.max().date(), date.today())  # noqa: DTZ011
    scope = scope_for(
        settings, profile, starts.min().date(), newest, example=example, views=validated.views
    )
    latest = _latest(validated.frame, newest)
    if is_beyond(scope.peildatum, latest):
        tell(
            f"Let op: het bestand lijkt tot {formatting.month(latest)} te lopen, de peildatum is "
            f"{formatting.day(scope.peildatum)}. Kijk of u het goede bestand en kwartaal hebt."
        )
    tell(Stage(f"Rekenen op peildatum {formatting.day(scope.peildatum)}"))
    spells = build_spells(
        validated.frame,
        is_dossiers=validated.is_dossiers,
        group_code=settings.kode_groep,
        causes=read_cause_list(settings.codelijst).descriptions,
        scope=scope,
    )
    _require_inflow(spells.frame["startdatum"], settings, scope)
    scope = replace(scope, first_year=spells.frame["startdatum"].min().year)
    if scope.registration_from is None:
        scope = replace(scope, seems_from=seems_to_begin(spells.frame))
    if scope.seems_from is not None:
        tell(f"Let op: {advice(scope.seems_from)}")
    return Run(raw, validated, settings, scope, spells)


def _latest(frame: "pd.DataFrame", newest_start: date) -> date:
    """The latest day that a file tells of: a start or an end, not in the future."""
    ends = frame["einddatum"].dropna()
    # Filtered, not capped: one end that is planned is no reason to take the file for up to date.
    past = ends[ends.dt.date <= date.today()]  # noqa: DTZ011
    return max(newest_start, past.max().date()) if len(past) else newest_start


def _require_inflow(starts: "pd.Series", settings: Settings, scope: Scope) -> None:
    """Raise SettingsError for a period of the settings about which there is nothing to say."""
    years = starts[starts.dt.date <= scope.peildatum].dt.year
    if settings.periode is not None and not years.between(*scope.years).any():
        (first, last), oldest = scope.years, starts.dt.year.min()
        raise SettingsError(
            f"In de periode {first}-{last} begon voor de peildatum geen enkele uitkering. "
            f"Kies met --periode jaren van {oldest} tot en met {scope.peildatum.year}."
        )


def read_source(path: Path | None, settings: Settings, tell: Tell) -> RawTable:
    """The rows of a client file, or without one those of the database of the settings.

    Without what names persons (`read.personal`).
    Raises InputError or SettingsError when they cannot be read.
    """
    return without_personal(_read(path, settings, tell), settings.kolommen)


def _read(path: Path | None, settings: Settings, tell: Tell) -> RawTable:
    if path is not None:
        tell(Stage(f"{path.name} lezen"))
        return replace(read_client_file(path, settings.blad), sha256=sha256_of(path))
    if settings.bron is None or settings.query is None:
        raise SettingsError("Geef bij een database (--bron) ook een query op: --query bestand.sql.")
    from bijstand_report.read.database import read_database

    # No stage: the database may ask for a password.
    tell(f"Database lezen met {settings.query.name}")
    return read_database(settings.bron, settings.query, settings.bound)


def row_counts(validated: Validated) -> list[RowCount]:
    """For every rule about rows, how many rows of the file it touched."""
    touched: dict[str, int] = {}
    for finding in validated.findings:
        touched[finding.rule.key] = touched.get(finding.rule.key, 0) + finding.count
    return [
        RowCount(rule.key, rule.description, rule.consequence.value, touched.get(rule.key, 0))
        for rule in RULES.values()
        if rule.shown is Shown.REPORT
    ]


def table_files(run: Run) -> dict[str, bytes]:
    """One CSV per table."""
    return {
        f"{table.name}.csv": to_csv(table, run.scope.method)
        for table in data_tables(run.publishable)
    }


def figure_files(run: Run, *, labels: bool, svg: bool) -> dict[str, bytes]:
    """The seven figures as the original drew them; labels: with counts at the points."""
    from bijstand_report.figures.draw import draw_original

    files = draw_original(
        run.publishable,
        run.scope.years[1],
        run.scope.gemeente,
        labels=labels,
        svg=svg,
    )
    return {f"{name}.{'svg' if svg else 'png'}": content for name, content in files.items()}


def report_files(
    run: Run, tell: Tell, *, check: bool = True, helper: Helper | None = None
) -> dict[str, bytes]:
    """The council report: PDF, HTML edition, workbook and manifest.

    check: validate the PDF; helper: who draws, makes the HTML edition and validates, this process
    unless told.
    Raises CheckError when a document is not in order.
    """
    from bijstand_report.branding import load_brand
    from bijstand_report.limits import limited
    from bijstand_report.notes import read_notes
    from bijstand_report.pdf import check_pdf, load_weasyprint, write_pdf
    from bijstand_report.pdf.attachments import table_attachments
    from bijstand_report.render import render_print, template_folder
    from bijstand_report.report.build import build_report
    from bijstand_report.report.chapters import figure_names
    from bijstand_report.report.tiles import series
    from bijstand_report.workbook import about_administration, write_workbook

    helper = helper or NoHelper()
    brand, own = load_brand(run.settings.huisstijl), template_folder(run.settings.sjablonen)
    notes = read_notes(run.settings.toelichting)
    changed = changes(run)
    tell(Stage("Figuren tekenen"))
    drawing = (
        run.publishable,
        series(run.publishable),
        brand.primary,
        figure_names(run.publishable),
    )
    framing = helper.start(figures_of, *drawing, accessible=run.scope.accessible, frames=True)
    drawn = helper.start(figures_of, *drawing, accessible=run.scope.accessible)
    load_weasyprint()
    tables = data_tables(run.publishable)
    behind = table_attachments(tables, run.scope.method, run.scope.peildatum)
    frames = framing.result()
    report = build_report(run.publishable, run.scope, brand, frames, changed, notes=notes)
    later: dict[str, Task[bytes]] = {}

    def pictures() -> Mapping[bytes, bytes]:
        """Asked for when the pages are laid out: then the HTML edition can be made as well."""
        figures = drawn.result().figures
        found = {frame: figures[name] for name, frame in frames.figures.items()}
        later["rapport.html"] = helper.start(html_edition, report, own, found)
        return found

    tell(Stage("PDF opmaken"))
    with limited():
        pdf = write_pdf(
            render_print(report, own=own),
            behind,
            fonts=[font.path for font in brand.fonts],
            check=False,
            is_xml=own is None,
            pictures=pictures,
        )
    checked = helper.start(check_pdf, pdf) if check else None
    about = about_administration(run.scope, report.title, report.profile.explanation)
    files = {
        "rapport.pdf": pdf,
        "rapport.html": later["rapport.html"].result(),
        "tabellen.xlsx": write_workbook(tables, about),
    }
    if checked is not None:
        checked.result()
    return {**files, "manifest.json": manifest(run, files, list(brand.repairs))}


def changes(run: Run) -> tuple[Revision, ...] | None:
    """What is no longer as the earlier report of the settings said; None when they name none."""
    if run.settings.vorige is None:
        return None
    return revisions(read_earlier(run.settings.vorige, run.scope), run.publishable)


def manifest(run: Run, files: dict[str, bytes], warnings: list[str]) -> bytes:
    """How these files were made."""
    return write_manifest(
        run.publishable,
        run.scope,
        input_name=run.raw.name,
        input_sha256=run.raw.sha256,
        warnings=warnings,
        files=files,
    )

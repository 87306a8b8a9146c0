"""The HTML edition of a report, made again after a change with as little work as possible.

The client file is read again when it or the settings changed, figures are drawn again when the
results or the colour changed; text and templates are always filled in again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bijstand_report.branding import load_brand
from bijstand_report.choices import Profile
from bijstand_report.collection import without_collection
from bijstand_report.errors import BijstandError
from bijstand_report.figures.images import Images
from bijstand_report.notes import read_notes
from bijstand_report.pipeline import Run, changes, load
from bijstand_report.preview.sources import State, data_files, settings_files, state_of, text_files
from bijstand_report.progress import Stage, Tell
from bijstand_report.render import template_folder
from bijstand_report.report.build import build_report
from bijstand_report.report.chapters import figure_names
from bijstand_report.report.tiles import series
from bijstand_report.report_parts import figures_of, html_edition
from bijstand_report.settings import Settings


@dataclass(frozen=True)
class Subject:
    """What is shown: the client file (None for a database), the settings, an example or not."""

    source: Path | None
    settings: Settings
    example: bool = False

    def counted(self) -> "Subject":
        """What of it the figures depend on: not what they are dressed in."""
        bare = {"toelichting": None, "sjablonen": None, "huisstijl": None}
        return replace(self, settings=self.settings.model_copy(update=bare))


@dataclass
class Builder:
    """Makes the report of a subject that may change.

    read: gives the subject as it is now; config: the settings file that was named
    """

    read: Callable[[], Subject]
    config: Path | None = None
    _subject: Subject | None = None
    _run: Run | None = None
    _data: State = frozenset()
    _images: Mapping[str, Images] = field(default_factory=dict)

    def state(self) -> State:
        """What the report is made of now; differs from before when it should be made again."""
        subject: Subject | None
        try:
            subject = self.read()
        except BijstandError:  # told when it is built
            subject = self._subject
        files = list(settings_files(self.config))
        if subject is not None:
            files += data_files(subject.source, subject.settings)
            files += text_files(subject.settings)
        return state_of(files)

    def build(self, tell: Tell) -> bytes:
        """The HTML edition as it should be now.

        tell: gets a line per stage. Raises BijstandError for what is wrong.
        """
        subject = self.read()
        run = self._run_of(subject, tell)
        brand, own = (
            load_brand(subject.settings.huisstijl),
            template_folder(subject.settings.sjablonen),
        )
        notes, changed = read_notes(subject.settings.toelichting), changes(run)
        if brand.primary not in self._images:
            tell(Stage("Figuren tekenen"))
            self._images = {brand.primary: _drawn(run, brand.primary)}
        images = self._images[brand.primary]
        report = build_report(run.publishable, run.scope, brand, images, changed, notes=notes)
        return html_edition(report, own)

    def _run_of(self, subject: Subject, tell: Tell) -> Run:
        """The results, computed again when the file or the settings changed."""
        data = state_of(data_files(subject.source, subject.settings))
        same = self._subject is not None and subject.counted() == self._subject.counted()
        self._subject = subject
        if self._run is None or not same or data != self._data:
            self._run, self._images, self._data = None, {}, data
            self._run = load(
                subject.source, subject.settings, Profile.RAAD, tell, example=subject.example
            )
        return self._run


def _drawn(run: Run, colour: str) -> Images:
    names = figure_names(run.publishable)
    accessible = run.scope.accessible
    with without_collection():
        return figures_of(
            run.publishable, series(run.publishable), colour, names, accessible=accessible
        )

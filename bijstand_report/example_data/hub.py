"""Six invented municipalities to compare, with differences that are known.

Two leave otherwise than the rest (one more quickly, one more slowly) among the same kinds of
people; one leaves like the rest but has other people; three do not differ. So a funnel plot finds
three, and standardisation on age and leefvorm the first two of them.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bijstand_report.choices import Profile
from bijstand_report.config import Settings, load_settings
from bijstand_report.example_data.client_file import generate
from bijstand_report.example_data.uitkeringen import ORDINARY, Traits
from bijstand_report.example_data.writing import content_of

MANY_LONE_PARENTS = (0.10, 0.78, 0.10, 0.02)


@dataclass(frozen=True)
class Town:
    """An invented municipality: name, rows of its client file, seed, and what sets it apart."""

    name: str
    rows: int
    seed: int
    traits: Traits = ORDINARY

    @property
    def settings(self) -> Settings:
        """The settings of its exchange file."""
        return load_settings(
            None,
            {
                "gemeente": self.name,
                "kwartaal": "2018K2",
                "registratie_vanaf": "2005-01-01",
                "profiel": Profile.HUB,
            },
            use_file=False,
        )


# The seeds are such that chance puts none of those that do not differ outside a limit.
TOWNS = (
    Town("Aldermeer", 5_000, 111),
    Town("Bosrijk", 12_000, 102),
    Town("Duinhaven", 9_000, 103, Traits(leaving=1.35)),
    Town("Eikenrade", 3_000, 114),
    Town("Noorderlaken", 8_000, 105, Traits(household_weights=MANY_LONE_PARENTS)),
    Town("Rietveen", 7_000, 106, Traits(leaving=0.75)),
)


def hub_files() -> dict[str, bytes]:
    """The exchange file of each municipality, by name of the file; the same bytes each time."""
    files: dict[str, bytes] = {}
    for town in TOWNS:
        files |= exchange_file_of(town)
    return files


def exchange_file_of(town: Town) -> dict[str, bytes]:
    """The exchange file of one municipality, made as anybody makes one: from its client file."""
    from bijstand_report import pipeline
    from bijstand_report.sharing import exchange_file

    with TemporaryDirectory() as folder:
        path = Path(folder) / "klanten.csv"
        path.write_bytes(content_of(generate(town.rows, town.seed, traits=town.traits), path))
        run = pipeline.load(path, town.settings, Profile.HUB, lambda _line: None, example=True)
        return exchange_file(run, None)

"""The choices of settings and options: light to import, so that `--help` is quick."""

from enum import Enum


class Profile(Enum):
    """For whom the figures are, and so how they are protected (METHOD 10)."""

    INTERN = "intern"
    RAAD = "raad"
    HUB = "hub"


class Per(Enum):
    """What an exchange file is about: the municipality, or each of its teams."""

    GEMEENTE = "gemeente"
    TEAM = "team"


class Method(Enum):
    """How "active" is decided: as known on the peildatum, or as the original analysis did."""

    PEILDATUM = "peildatum"
    ORIGINEEL = "origineel"

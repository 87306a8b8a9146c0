"""The house: imports go one way, and what is right of disclosure sees protected figures only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "bijstand_report"
RIGHT_OF_DISCLOSURE = (
    "figures",
    "narrative",
    "report",
    "render",
    "pdf",
    "tables",
    "workbook",
    "manifest",
    "revisions",
    "exchange",
    "comparison",
)
EXACT = (
    "read",
    "validation",
    "dossiers",
    "spells",
    "statistics",
    "analysis_file",
    "write",
    "check",
    "pipeline",
    "views",
    "reentry",
)
HEAVY = ("pandas", "numpy", "plotnine", "matplotlib", "weasyprint", "babel", "jinja2", "yaml")


def modules(name: str) -> Iterator[Path]:
    path = PACKAGE / name
    yield from path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]


def imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("name", RIGHT_OF_DISCLOSURE)
def test_no_way_back_through_the_gate(name: str) -> None:
    found = list(modules(name))
    assert found
    for module in found:
        for target in imported(module):
            room = target.removeprefix("bijstand_report.").split(".")[0]
            assert not (target.startswith("bijstand_report.") and room in EXACT), (
                f"{module.name} imports {target}"
            )


def test_only_the_gate_turns_exact_into_publishable() -> None:
    """Nobody but `disclosure` imports both exact and published results, save the pipeline."""
    both = set()
    for module in PACKAGE.rglob("*.py"):
        names = " ".join(imported(module))
        exact = "bijstand_report.statistics" in names
        if exact and "bijstand_report.disclosure.publishable" in names:
            both.add(str(module.relative_to(PACKAGE)))
    assert {name for name in both if not name.startswith("disclosure/")} == {"pipeline.py"}
    assert "disclosure/protect.py" in both


@pytest.mark.parametrize("arguments", [["--help"], ["rapport", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from bijstand_report.cli import main\n"
        f"sys.argv = ['bijstand-report', *{arguments!r}]\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout.strip()


def test_modules_stay_small() -> None:
    for module in PACKAGE.rglob("*.py"):
        assert len(module.read_text(encoding="utf-8").splitlines()) <= 350, module

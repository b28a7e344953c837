"""The import contracts notice when they are broken: each is broken once, in a copy of the house."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACCOUNTS, START = "draagvlak/capabilities/accounts", "draagvlak/pages/start"
BREAKS = [  # what must notice · where · this line is added
    ("floors", "draagvlak/basics/htmx.py", "import draagvlak.pages"),
    ("floors", "draagvlak/helpers.py", "x = 1"),
    ("capabilities", f"{ACCOUNTS}/queries.py", "import draagvlak.capabilities.insights"),
    ("capabilities", "draagvlak/capabilities/services/__init__.py", "x = 1"),
    ("capability-files", f"{ACCOUNTS}/queries.py", "import draagvlak.capabilities.accounts.actions"),
    ("capability-files", f"{ACCOUNTS}/utils.py", "x = 1"),
    ("pages", "draagvlak/pages/shared/doors.py", "import draagvlak.pages.start.urls"),
    ("page-files", f"{START}/forms.py", "import draagvlak.pages.start.views"),
    ("no-models-in-pages", f"{START}/views.py", "from draagvlak.capabilities.accounts import models"),
    ("plain-analysis", "draagvlak/analysis/layers.py", "import django.conf"),
    ("graph-library", "draagvlak/analysis/layers.py", "import igraph"),
    ("solver", f"{ACCOUNTS}/queries.py", "import ortools"),
    ("snapshot-gate", f"{ACCOUNTS}/queries.py", "import draagvlak.analysis.engine"),
    ("tenancy", f"{ACCOUNTS}/queries.py", "from django_scopes import scopes_disabled"),
    ("knots", "draagvlak/analysis/layers.py", "import draagvlak.analysis.report"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "draagvlak", house / "draagvlak", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def lint(house: Path, *only: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", *only]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def test_the_house_keeps_its_contracts(copy):
    ran = lint(copy)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BREAKS, ids=[f"{b[0]}-{n}" for n, b in enumerate(BREAKS)])
def test_a_broken_contract_fails(copy, contract, file, line):
    broken = copy / file
    was = broken.read_text() if broken.exists() else None
    broken.parent.mkdir(exist_ok=True)
    broken.write_text(f"{was or ''}\n\n{line}\n")
    try:
        ran = lint(copy, "--contract", contract)
    finally:
        if was is not None:
            broken.write_text(was)
        else:
            broken.unlink()
            if broken.parent.name == "services":
                shutil.rmtree(broken.parent)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "BROKEN" in ran.stdout

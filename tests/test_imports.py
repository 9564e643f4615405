"""What is imported when: the command line must not wait for the screen, and importing the package must cost nothing."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import chechnya_reader

ARTICLE = "The tide mill\n\n“The wheel has not turned since March,” said Mira Okonta, who looks after it.\n"
HEAVY = ("textual", "rich")
SCREEN = ("chechnya_reader.tui",)


def _loaded_by(statements: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after `statements`."""
    report = "import sys; sys.stderr.write('\\n@' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"{statements}\n{report}"], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.rpartition("@")[2].split())


def _of(package: str, modules: set[str]) -> set[str]:
    return {module for module in modules if module == package or module.startswith(package + ".")}


def _core_modules() -> list[str]:
    """Every module of the package that is neither the screen nor the command line."""
    prefix = f"{chechnya_reader.__name__}."
    names = [module.name for module in pkgutil.walk_packages(chechnya_reader.__path__, prefix)]
    outside = (f"{prefix}tui", f"{prefix}cli", f"{prefix}__main__")
    return [name for name in names if not name.startswith(outside)]


def test_importing_the_package_loads_nothing_else_of_it() -> None:
    assert _of("chechnya_reader", _loaded_by("import chechnya_reader")) == {"chechnya_reader"}


def test_the_public_names_are_there_when_they_are_used() -> None:
    loaded = _loaded_by("import chechnya_reader; chechnya_reader.find_quotes; chechnya_reader.open_collection")
    assert {"chechnya_reader.extraction", "chechnya_reader.library"} <= loaded


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="find_nothing"):
        chechnya_reader.find_nothing  # noqa: B018


@pytest.mark.parametrize("package", [*HEAVY, *SCREEN])
def test_importing_the_core_loads_no_screen(package: str) -> None:
    core = _core_modules()
    assert "chechnya_reader.library" in core, "the list of modules is not empty by mistake"
    assert not _of(package, _loaded_by("import " + ", ".join(core)))


@pytest.mark.parametrize("package", [*HEAVY, *SCREEN])
def test_printing_quotes_loads_no_screen(package: str, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(ARTICLE, encoding="utf-8")
    arguments = ["quotes", str(tmp_path), "--format", "jsonl"]
    statements = f"""
from chechnya_reader.cli import main
try:
    main({arguments!r})
except SystemExit as ended:
    assert not ended.code"""
    loaded = _loaded_by(statements)
    assert "chechnya_reader.library" in loaded, "the command ran"
    assert not _of(package, loaded)


def test_opening_the_screen_loads_no_dialog_before_it_is_asked_for() -> None:
    loaded = _loaded_by("import chechnya_reader.tui.app")
    dialogs = ("help", "problems", "export_dialog", "search_screen", "why")
    assert not loaded & {f"chechnya_reader.tui.{name}" for name in dialogs}


FIRST_FRAME = """
import asyncio
from datetime import datetime
from chechnya_reader.state import State
from chechnya_reader.tui.app import ReaderApp
from chechnya_reader.tui.correcting import KeepingLibrary
from chechnya_reader.tui.panes_screen import PanesScreen
PanesScreen.read_folder = lambda screen: None
app = ReaderApp("news", state=State(None), config=None, now=datetime.now, library=KeepingLibrary({}))
async def paint():
    async with app.run_test() as pilot:
        await pilot.pause()
asyncio.run(paint())
"""


@pytest.mark.parametrize("package", ["crossrefs", "extraction", "library", "dates", "export", "search"])
def test_the_first_frame_waits_for_nothing_that_needs_articles(package: str) -> None:
    assert not _of(f"chechnya_reader.{package}", _loaded_by(FIRST_FRAME))

"""Storage: a file is written whole or not at all, and the user's folders are where XDG says."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chechnya_reader.storage import config_folder, data_folder, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_read_back(tmp_path: Path, text: str, overwrite: bool) -> None:
    path = tmp_path / "report.md"
    if not overwrite:
        path.unlink(missing_ok=True)
    write_whole(path, text, overwrite=overwrite)
    assert path.read_bytes() == text.encode()
    assert names(tmp_path) == ["report.md"]


def test_a_lone_surrogate_costs_no_more_than_itself(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.md", "caf\udce9 “so”", overwrite=False)
    assert (tmp_path / "report.md").read_text() == "caf? “so”"


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("by hand")
    with pytest.raises(FileExistsError, match=r": '\S*report\.md'$"):
        write_whole(path, "new", overwrite=False)
    assert (path.read_text(), names(tmp_path)) == ("by hand", ["report.md"])


def _written_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        if not path.exists():
            path.write_text("by another")

    monkeypatch.setattr(os, "fsync", meanwhile)


def test_a_file_that_comes_into_being_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.md"
    _written_meanwhile(path, monkeypatch)
    with pytest.raises(FileExistsError, match=r": '\S*report\.md'$"):
        write_whole(path, "new", overwrite=False)
    assert (path.read_text(), names(tmp_path)) == ("by another", ["report.md"])


def _without_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: str, target: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", source, None, target)

    monkeypatch.setattr(os, "link", link)


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_hard_links(monkeypatch)
    path = tmp_path / "report.md"
    write_whole(path, "new", overwrite=False)
    assert (path.read_text(), names(tmp_path)) == ("new", ["report.md"])


def test_without_hard_links_too_a_file_that_comes_into_being_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_hard_links(monkeypatch)
    path = tmp_path / "report.md"
    _written_meanwhile(path, monkeypatch)
    with pytest.raises(FileExistsError, match=r": '\S*report\.md'$"):
        write_whole(path, "new", overwrite=False)
    assert (path.read_text(), names(tmp_path)) == ("by another", ["report.md"])


@pytest.mark.parametrize(("overwrite", "step"), [(True, "fsync"), (True, "replace"), (False, "fsync"), (False, "link")])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool, step: str
) -> None:
    path = tmp_path / "report.md"
    if overwrite:
        path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new", overwrite=overwrite)
    assert names(tmp_path) == (["report.md"] if overwrite else [])
    assert not overwrite or path.read_text() == "old"


def test_the_text_is_on_the_disk_before_the_file_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")
    seen: list[tuple[int, str]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            seen.append((os.fstat(descriptor).st_size, path.read_text()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    write_whole(path, "newer", overwrite=True)
    assert seen == [(5, "old")]


def test_an_overwritten_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, "new", overwrite=True)
    assert (stat.S_IMODE(path.stat().st_mode), path.read_text()) == (0o600, "new")


def test_a_new_file_has_the_mode_that_the_user_gives_to_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "report.md", "new", overwrite=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.md").stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "report.md").write_text("old")
    link = tmp_path / "report.md"
    link.symlink_to("real/report.md")
    write_whole(link, "new", overwrite=True)
    assert link.is_symlink()
    assert (tmp_path / "real" / "report.md").read_text() == "new"
    with pytest.raises(FileExistsError):
        write_whole(link, "newer", overwrite=False)


def test_what_is_no_regular_file_is_never_written_over(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "folder").mkdir()
    for path in (pipe, tmp_path / "folder"):
        with pytest.raises(OSError, match="not a regular file"):
            write_whole(path, "new", overwrite=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["folder", "pipe"]


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_missing_folder_is_an_error_that_names_the_file(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere/report\.md"):
        write_whole(tmp_path / "nowhere" / "report.md", "new", overwrite=overwrite)


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 252 + ".md")
    write_whole(path, "new", overwrite=False)
    assert path.read_text() == "new"


def test_a_bare_name_is_written_to_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("report.md"), "new", overwrite=False)
    assert names(tmp_path) == ["report.md"]


def test_the_folders_are_where_xdg_says() -> None:
    environ = {"HOME": "/home/a", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"}
    assert data_folder(environ) == Path("/data/chechnya-reader")
    assert config_folder(environ) == Path("/config/chechnya-reader")


@pytest.mark.parametrize("value", [None, "", "relative/path"])
def test_without_xdg_folders_they_are_below_the_home(value: str | None) -> None:
    environ = {"HOME": "/home/a"}
    if value is not None:
        environ |= {"XDG_DATA_HOME": value, "XDG_CONFIG_HOME": value}
    assert data_folder(environ) == Path("/home/a/.local/share/chechnya-reader")
    assert config_folder(environ) == Path("/home/a/.config/chechnya-reader")


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "relative"}])
def test_without_a_home_they_are_absolute_all_the_same(environ: dict[str, str]) -> None:
    assert data_folder(environ).is_absolute()
    assert config_folder(environ).is_absolute()

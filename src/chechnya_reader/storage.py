"""Where the user's own files are, and how a file is written: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FOLDER = "chechnya-reader"

_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder for what the user made here: selections and places. It need not exist."""
    return _base(environ, "XDG_DATA_HOME", ".local/share") / FOLDER


def config_folder(environ: Mapping[str, str]) -> Path:
    """The folder of `config.yaml`. It need not exist."""
    return _base(environ, "XDG_CONFIG_HOME", ".config") / FOLDER


def _base(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    # The XDG specification: an empty or relative path counts as not set.
    named = environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else _home(environ) / below_home


def _home(environ: Mapping[str, str]) -> Path:
    named = environ.get("HOME", "")
    if os.path.isabs(named):
        return Path(named)
    try:
        import pwd

        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except (ImportError, KeyError):
        return Path(os.path.abspath(os.path.expanduser("~")))


def write_whole(path: Path, text: str, *, overwrite: bool) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all, by a temporary file beside it.

    Without `overwrite` an existing file is left as it is and FileExistsError raised, also where the file comes into
    being meanwhile. An overwritten file keeps its mode; a link stays, and its file is written. What is no regular
    file is never written over. A lone surrogate, which UTF-8 cannot hold, is written as `?`. OSError passes through.
    """
    data = text.encode("utf-8", "replace")
    target = os.path.realpath(path) if overwrite else os.fspath(path)
    mode = _kept_mode(target, overwrite)
    temporary, descriptor = _temporary(target)
    try:
        with open(descriptor, "wb") as file:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if overwrite:
            os.replace(temporary, target)
        else:
            _move_to_new(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _settle(os.path.dirname(target))


def _kept_mode(target: str, overwrite: bool) -> int | None:
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return None
    if not overwrite:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file", target)
    return stat.S_IMODE(mode)


def _temporary(target: str) -> tuple[str, int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    # A short name, for the file's own may already be as long as the file system allows.
    path = os.path.join(os.path.dirname(target), f".{FOLDER}-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        return path, os.open(path, flags, 0o666)
    except OSError as error:
        raise OSError(error.errno, error.strerror, target) from None


def _move_to_new(temporary: str, target: str) -> None:
    """Give the file its name unless the name is taken, in one step; the hard link is what makes that sure."""
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise OSError(error.errno, error.strerror, target) from None
        # No hard links there: an empty file takes the name, and is then replaced.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        os.replace(temporary, target)
    else:
        os.unlink(temporary)


def _settle(folder: str) -> None:
    """Have the new name on the disk too, where a folder can be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

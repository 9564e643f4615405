"""A program on a pseudo-terminal of its own, timed from outside. Linux and macOS; the standard library only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
QUERY = re.compile(rb"\x1b\[(?P<argument>[?>=]?[0-9;]*)(?P<between>\$?)(?P<final>[cnpqu])")
QUIET = 0.3
"""Seconds without output after which the screen is taken to be at rest."""


class Terminal:
    """Starts `command` at once; milliseconds count from just before that. Use as a context manager."""

    def __init__(self, command: list[str], *, columns: int = 120, rows: int = 40, env: dict[str, str] | None = None):
        environ = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TMUX")}
        environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": str(columns), "LINES": str(rows)}
        environ |= env or {}
        self.output = bytearray()
        self._answered = 0
        self._ended = False
        self._last = 0.0
        self.started = time.perf_counter()
        self._process, self._leader = pty.fork()
        if self._process == 0:
            try:
                os.execvpe(command[0], command, environ)
            finally:
                os._exit(127)
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self._leader, False)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        for number, seconds in ((signal.SIGTERM, 1.0), (signal.SIGKILL, 5.0)):
            if os.waitpid(self._process, os.WNOHANG)[0]:
                break
            os.kill(self._process, number)
            until = time.perf_counter() + seconds
            while time.perf_counter() < until and not self._ended:
                self._read(0.02)
            if self._ended and os.waitpid(self._process, 0)[0]:
                break
        os.close(self._leader)

    def paint(self, marker: str, seconds: float = 30.0) -> float | None:
        """Milliseconds from the start until `marker` has been written, or None."""
        while marker not in ESCAPES.sub(b"", self.output).decode("utf-8", "replace"):
            while not self._read(0.05):
                if self._ended or time.perf_counter() - self.started > seconds:
                    return None
        return (self._last - self.started) * 1000

    def settle(self) -> None:
        """Wait until the screen is at rest."""
        last = time.perf_counter()
        while time.perf_counter() - last < QUIET and not self._ended:
            if self._read(QUIET / 4):
                last = time.perf_counter()

    def press(self, key: str, seconds: float = 2.0) -> float | None:
        """Milliseconds from the key to the first output after it, or None."""
        self.settle()
        sent = time.perf_counter()
        os.write(self._leader, key.encode())
        while time.perf_counter() - sent < seconds and not self._ended:
            if self._read(0.05):
                return (time.perf_counter() - sent) * 1000
        return None

    def peak_mib(self) -> float:
        """The most memory that the process has held, in MiB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self._process}/status") as status:
                return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))
        except (OSError, StopIteration):
            return 0.0

    def _read(self, wait: float) -> bool:
        if not select.select([self._leader], [], [], wait)[0]:
            return False
        try:
            chunk = os.read(self._leader, 65536)
        except BlockingIOError:
            return False
        except OSError:
            chunk = b""
        if not chunk:
            self._ended = True
            return False
        self.output += chunk
        self._last = time.perf_counter()
        for query in QUERY.finditer(self.output, self._answered):
            self._answered = query.end()
            if reply := answer(query):
                os.write(self._leader, reply)
        self._answered = max(self._answered, len(self.output) - 32)
        return True


def answer(query: re.Match[bytes]) -> bytes:
    """What a usual terminal replies to `query`, for programs wait for it."""
    argument, final = query["argument"], query["final"]
    if final == b"c":
        return b"\x1b[>41;370;0c" if argument[:1] == b">" else b"\x1b[?62;22c"
    if final == b"n":
        return {b"5": b"\x1b[0n", b"6": b"\x1b[1;1R"}.get(argument, b"")
    if final == b"p" and query["between"] and argument[:1] == b"?":
        return b"\x1b[?%s;%s$y" % (argument[1:], b"2" if argument == b"?2026" else b"0")
    return b"\x1b[?0u" if final == b"u" and argument == b"?" else b""

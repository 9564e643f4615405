"""Runs a shell command in a pseudo-terminal until the reader's first screen has come, then quits it with `q`.

    python scripts/first_screen.py "COMMAND"

Exits with 1, and what was on the terminal, when no article is on the screen within ten minutes or when the reader
ends with an error.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

MARKER = re.compile(r"[1-9]\d* articles? · [1-9]\d* quotes?")
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
SECONDS = 600


def main() -> int:
    pid, leader = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
        os.execv("/bin/bash", ["bash", "-c", sys.argv[1]])
    fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    raw = bytearray()
    asked_to_quit = False
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if select.select([leader], [], [], 0.2)[0]:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            raw += chunk
        if not asked_to_quit and MARKER.search(ESCAPES.sub(b"", bytes(raw)).decode("utf-8", "replace")):
            os.write(leader, b"q")
            asked_to_quit = True
    _, status = os.waitpid(pid, 0 if asked_to_quit else os.WNOHANG)
    if asked_to_quit and os.waitstatus_to_exitcode(status) == 0:
        print("the first screen came, and q left it")
        return 0
    print(ESCAPES.sub(b"", bytes(raw)).decode("utf-8", "replace")[-4000:])
    print("no screen with articles and quotes came" if not asked_to_quit else "the reader ended with an error")
    return 1


if __name__ == "__main__":
    sys.exit(main())

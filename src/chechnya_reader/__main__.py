"""The command `chechnya-reader`, also as `python -m chechnya_reader`."""

from __future__ import annotations


def main() -> None:
    from chechnya_reader.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()

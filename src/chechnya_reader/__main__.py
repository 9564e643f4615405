"""The command `chechnya-reader`, also as `python -m chechnya_reader`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    from chechnya_reader.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()

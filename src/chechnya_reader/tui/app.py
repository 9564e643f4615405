"""The app: one main screen, the user's theme and keys. Nothing is read before the first paint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from chechnya_reader.tui import shown
from chechnya_reader.tui.main_screen import MainScreen

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.dom import DOMNode

    from chechnya_reader.config import Config
    from chechnya_reader.state import State
    from chechnya_reader.tui.correcting import KeepingLibrary
    from chechnya_reader.tui.folder_worker import Library


def _commands() -> type[Provider]:
    from chechnya_reader.tui.commands import ReaderCommands

    return ReaderCommands


CLEANING = shown.Cleaning()


class ReaderApp(App[None]):
    """The reader over the folder, or file, `root`.

    A `state` that is a function is opened when it is first needed, after the first paint. `library` is where the
    collection comes from.
    """

    TITLE = "chechnya-reader"
    CSS_PATH = "reader.tcss"
    # The library's own binding of the palette would go before that of a dialog's input.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Palette", show=False, tooltip="All that can be done, by name",
                id="palette"),
    ]  # fmt: skip
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    def __init__(
        self,
        root: str,
        *,
        state: State | Callable[[], State],
        config: Config | None,
        now: Callable[[], datetime],
        library: Library,
    ) -> None:
        super().__init__()
        self._main = MainScreen(root, state=state, config=config, now=now, library=library)
        self._config = config
        if config is not None and config.keymap:
            from chechnya_reader.tui.keymap import usable

            self.set_keymap(usable(config.keymap))
        if config is not None and config.theme in self.available_themes:
            self.theme = config.theme

    def get_default_screen(self) -> MainScreen:
        return self._main

    def on_mount(self) -> None:
        self.call_after_refresh(self._check_settings)

    def _check_settings(self) -> None:
        config = self._config
        if config is None or (not config.keymap and config.theme in (None, *self.available_themes)):
            return
        from chechnya_reader.tui.keymap import binding_groups, keymap_problems, theme_problem

        no_theme = theme_problem(config, self.available_themes)
        faults = keymap_problems(config, binding_groups()) if config.keymap else ()
        self._main.complain_of_settings([*([no_theme] if no_theme else []), *faults])

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key is bound to; where that can not be done now, the main screen says what to do first."""
        done = await super().run_action(action, default_namespace, namespaces)
        if not done and default_namespace is self._main and isinstance(action, str):
            self._main.say_why_not(action.partition("(")[0])
        return done

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), CLEANING]


def run_reader(root: str) -> int:
    """Open the reader over `root` with the user's own data and settings; gives the exit code."""
    import os
    from contextlib import ExitStack

    from chechnya_reader.storage import config_folder
    from chechnya_reader.tui.correcting import KeepingLibrary

    settings = config_folder(os.environ)
    with ExitStack() as opened:
        config = None
        if settings.is_dir():
            from chechnya_reader.config import load_config

            config = load_config(settings)

        def state() -> State:
            from chechnya_reader.state import WAIT, open_state

            own = open_state(os.environ, wait=WAIT)
            # Called after the state is closed, which is the last time that it tries.
            opened.callback(complain_of_unsaved, own)
            return opened.enter_context(own)

        library = KeepingLibrary(os.environ)
        app = ReaderApp(root, state=state, config=config, now=_now, library=library)
        app.run()
        complain_of_refused(library)
        return app.return_code or 0


def complain_of_unsaved(state: State) -> None:
    """Say on standard error how many selections `state`, now closed, could not save; nothing if it saved all."""
    if state.unsaved:
        import sys

        from chechnya_reader.tui.view import counted

        told = f"{counted(state.unsaved, 'selection')}, made or taken back, could not be saved: {state.reason}"
        print(shown.content_line(told).plain, file=sys.stderr)


def complain_of_refused(library: KeepingLibrary) -> None:
    """Say on standard error which corrections could not be written, and that was not said on the screen any more."""
    if library.refused:
        import sys

        for told in library.refused:
            print(shown.content_line(told).plain, file=sys.stderr)


def _now() -> datetime:
    return datetime.now().astimezone()

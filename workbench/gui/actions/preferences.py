"""Preferences: kept in the person's settings, in force at once."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.gui.actions.current import Current
from workbench.gui.actions.keys import KeyActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.actions.view import ViewActions
from workbench.gui.dialogs.preferences import MEASURES, Preferences, PreferencesDialog
from workbench.gui.panes.reader import Reader
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.services.open_case import person

_TEXT_SIZE, _MEASURE = "text_size", "measure"
_MEASURE_STEP = 4  # characters


class PreferencesActions(QObject):
    """The dialog, the keys that change the column, and what tagging does next."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        reader: Reader,
        view: ViewActions,
        menus: Menus,
        keys: KeyActions,
    ) -> None:
        super().__init__(reader)
        self._session, self._settings, self._reader = session, settings, reader
        self._view, self._keys = view, keys
        reader.set_text_size(settings.number(_TEXT_SIZE, reader.text_size()))
        self.set_measure(round(settings.number(_MEASURE, reader.measure())))
        reader.text_size_changed.connect(lambda size: settings.set_text(_TEXT_SIZE, str(size)))
        menus.connect_all(
            {
                "preferences": self.show,
                "text_larger": reader.enlarge_text,
                "text_smaller": reader.reduce_text,
                "text_reset": reader.reset_text_size,
                "measure_wider": lambda: self.set_measure(reader.measure() + _MEASURE_STEP),
                "measure_narrower": lambda: self.set_measure(reader.measure() - _MEASURE_STEP),
            }
        )

    def advance_after(self, tagging: TaggingActions, current: Current) -> None:
        """Go on to the next sentence after a tag was given, where that is preferred."""

        def advance(tag_id: str) -> None:
            mark = current.mark_id
            if not self._settings.advances or mark is None:
                return
            view = self._session.space.library.find(mark)
            if view is not None and tag_id in view.annotation.tags:
                self._reader.next_sentence()

        tagging.selection_tagged.connect(advance)

    def set_measure(self, characters: int) -> None:
        """Make the column 40 to 100 characters wide."""
        self._reader.set_measure(min(max(characters, MEASURES[0]), MEASURES[1]))
        self._settings.set_text(_MEASURE, str(self._reader.measure()))

    def show(self) -> None:
        """Open the dialog; it is over when it is closed."""
        self.dialog(self._reader.window()).exec()

    def dialog(self, parent: QWidget) -> PreferencesDialog:
        """The dialog, showing what is in force."""
        settings = self._settings
        made = PreferencesDialog(
            Preferences(
                text_size=round(self._reader.text_size()),
                measure=self._reader.measure(),
                theme=settings.theme,
                advances=settings.advances,
                analyst=settings.analyst,
                system_name=person(),
                single_keys=settings.single_keys,
                import_seconds=round(settings.number("import_seconds", 30)),
                import_megabytes=round(settings.number("import_megabytes", 50)),
            ),
            parent,
        )
        made.show_keys(self._keys.rows())
        made.text_size_changed.connect(self._reader.set_text_size)
        made.measure_changed.connect(self.set_measure)
        made.theme_changed.connect(self._view.set_theme)
        made.advances_changed.connect(self._set_advances)
        made.analyst_changed.connect(self._set_analyst)
        made.single_keys_changed.connect(self._set_single_keys)
        made.import_seconds_changed.connect(
            lambda value: settings.set_text("import_seconds", str(value))
        )
        made.import_megabytes_changed.connect(
            lambda value: settings.set_text("import_megabytes", str(value))
        )
        made.key_given.connect(lambda name, key: self._give(made, name, key))
        made.keys_reset.connect(lambda: self._reset(made))
        return made

    def _set_advances(self, on: bool) -> None:
        self._settings.advances = on

    def _set_analyst(self, name: str) -> None:
        self._settings.analyst = name
        if self._session.is_open:
            self._session.space.work_as(self._settings.analyst)

    def _set_single_keys(self, on: bool) -> None:
        self._settings.single_keys = on
        self._keys.apply()

    def _give(self, dialog: PreferencesDialog, name: str, key: str) -> None:
        holder = self._keys.give(name, key)
        message = self.tr("{} is taken by: {}. Nothing was changed.").format(key, holder)
        dialog.show_keys(self._keys.rows(), message if holder else "")

    def _reset(self, dialog: PreferencesDialog) -> None:
        self._keys.reset()
        dialog.show_keys(self._keys.rows())

"""Keys that are a single character: switched off, or given to other actions (WCAG 2.1.4)."""

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence

from workbench.gui.actions.menus import ENTRIES, Entry, Menus
from workbench.gui.dialogs.key_table import KeyRow
from workbench.gui.settings import Settings

_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_FIRST_SPECIAL = 0x01000000  # Escape; Qt numbers the keys that write nothing from here on


def is_single(key: str) -> bool:
    """True for a letter, digit or sign that is pressed without Ctrl, Alt or Meta."""
    if QKeySequence(key).isEmpty():
        return False
    pressed = _pressed(key)
    return not pressed.keyboardModifiers() & _COMMAND and pressed.key() < _FIRST_SPECIAL


class KeyActions(QObject):
    """Gives every action the keys that its person wants."""

    def __init__(self, settings: Settings, menus: Menus) -> None:
        super().__init__(menus)
        self._settings, self._menus = settings, menus
        self.apply()

    def apply(self) -> None:
        """Give the actions the keys of the settings."""
        on = self._settings.single_keys
        self._menus.set_keys({entry.name: self._keys_of(entry, on) for entry in _choosable()})
        for action in self._menus.bare_keys().values():
            action.setEnabled(on)

    def rows(self) -> list[KeyRow]:
        """The actions that have a key of this kind, with the key they have now."""
        return [
            KeyRow(
                entry.name,
                self._menus[entry.name].text().replace("&", ""),
                self._single_of(entry),
                _usual(entry),
            )
            for entry in _choosable()
        ]

    def give(self, name: str, key: str) -> str:
        """Give an action a key, or with an empty one none; returns who has that key already."""
        if key and not _is_usable(key):
            return self.tr("moving about in lists and texts")
        holder = self._holder(name, key) if key else ""
        if not holder:
            entry = next(entry for entry in ENTRIES if entry.name == name)
            own = self._settings.own_keys
            own.pop(name, None)
            if key != _usual(entry):
                own[name] = key
            self._settings.own_keys = own
            self.apply()
        return holder

    def reset(self) -> None:
        """Every action gets its usual key again."""
        self._settings.own_keys = {}
        self.apply()

    def _holder(self, name: str, key: str) -> str:
        wanted = QKeySequence(key)
        for held in self._menus.bare_keys():
            if QKeySequence(held) == wanted:
                return self.tr("the tag with the key {}").format(held)
        for entry in ENTRIES:
            keys = self._keys_of(entry, True)
            if entry.name != name and any(QKeySequence(each) == wanted for each in keys):
                return self._menus[entry.name].text().replace("&", "")
        return ""

    def _keys_of(self, entry: Entry, single_keys: bool) -> list[str]:
        if entry not in _choosable():
            return list(entry.keys)
        keys = [self._single_of(entry), *(key for key in entry.keys if not is_single(key))]
        return [key for key in keys if key and (single_keys or not is_single(key))]

    def _single_of(self, entry: Entry) -> str:
        return self._settings.own_keys.get(entry.name, _usual(entry))


def _pressed(key: str) -> QKeyCombination:
    found: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    return found


def _choosable() -> list[Entry]:
    return [entry for entry in ENTRIES if entry.local and _usual(entry)]


def _usual(entry: Entry) -> str:
    return next((key for key in entry.keys if is_single(key)), "")


def _is_usable(key: str) -> bool:
    """Without Ctrl, Alt or Meta only what writes a sign: lists need Enter, space and arrows."""
    pressed = _pressed(key)
    return bool(pressed.keyboardModifiers() & _COMMAND) or (
        is_single(key) and pressed.key() != Qt.Key.Key_Space
    )

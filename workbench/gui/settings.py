"""What the window remembers between starts; it belongs to the person, not to a case."""

import json
import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT = 10


class Settings:
    """Typed access to QSettings in an INI file."""

    def __init__(self, file: Path | None = None) -> None:
        if file is not None:
            self._store = QSettings(str(file), QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "workbench", "workbench"
            )

    @property
    def recent_cases(self) -> list[Path]:
        """Cases opened lately, the last one first."""
        found = self._store.value("recent", [])
        paths = found if isinstance(found, list) else [found]
        return [Path(str(path)) for path in paths if path]

    def remember_case(self, path: Path) -> None:
        """Put a case at the head of the recent ones."""
        path = path.absolute()
        kept = [str(path), *(str(p) for p in self.recent_cases if p != path)]
        self._store.setValue("recent", kept[:_RECENT])

    def forget_case(self, path: Path) -> None:
        """Take a case off the recent ones."""
        self._store.setValue("recent", [str(p) for p in self.recent_cases if p != path])

    @property
    def theme(self) -> str:
        """light, dark or system."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def analyst(self) -> str:
        """The name put to what is done; empty means that of the system."""
        return self.text("analyst").strip()

    @analyst.setter
    def analyst(self, name: str) -> None:
        self.set_text("analyst", name.strip())

    @property
    def single_keys(self) -> bool:
        """True while letters and digits by themselves are commands."""
        return self.flag("single_keys", True)

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self.set_flag("single_keys", on)

    @property
    def own_keys(self) -> dict[str, str]:
        """The keys that a person gave to actions, by the action's name; empty text is no key."""
        try:
            found = json.loads(self.text("own_keys", "{}"))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(name): key for name, key in found.items() if isinstance(key, str)}

    @own_keys.setter
    def own_keys(self, keys: dict[str, str]) -> None:
        self.set_text("own_keys", json.dumps(keys, ensure_ascii=False))

    @property
    def advances(self) -> bool:
        """True where tagging goes on to the next sentence."""
        return self.flag("advances", False)

    @advances.setter
    def advances(self, on: bool) -> None:
        self.set_flag("advances", on)

    def flag(self, key: str, default: bool) -> bool:
        """A saved yes or no."""
        return self.text(key, str(default)).lower() == "true"

    def set_flag(self, key: str, value: bool) -> None:
        """Save a yes or no."""
        self.set_text(key, str(value).lower())

    def number(self, key: str, default: float) -> float:
        """A saved number; what is no number counts as the default."""
        try:
            found = float(self.text(key, str(default)))
        except ValueError:
            return default
        return found if math.isfinite(found) else default

    def bytes(self, key: str) -> QByteArray | None:
        """A saved state of a widget, or None."""
        found = self._store.value(key)
        return found if isinstance(found, QByteArray) else None

    def set_bytes(self, key: str, state: QByteArray) -> None:
        """Save a state of a widget."""
        self._store.setValue(key, state)

    def text(self, key: str, default: str = "") -> str:
        """A saved word."""
        return str(self._store.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Save a word."""
        self._store.setValue(key, value)

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()

"""What the window remembers between starts; it belongs to the person, not to a case."""

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
        kept = [str(path), *(str(p) for p in self.recent_cases if p != path)]
        self._store.setValue("recent", kept[:_RECENT])

    @property
    def theme(self) -> str:
        """light, dark or system."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

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

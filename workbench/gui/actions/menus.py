"""Every action with its words, its keys and its place in the menus: one table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

_CONTEXT = "Menus"


@dataclass(frozen=True, slots=True)
class Entry:
    """An action: `keys` in Qt's portable spelling; `local` keys act in reader and lists only."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    local: bool = False
    separator: bool = False


ENTRIES: tuple[Entry, ...] = (
    Entry("new", "&File", "&New case…", ("Ctrl+N",)),
    Entry("open", "&File", "&Open case…", ("Ctrl+O",)),
    Entry("sample", "&File", "Open the &sample case"),
    Entry("import", "&File", "&Import articles…", ("Ctrl+I",), separator=True),
    Entry("import_folder", "&File", "Import a &folder…"),
    Entry("import_clipboard", "&File", "Import from the clip&board", ("Ctrl+Shift+V",)),
    Entry("import_annotations", "&File", "Import anno&tations…", separator=True),
    Entry("export_annotations", "&File", "&Export annotations…"),
    Entry("copy_case", "&File", "Save a cop&y…", ("Ctrl+Shift+S",), separator=True),
    Entry("saved", "&File", "S&ave", ("Ctrl+S",)),
    Entry("back_up", "&File", "Back &up now"),
    Entry("restore", "&File", "&Restore a backup…"),
    Entry("preferences", "&File", "&Preferences…", ("Ctrl+,",), separator=True),
    Entry("close", "&File", "&Close case", ("Ctrl+W",), separator=True),
    Entry("quit", "&File", "&Quit", ("Ctrl+Q",)),
    Entry("undo", "&Edit", "&Undo", ("Ctrl+Z",)),
    Entry("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Entry("search", "&Edit", "&Search the case", ("Ctrl+Shift+F",), separator=True),
    Entry("search_key", "&Edit", "Search the case", ("/",), local=True),
    Entry("find", "&Edit", "&Find in the article", ("Ctrl+F",)),
    Entry("find_next", "&Edit", "Find ne&xt", ("F3",)),
    Entry("find_previous", "&Edit", "Find pre&vious", ("Shift+F3",)),
    Entry(
        "find_take", "&Edit", "Select the place f&ound", ("Ctrl+Return", "Ctrl+Enter"), local=True
    ),
    Entry("details", "&Edit", "Article &details…", ("Ctrl+Shift+I",), separator=True),
    Entry("versions", "&Edit", "Versio&ns of the text…"),
    Entry("publisher", "&Edit", "Describe and grade the &publisher…", ("Ctrl+Shift+G",)),
    Entry("citation", "&Edit", "Copy c&itation"),
    Entry("hide_article", "&Edit", "&Hide article"),
    Entry("report", "&View", "&Report", ("Ctrl+E",)),
    Entry("history", "&View", "&History…", ("Ctrl+H",)),
    Entry("text_larger", "&View", "&Larger text", ("Ctrl+=", "Ctrl++"), separator=True),
    Entry("text_smaller", "&View", "&Smaller text", ("Ctrl+-",)),
    Entry("text_reset", "&View", "&Normal text size", ("Ctrl+0",)),
    Entry("measure_wider", "&View", "&Wider column", ("Ctrl+]",)),
    Entry("measure_narrower", "&View", "Narrower &column", ("Ctrl+[",)),
    Entry("highlights", "&View", "Hide or show hi&ghlights", ("Ctrl+Shift+H",)),
    Entry("theme", "&View", "Light or &dark theme", ("Ctrl+Shift+D",)),
    Entry("panel_left", "&View", "&Articles panel", ("F9",), separator=True),
    Entry("panel_right", "&View", "Annotations &panel", ("Shift+F9",)),
    Entry("panels", "&View", "&Only the text", ("Shift+F11",)),
    Entry("full_screen", "&View", "&Full screen", ("F11",)),
    Entry("back", "&Go", "&Back", ("Alt+Left",)),
    Entry("forward", "&Go", "&Forward", ("Alt+Right",)),
    Entry("next_sentence", "&Go", "&Next sentence", ("J", "Ctrl+Down"), local=True, separator=True),
    Entry("previous_sentence", "&Go", "&Previous sentence", ("K", "Ctrl+Up"), local=True),
    Entry("extend", "&Go", "&Extend by a sentence", ("Shift+J",), local=True),
    Entry("shrink", "&Go", "&Shrink by a sentence", ("Shift+K",), local=True),
    Entry("end_back", "&Go", "End back by a word", ("Ctrl+Shift+Left",), local=True),
    Entry("end_on", "&Go", "End on by a word", ("Ctrl+Shift+Right",), local=True),
    Entry("start_back", "&Go", "Start back by a word", ("Alt+Shift+Left",), local=True),
    Entry("start_on", "&Go", "Start on by a word", ("Alt+Shift+Right",), local=True),
    Entry("next_mark", "&Go", "Next &mark", ("M",), local=True, separator=True),
    Entry("previous_mark", "&Go", "Previous mar&k", ("Shift+M",), local=True),
    Entry("overlap", "&Go", "&Other mark here", ("O",), local=True),
    Entry("cues", "&Go", "Places to c&heck…", ("Ctrl+K",)),
    Entry("next_article", "&Go", "Next &article", ("Ctrl+PgDown",), separator=True),
    Entry("previous_article", "&Go", "Previous a&rticle", ("Ctrl+PgUp",)),
    Entry("next_unreviewed", "&Go", "Next to re&view", ("U",), local=True),
    Entry("reviewed", "&Go", "Mark revie&wed", ("R",), local=True),
    Entry("pane_articles", "&Go", "To the articles", ("Ctrl+1",), separator=True),
    Entry("pane_reader", "&Go", "To the text", ("Ctrl+2",)),
    Entry("pane_cards", "&Go", "To the annotations", ("Ctrl+3",)),
    Entry("pane_next", "&Go", "To the next pane", ("F6",)),
    Entry("repeat", "&Tag", "&Repeat the last tag", (";",), local=True),
    Entry("pick_tag", "&Tag", "&Tag with…", ("T",), local=True),
    Entry("clear", "&Tag", "&Clear tags", ("0",), local=True),
    Entry("note", "&Tag", "&Note", ("N",), local=True),
    Entry("apart", "&Tag", "Set a&part as not part of the article", ("X",), local=True),
    Entry("extent", "&Tag", "Change the &extent", ("E",), local=True),
    Entry("delete", "&Tag", "&Delete mark", ("Del",), local=True),
    Entry("manage_tags", "&Tag", "&Manage tags…", ("Ctrl+T",), separator=True),
    Entry("board", "&Claims", "Claim &board", ("Ctrl+B",)),
    Entry("claim_here", "&Claims", "New claim from the &selection…", ("Ctrl+L",)),
    Entry("claim_new", "&Claims", "&New claim…", ("Ctrl+Shift+L",)),
    Entry("link", "&Claims", "&Link to a claim…", ("L",), local=True, separator=True),
    Entry("origin", "&Claims", "&Origin of the words…", ("Shift+O",), local=True),
    Entry("claim_edit", "&Claims", "&Edit the claim", ("F2",), separator=True),
    Entry("claim_up", "&Claims", "Move the claim &up", ("Alt+Up",)),
    Entry("claim_down", "&Claims", "Move the claim &down", ("Alt+Down",)),
    Entry("claim_merge", "&Claims", "&Merge the claim into…"),
    Entry("claim_split", "&Claims", "S&plit off chosen evidence…"),
    Entry("claim_delete", "&Claims", "Dele&te the claim"),
    Entry("origins", "&Claims", "O&rigins…", ("Ctrl+Shift+O",), separator=True),
    Entry("warnings", "&Claims", "&Warnings…", ("Ctrl+Shift+W",)),
    Entry("conflicts", "&Claims", "Con&flicts between articles…", ("Ctrl+Shift+K",)),
    Entry("board_copy", "&Claims", "&Copy the board as a table", ("Ctrl+Shift+C",)),
    Entry("palette", "&Help", "Find an &action…", ("Ctrl+Shift+P",)),
    Entry("keys", "&Help", "&Keys", ("F1",)),
    Entry("keys_key", "&Help", "Keys", ("?",), local=True),
    Entry("about", "&Help", "A&bout Workbench"),
)
# What changes a case; undo and redo look after themselves.
_EDITING = (
    "import import_folder import_clipboard import_annotations repeat pick_tag clear note apart"
    " extent delete manage_tags reviewed claim_here claim_new link origin claim_edit claim_up"
    " claim_down claim_merge claim_split claim_delete publisher"
).split()
# Second keys of an action that has a menu item already.
_UNLISTED = frozenset({"search_key", "keys_key"})
MENUS = ("&File", "&Edit", "&View", "&Go", "&Tag", "&Claims", "&Help")


class Menus(QObject):
    """The actions by name, in a menu bar; local keys work where `local_widgets` have focus.

    `keys_changed` when an action was given other keys, `about_to_act` before any does its work.
    """

    keys_changed = Signal()
    about_to_act = Signal()

    def __init__(self, window: QWidget, bar: QMenuBar, local_widgets: Iterable[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._local = tuple(local_widgets)
        self._bare: dict[str, QAction] = {}
        self._actions = {entry.name: self._made(entry) for entry in ENTRIES}
        self._unconnected = set(self._actions) - {"undo", "redo"}
        self.menus = {title: bar.addMenu(_translated(title)) for title in MENUS}
        for title, menu in self.menus.items():
            menu.setObjectName(f"menu{title.strip('&')}")
        for entry in ENTRIES:
            if entry.name in _UNLISTED:
                continue
            if entry.separator:
                self.menus[entry.menu].addSeparator()
            self.menus[entry.menu].addAction(self._actions[entry.name])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_all(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Give actions what they do, by name; KeyError for a name that is not in the table."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(self._call(handler))
            self._unconnected.discard(name)

    @property
    def unconnected(self) -> frozenset[str]:
        """Names of actions that do nothing yet: none, once the window is put together."""
        return frozenset(self._unconnected)

    def add_local_key(self, key: str, handler: Callable[[], object]) -> QAction:
        """A key that acts in the reader and the lists only, without a menu item."""
        action = self._bare[key] = QAction(self._window)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._call(handler))
        for widget in self._local:
            widget.addAction(action)
        return action

    def let_act_in(self, names: Iterable[str], widgets: Iterable[QWidget]) -> None:
        """Let the local keys of these actions act in further widgets too."""
        held = tuple(widgets)
        for name in names:
            for widget in held:
                widget.addAction(self._actions[name])

    def key_rows(self) -> list[tuple[str, str]]:
        """(keys, words) of every action that has keys."""
        rows = [
            (self.key_words(entry.name), self._actions[entry.name].text().replace("&", ""))
            for entry in ENTRIES
            if entry.name not in _UNLISTED
        ]
        return [(keys, words) for keys, words in rows if keys]

    def key_words(self, name: str) -> str:
        """All keys that an action has now, in words; empty where it has none."""
        return keys_in_words(key.toString() for key in self._actions[name].shortcuts())

    def first_key(self, name: str) -> str:
        """The key to name for an action where there is room for one; empty without any."""
        return self.key_words(name).split(" or ")[0]

    def bare_keys(self) -> Mapping[str, QAction]:
        """The keys that act in the reader and the lists without a menu item, with their actions."""
        return self._bare

    def set_editing(self, on: bool) -> None:
        """Offer what changes a case, or not where it can only be read."""
        for name in _EDITING:
            self._actions[name].setEnabled(on)

    def set_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Give actions other keys, by name."""
        for name, each in keys.items():
            self._actions[name].setShortcuts([QKeySequence(key) for key in each])
        self.keys_changed.emit()

    def _call(self, handler: Callable[[], object]) -> Callable[..., None]:
        def call(*_: object) -> None:
            self.about_to_act.emit()
            handler()

        return call

    def _made(self, entry: Entry) -> QAction:
        action = QAction(_translated(entry.text), self._window)
        action.setObjectName(f"action_{entry.name}")
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        if entry.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            for widget in self._local:
                widget.addAction(action)
        else:
            self._window.addAction(action)
        return action


def keys_in_words(keys: Iterable[str]) -> str:
    """`J or Ctrl+Down`, in the spelling of this system."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in keys)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)

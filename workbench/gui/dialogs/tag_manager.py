"""The analyst's tags: making, editing, merging and ordering them. The window stays usable."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.tags import NAME_LENGTH
from workbench.domain.values import Tag
from workbench.domain.views import TagUse
from workbench.gui.dialogs.notice import Choice, Notice
from workbench.gui.dialogs.tag_form import TagForm
from workbench.gui.dialogs.tag_table import TagTable
from workbench.gui.dialogs.text_field import TextField
from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.models.tag_table import NAME, TagTableModel

_SIZE = (900, 580)
_FORM_WIDTH = 340


class TagManagerDialog(QDialog):
    """Tells what is wanted; who does it shows the tags anew, or says what was wrong.

    `add_wanted(name)`, `edited(tag id, field, value)`, `merge_wanted(tag id, into tag id)`,
    `order_wanted(tag ids)`, `load_wanted` and `save_wanted` for a set of tags. `tag_shown(Tag or
    None)` is for the preview.
    """

    add_wanted = Signal(str)
    edited = Signal(str, str, object)
    merge_wanted = Signal(str, str)
    order_wanted = Signal(list)
    load_wanted = Signal()
    save_wanted = Signal()
    tag_shown = Signal(object)

    def __init__(
        self, preview: QWidget, journal: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        """`journal` are the actions that undo and redo, `preview` shows a tag in a text."""
        super().__init__(parent)
        self.setObjectName("tagManager")
        self.setWindowTitle(self.tr("Tags"))
        self._uses: list[TagUse] = []
        self._new = TextField("newTag", self)
        self._new.setMaxLength(NAME_LENGTH)
        self._add = self._button("addTag", self.tr("&Add"), self._on_add)
        self._model = TagTableModel(self)
        self._table = TagTable(self._model, self)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._up = self._button("tagUp", self.tr("Move u&p"), lambda: self._move(-1), "Alt+Up")
        self._down = self._button(
            "tagDown", self.tr("Move &down"), lambda: self._move(1), "Alt+Down"
        )
        self._into = QComboBox(self)
        self._into.setObjectName("mergeInto")
        self._merge = self._button("mergeTag", self.tr("&Merge"), self._on_merge)
        self._form = TagForm(self)
        self._form.edited.connect(self.edited)
        self._table.edit_wanted.connect(self._form.focus_name)
        self.notice = Notice(self)
        self.notice.answered.connect(self.focus_table)
        self._lay_out(preview, journal)
        self.resize(*_SIZE)

    def show_uses(self, uses: Sequence[TagUse]) -> None:
        """Show the tags as they are now; the one chosen stays chosen."""
        chosen, row = self.chosen(), self._table.currentIndex().row()
        self._uses = list(uses)
        self._model.replace(uses)
        self._table.fit()
        again = self._model.row_of(chosen.id) if chosen else None
        self._make_current(again if again is not None else min(max(row, 0), len(uses) - 1))
        self._show_chosen()

    def choose(self, tag_id: str) -> None:
        """Turn to a tag."""
        row = self._model.row_of(tag_id)
        if row is not None:
            self._make_current(row)

    def chosen(self) -> Tag | None:
        """The tag that the form shows."""
        use = self._table.currentIndex().data(VALUE_ROLE)
        return use.tag if isinstance(use, TagUse) else None

    def say(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say what came of an edit, with something to do about it."""
        self.notice.say(text, choices)

    def forget_new(self) -> None:
        """Empty the field for a new tag's name: it was made, or one that is there will do."""
        self._new.show_text("")

    def focus_table(self) -> None:
        """Put the keyboard into the tags."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(
        self, name: str, words: str, deed: Callable[[], object], keys: str = ""
    ) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: deed())
        if keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(button.click)
            self.addAction(action)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        return button

    def _lay_out(self, preview: QWidget, journal: Sequence[QAction]) -> None:
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addLayout(self._labelled(self.tr("Ne&w tag"), self._new, self._add))
        left.addWidget(self._table, 1)
        below = self._labelled(self.tr("Merge in&to"), self._into, self._merge)
        for place, button in enumerate((self._up, self._down)):
            below.insertWidget(place, button)
        left.addLayout(below)
        right.addWidget(self._form)
        right.addStretch(1)
        right.addWidget(preview)
        side = QWidget(self)
        side.setFixedWidth(_FORM_WIDTH)
        side.setLayout(right)
        right.setContentsMargins(12, 0, 0, 0)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(self.notice)
        layout.addLayout(self._last_row(journal))
        self._new.returnPressed.connect(self._on_add)

    def _labelled(self, words: str, field: QWidget, button: QPushButton) -> QHBoxLayout:
        label = QLabel(words, self)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def _last_row(self, journal: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        for action in journal:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(self._add.sizeHint().height())
            self.addAction(action)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._button("loadTags", self.tr("&Load set…"), self.load_wanted.emit))
        row.addWidget(self._button("saveTags", self.tr("&Save set…"), self.save_wanted.emit))
        row.addWidget(self._button("closeTags", self.tr("Close"), self.close))
        return row

    def _on_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.say("")
        self._show_chosen()

    def _show_chosen(self) -> None:
        tag = self.chosen()
        tags = [use.tag for use in self._uses]
        holders = {other.key: other.name for other in tags if other.key}
        self._form.show_tag(tag, holders, [other.group_name for other in tags])
        into = self._into.currentData()
        self._into.clear()
        for other in tags:
            if tag is None or other.id != tag.id:
                self._into.addItem(other.name, other.id)
        self._into.setCurrentIndex(self._into.findData(into))
        row = self._table.currentIndex().row()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < len(tags) - 1)
        self.tag_shown.emit(tag)

    def _make_current(self, row: int) -> None:
        self._table.setCurrentIndex(self._model.index(row, NAME))

    def _on_add(self) -> None:
        name = self._new.text().strip()
        if name:
            self.add_wanted.emit(name)

    def _on_merge(self) -> None:
        tag, into = self.chosen(), self._into.currentData()
        if tag is not None and into:
            self.merge_wanted.emit(tag.id, into)
        elif tag is not None:
            self._into.setFocus()
            self.say(self.tr("Choose the tag that “{}” is to become.").format(tag.name))

    def _move(self, by: int) -> None:
        ids, row = [use.tag.id for use in self._uses], self._table.currentIndex().row()
        if 0 <= row < len(ids) and 0 <= row + by < len(ids):
            ids.insert(row + by, ids.pop(row))
            self.order_wanted.emit(ids)

    # Overrides

    def done(self, result: int) -> None:
        self._form.flush()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._form.flush()
        super().closeEvent(event)

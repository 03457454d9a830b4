"""Both versions of what two people edited at once, to read, copy and choose between."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import BothVersions, EditConflict
from workbench.gui.dialogs.compared_text import ComparedText, Piece

_SIZE = QSize(760, 420)
_LINES = 3


class ConflictDialog(QDialog):
    """Theirs on the left, mine on the right. `theirs_kept` or `mine_wanted` when one was chosen."""

    theirs_kept = Signal()
    mine_wanted = Signal()

    def __init__(self, error: EditConflict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self.setWindowTitle(self.tr("Changed by two people"))
        head = QLabel(self._head(error), self)
        head.setObjectName("conflictHead")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self._versions(error), 1)
        layout.addWidget(self._buttons(error))
        first = self.findChild(ComparedText, "theirs1")
        if isinstance(first, ComparedText):
            first.setFocus()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def _head(self, error: EditConflict) -> str:
        who = error.who or self.tr("Somebody else")
        if error.held is None:
            return self.tr("{} removed {}. Nothing was changed.").format(who, error.thing)
        return self.tr("{} changed {}. Nothing was overwritten.").format(who, error.thing)

    def _versions(self, error: EditConflict) -> QScrollArea:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate((self.tr("Theirs"), self.tr("Yours")), 1):
            grid.addWidget(QLabel(words), 0, column)
        for row, each in enumerate(error.versions, 1):
            grid.addWidget(QLabel(each.field), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, (name, words, text) in enumerate(self._both(each), 1):
                grid.addWidget(self._text(f"{name}{row}", words, text), row, column)
        area = QScrollArea(self)
        area.setObjectName("conflictScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _both(self, each: BothVersions) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        return (
            ("theirs", self.tr("Theirs: {}").format(each.field), each.theirs),
            ("mine", self.tr("Yours: {}").format(each.field), each.mine),
        )

    def _text(self, name: str, words: str, text: str) -> ComparedText:
        made = ComparedText(name)
        made.setAccessibleName(words)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.show_pieces((Piece("same", text),))
        made.setMinimumHeight(made.fontMetrics().lineSpacing() * _LINES + 12)
        return made

    def _buttons(self, error: EditConflict) -> QDialogButtonBox:
        roles, buttons = QDialogButtonBox.ButtonRole, QDialogButtonBox(parent=self)
        if not error.can_insist:
            buttons.addButton(QDialogButtonBox.StandardButton.Close)
        else:
            keep = buttons.addButton(self.tr("&Keep theirs"), roles.AcceptRole)
            keep.setObjectName("keepTheirs")
            keep.clicked.connect(self.theirs_kept)
            put = buttons.addButton(self.tr("&Put mine in its place"), roles.ActionRole)
            put.setObjectName("putMine")
            put.setAutoDefault(False)
            put.clicked.connect(self.mine_wanted)
            put.clicked.connect(self.accept)
            buttons.addButton(self.tr("&Decide later"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

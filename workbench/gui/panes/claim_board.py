"""The claim board in the middle of the window: table, evidence, and the claim's own form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.claim_board import Board, evidence_in
from workbench.domain.claim_views import ClaimView
from workbench.domain.values import Tag
from workbench.gui.models.claim_words import WARNING, lack_words, totals_words
from workbench.gui.models.evidence_list import EvidenceRow, Row, grouped_rows
from workbench.gui.panes.announce import announce
from workbench.gui.panes.board_bar import BoardBar
from workbench.gui.panes.board_table import BoardTable
from workbench.gui.panes.claim_form import ClaimForm
from workbench.gui.panes.empty_note import EmptyNote
from workbench.gui.panes.evidence_pane import EvidencePane
from workbench.gui.panes.keyboard import has_keyboard
from workbench.gui.panes.quiet_label import QuietLabel

_HEIGHTS, _WIDTHS = (360, 320), (320, 340)
_MOST_WARNINGS = 3


class ClaimBoard(QWidget):
    """Shows a board; what a person wants comes out of its parts: `bar`, `evidence`, `form`.

    `claim_changed(claim id or None)` when another claim is current.
    """

    claim_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimBoard")
        self._board = Board()
        self._wanted: tuple[str, str | None] | None = None
        self._current: str | None = None
        self._is_counted = False
        self._warnings: Mapping[str, Sequence[str]] = {}
        self.bar, self.table = BoardBar(self), BoardTable(self)
        self.evidence, self.form = EvidencePane(self), ClaimForm(self)
        self._empty, self._lack = EmptyNote(self), QuietLabel(self)
        self._lack.setObjectName("boardLack")
        self._stack = QStackedWidget(self)
        self.setFocusProxy(self.table)
        self._lay_out()
        self.bar.view_changed.connect(self._show)
        self.bar.entered.connect(self.focus_table)
        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(self.open_cell)
        self._show()

    def _lay_out(self) -> None:
        for page in (self.table, self._empty):
            self._stack.addWidget(page)
        self._stack.setMinimumHeight(120)
        lower = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.evidence, self.form):
            lower.addWidget(part)
        lower.setSizes(list(_WIDTHS))
        lower.setChildrenCollapsible(False)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self._stack)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 1)
        parts.setChildrenCollapsible(False)
        parts.setSizes(list(_HEIGHTS))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(parts, 1)
        column.addWidget(self._lack)

    def set_board(self, board: Board, verdicts: Sequence[Tag]) -> None:
        """Show a case's board; the current claim and cell stay where they are still there."""
        self._board, self._is_counted = board, True
        self.form.set_verdicts(verdicts)
        self._show()

    def forget(self) -> None:
        """Show nothing: no case, or one that is not counted yet."""
        self._board, self._is_counted, self._wanted = Board(), False, None
        self._show()

    def set_warnings(self, by_ref: Mapping[str, Sequence[str]], count: int) -> None:
        """Know what there is to warn of, by claim, and how many warnings there are in all."""
        self._warnings = by_ref
        self.bar.show_warnings(count)
        self._say_lack(self.table.current_claim() if self.shown.claims else None)

    def set_read_only(self, on: bool) -> None:
        """Let a person look only, or edit again."""
        for part in (self.bar, self.evidence, self.form):
            part.set_read_only(on)

    @property
    def shown(self) -> Board:
        """The board as it is filtered and sorted."""
        return self.table.board

    def current_claim(self) -> ClaimView | None:
        """The claim that keys are meant for."""
        return self.table.current_claim()

    def choose(self, claim_id: str, article_id: str | None = None) -> None:
        """Turn to a claim, and to an article's column; it is waited for where it is not there yet.

        A filter that would hide it is emptied.
        """
        self._wanted = (claim_id, article_id)
        if any(view.claim.id == claim_id for view in self._board.claims):
            self._turn()

    def focus_table(self) -> None:
        """Put the keyboard into the table, or where there are no claims into what makes one."""
        if self._has_rows():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.bar.focus_new()

    def open_cell(self) -> None:
        """Put the keyboard into the quotations of the current cell."""
        if not self.evidence.focus_list():
            announce(self.table, self.tr("Nothing is linked here."))

    def has_keyboard(self) -> bool:
        """True while a widget of the board has the focus."""
        return has_keyboard(self)

    def claim_place(self) -> QRect:
        """Where the current cell is on the screen."""
        rect = self.table.visualRect(self.table.currentIndex())
        rect = rect.intersected(self.table.viewport().rect())
        return QRect(self.table.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _show(self) -> None:
        shown = self._board.shown(
            self.bar.field.text(), self.bar.sort, hide_empty=self.bar.hides_empty
        )
        had_keyboard = self.table.hasFocus()
        self.table.set_board(shown)
        self._empty.setText(self._empty_words())
        self._stack.setCurrentWidget(self.table if self._has_rows() else self._empty)
        if had_keyboard and not self.table.hasFocus():
            self.focus_table()
        if self._wanted is not None:
            self._turn()
        self._on_moved()

    def _has_rows(self) -> bool:
        """True where there is something to stand on, or may be as soon as it is counted."""
        return bool(self.shown.claims) or not self._is_counted

    def _turn(self) -> None:
        """Turn to the claim that is waited for, if it has come."""
        wanted = self._wanted
        if wanted is None or all(v.claim.id != wanted[0] for v in self._board.claims):
            return
        self._wanted = None
        if not self.table.choose(*wanted):
            self.bar.field.clear()
            self.bar.field.tell()
            self.table.choose(*wanted)

    def _empty_words(self) -> str:
        if self._board.claims:
            return self.tr("No claim has these words.")
        return self.tr("No claims yet. Select text and press Ctrl+L, or press New claim.")

    def _on_moved(self) -> None:
        view = self.table.current_claim() if self.shown.claims else None
        self.form.show_claim(view)
        self._say_lack(view)
        self.evidence.show_rows(*self._listed(view))
        claim_id = view.claim.id if view else None
        if claim_id != self._current:
            self._current = claim_id
            self.claim_changed.emit(claim_id)

    def _say_lack(self, view: ClaimView | None) -> None:
        """The quiet line: what the evidence for a claim lacks, and what there is to warn of."""
        if not self._is_counted:
            self._lack.setText(self.tr("Counting what stands behind the claims…"))
            return
        said = [f"{view.claim.ref}: {lack_words(view)}".rstrip(" :")] if view else []
        warnings = self._warnings.get(view.claim.ref, ()) if view else ()
        said += [f"{WARNING} {message}" for message in warnings[:_MOST_WARNINGS]]
        self._lack.setText("\n".join(said))

    def _listed(self, view: ClaimView | None) -> tuple[str, list[Row]]:
        """What the evidence list is to show of the current cell, and its title."""
        if view is None:
            return self.tr("Evidence"), []
        article_id, paragraphs = self.table.current_article(), self._board.paragraphs
        items = view.evidence if article_id is None else evidence_in(view, article_id)
        rows = [EvidenceRow(item, paragraphs.get(item.evidence.id)) for item in items]
        if self.table.is_on_totals():
            return f"{view.claim.ref}: {totals_words(view.counts)}", grouped_rows(view.groups, rows)
        ref = f" · {self.table.current_ref()}" if article_id else ""
        words = self.tr("1 passage") if len(rows) == 1 else self.tr("{n} passages")
        return f"{view.claim.ref}{ref}: {words.format(n=len(rows))}", list(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus() and self._has_rows():
            self.form.flush()
            self.focus_table()
            return
        super().keyPressEvent(event)

"""The list of places to check in the article that is read: prompts, with a jump to each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from workbench.domain.cues import CueView
from workbench.gui.models.cue_words import counts_by_kind, cue_rows, kind_words
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.place_list import PlaceList
from workbench.gui.panes.quiet_label import QuietLabel

_SIZE = QSize(400, 680)
_BELOW_MENUS = 64  # px


class CuesWindow(QDialog):
    """It stays open beside the main window; `list` says where its person goes. `actions` are undo
    and redo.
    """

    closed = Signal()

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cuesWindow")
        self.addActions(list(actions))
        self.setWindowTitle(self.tr("Places to check"))
        self._views: Sequence[CueView] = ()
        self._article = ""
        self._was_placed = False
        self._about = QuietLabel(self)
        self._kinds = ChoiceBox("cueKinds", self.tr("Which places to check"), self)
        self._kinds.picked.connect(lambda _kind: self._fill())
        label = QLabel(self.tr("&Show:"), self)
        label.setBuddy(self._kinds)
        self.list = PlaceList("cueList", self.tr("Places to check"), self)
        column = QVBoxLayout(self)
        for widget in (self._about, label, self._kinds):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.finished.connect(lambda _result: self.closed.emit())
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def show_waiting(self, article: str) -> None:
        """Say that an article is looked through; what was found in another is gone."""
        if article != self._article:
            self.show_cues(article, ())
        self._article = article
        self._about.setText(self.tr("Looking through {}…").format(article) if article else "")

    def show_cues(self, article: str, views: Sequence[CueView]) -> None:
        """Show what was found in an article."""
        self._article, self._views = article, views
        counts = counts_by_kind(views)
        choices: dict[object, str] = {None: self.tr("All kinds ({:,})").format(len(views))}
        for kind, count in counts.items():
            choices[kind] = f"{kind_words(kind)} ({count:,})"
        held = self._kinds.word()
        self._kinds.set_choices(choices)
        self._kinds.show_word(held if held in choices else None)
        self._fill()
        if not article:
            self._about.setText(self.tr("No article is open."))
        elif views:
            self._about.setText(
                self.tr(
                    "Prompts in {}, not verdicts: you decide. Up and Down go through the text;"
                    " a digit tags what is selected there."
                ).format(article)
            )
        else:
            self._about.setText(self.tr("Nothing to check was found in {}.").format(article))

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None and not self._was_placed:
            # Over the panel at the right, so that the text stays in view beside it.
            corner = parent.window().geometry().topRight()
            self.move(max(0, corner.x() - self.width()), corner.y() + _BELOW_MENUS)
            self._was_placed = True
        super().showEvent(event)

    def _fill(self) -> None:
        kind = self._kinds.word()
        self.list.set_rows(cue_rows(self._views, kind if isinstance(kind, str) else None))

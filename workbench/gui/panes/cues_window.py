"""The list of places to check in the article that is read: prompts, with a jump to each."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.models.cue_words import kind_words, under_headings
from workbench.gui.models.place_list import PlaceRow
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.place_list import PlaceList
from workbench.gui.panes.place_window import PlaceWindow


class CuesWindow(PlaceWindow):
    """Shows what was found in one article, all of it or one kind."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(PlaceList("cueList", self.tr("Places to check")), actions, parent)
        self.setObjectName("cuesWindow")
        self.setWindowTitle(self.tr("Places to check"))
        self._rows: Mapping[str, Sequence[PlaceRow]] = {}
        self._article = ""
        self._kinds = ChoiceBox("cueKinds", self.tr("Which places to check"), self)
        self._kinds.picked.connect(lambda _kind: self._fill())
        label = QLabel(self.tr("&Show:"), self)
        label.setBuddy(self._kinds)
        self.column.insertWidget(1, label)
        self.column.insertWidget(2, self._kinds)
        self.setTabOrder(self._kinds, self.list)

    def show_waiting(self, article: str) -> None:
        """Say that an article is looked through; what was found in another is gone."""
        if article != self._article:
            self.show_cues(article, {})
        self.about.setText(self.tr("Looking through {}…").format(article))

    def show_cues(self, article: str, rows: Mapping[str, Sequence[PlaceRow]]) -> None:
        """Show what was found in an article, by kind."""
        self._article, self._rows = article, rows
        count = sum(map(len, rows.values()))
        choices: dict[object, str] = {None: self.tr("All kinds ({:,})").format(count)}
        for kind, held_rows in rows.items():
            choices[kind] = f"{kind_words(kind)} ({len(held_rows):,})"
        held = self._kinds.word()
        self._kinds.set_choices(choices)
        self._kinds.show_word(held if held in choices else None)
        self._fill()
        if not article:
            self.about.setText(self.tr("No article is open."))
        elif rows:
            self.about.setText(
                self.tr(
                    "Prompts in {}, not verdicts: you decide. Up and Down go through the text;"
                    " a digit tags what is selected there."
                ).format(article)
            )
        else:
            self.about.setText(self.tr("Nothing to check was found in {}.").format(article))

    def _fill(self) -> None:
        kind = self._kinds.word()
        self.list.set_rows(under_headings(self._rows, kind if isinstance(kind, str) else None))

"""The list of conflicts between articles: two sentences one under the other, each with a jump."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.domain.conflicts import Conflict
from workbench.gui.models.conflict_rows import conflict_rows
from workbench.gui.panes.place_list import PlaceList
from workbench.gui.panes.place_window import PlaceWindow


class ConflictsWindow(PlaceWindow):
    """Shows what was found when `again` was asked for last."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        places = PlaceList("conflictList", self.tr("Sentences to compare"))
        super().__init__(places, actions, parent)
        self.setObjectName("conflictsWindow")
        self.setWindowTitle(self.tr("Conflicts between articles"))
        self.again = QPushButton(self.tr("&Look again"), self)
        self.again.setObjectName("conflictsAgain")
        self.again.setAccessibleName(self.tr("Look for conflicts again"))
        self.again.setAutoDefault(False)
        self.column.addWidget(self.again)

    def show_waiting(self) -> None:
        """Say that the articles are being compared."""
        self.again.setEnabled(False)
        self.about.setText(self.tr("Comparing the articles…"))

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show what was found."""
        self.again.setEnabled(True)
        self.list.set_rows(conflict_rows(conflicts))
        if conflicts:
            said = self.tr(
                "{:,} pairs of sentences to compare, the most alike first. Prompts, not verdicts:"
                " both may be right."
            ).format(len(conflicts))
        else:
            said = self.tr("No sentences of two articles were found to be at odds.")
        self.about.setText(said)

    def show_changed(self) -> None:
        """Say that what is shown may hold no longer."""
        if self.again.isEnabled():
            self.about.setText(
                self.tr("The articles have changed since they were compared. Look again?")
            )

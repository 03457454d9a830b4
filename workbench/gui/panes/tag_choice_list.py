"""The rows under the field of the tag picker."""

from PySide6.QtWidgets import QWidget

from workbench.gui.models.tag_choices import TagChoiceModel
from workbench.gui.panes.choice_rows import ChoiceRows
from workbench.gui.panes.tag_choice_delegate import TagChoiceDelegate


class TagChoiceList(ChoiceRows):
    """Rows of `TagChoice`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TagChoiceModel(), TagChoiceDelegate(), parent)
        self.setObjectName("tagChoices")
        self.setAccessibleName(self.tr("Tags"))

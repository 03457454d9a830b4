"""The small list at the selection in which a tag is found by typing, or made."""

from PySide6.QtWidgets import QWidget

from workbench.domain.tags import NAME_LENGTH
from workbench.gui.panes.picker_frame import PickerFrame
from workbench.gui.panes.tag_choice_list import TagChoiceList


class TagPicker(PickerFrame):
    """Emits `picked(TagChoice)`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "tagPicker", TagChoiceList())
        self.set_words(self.tr("Choose or create a tag"))
        self.set_most(NAME_LENGTH)

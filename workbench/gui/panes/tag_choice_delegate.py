"""Paints a row of the tag picker: the glyph in the tag's colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QFontMetrics, QPalette

from workbench.gui.models.roles import VALUE_ROLE
from workbench.gui.models.tag_choices import TagChoice, TagChoiceModel
from workbench.gui.panes.choice_delegate import NEW_MARK, ChoiceDelegate, ShownChoice
from workbench.gui.panes.looks import quiet_text, stripe


class TagChoiceDelegate(ChoiceDelegate):
    """Rows of a `TagChoiceModel`, their glyphs in one column."""

    def shown(
        self, index: QModelIndex | QPersistentModelIndex, palette: QPalette, font: QFont
    ) -> ShownChoice | None:
        choice, model = index.data(VALUE_ROLE), index.model()
        if not isinstance(choice, TagChoice) or not isinstance(model, TagChoiceModel):
            return None
        tag = choice.tag
        return ShownChoice(
            model.title(choice),
            model.hint(choice),
            tag.glyph if tag else NEW_MARK,
            stripe(tag, palette) if tag else quiet_text(palette),
            wide=max(22, QFontMetrics(font).height() + 6),
            given=choice.given,
            parted=choice.kind in ("again", "create"),
        )

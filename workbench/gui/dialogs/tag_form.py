"""All that can be edited of one tag. Every edit is told at once; there is nothing to confirm."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from workbench.domain.colour import DARK_PAPER, LIGHT_PAPER, STRIPE_CONTRAST, contrast
from workbench.domain.tags import KEYS, NAME_LENGTH
from workbench.domain.tokens import TAG_GROUPS, UNDERLINES
from workbench.domain.values import Tag
from workbench.gui.dialogs.colour_field import ColourField
from workbench.gui.dialogs.meaning_edit import MeaningEdit
from workbench.gui.dialogs.text_field import TextField


class TagForm(QWidget):
    """`edited(tag id, field, value)`; the fields are those that `Tagging.change` takes."""

    edited = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag: Tag | None = None
        self._name = TextField("tagName", self)
        self._name.setMaxLength(NAME_LENGTH)
        self._group = QComboBox(self)
        self._group.setObjectName("tagGroup")
        self._group.setEditable(True)
        self._group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._group_text = TextField("tagGroupText")
        self._group.setLineEdit(self._group_text)
        self._key, self._underline = QComboBox(self), QComboBox(self)
        self._key.setObjectName("tagKey")
        self._underline.setObjectName("tagUnderline")
        self._underline.addItems(UNDERLINES)
        self._glyph = TextField("tagGlyph", self)
        self._glyph.setMaxLength(4)
        self._colour, self._contrast = ColourField(self), QLabel(self)
        self._contrast.setObjectName("tagContrast")
        self._contrast.setWordWrap(True)
        self._meaning = MeaningEdit(self)
        self._active = QCheckBox(self.tr("In use: &offered for tagging"), self)
        self._active.setObjectName("tagActive")
        self._active.setMinimumHeight(24)
        self._lay_out()
        self._connect()
        self.show_tag(None, {}, ())

    def show_tag(self, tag: Tag | None, holders: Mapping[str, str], groups: Sequence[str]) -> None:
        """Show a tag as stored. `holders` are the names of the tags that have each key.

        What is being typed for the same tag stays.
        """
        same = tag is not None and self._tag is not None and tag.id == self._tag.id
        self._tag = tag
        self.setEnabled(tag is not None)
        self._name.show_text(tag.name if tag else "", keep_typing=same)
        self._show_groups(groups)
        self._group_text.show_text(tag.group_name if tag else "", keep_typing=same)
        self._show_keys(tag, holders)
        self._glyph.show_text(tag.glyph if tag else "", keep_typing=same)
        self._underline.setCurrentText(tag.underline if tag else UNDERLINES[0])
        self._colour.show_colour(tag.light_stripe if tag else "", keep_typing=same)
        self._contrast.setText(self._contrast_words(tag) if tag else "")
        self._meaning.show_text(tag.meaning if tag else "", keep_typing=same)
        self._active.setChecked(tag is not None and tag.active)

    def focus_name(self) -> None:
        """Put the keyboard into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def flush(self) -> None:
        """Tell what is typed and not yet told: before another tag is shown."""
        for field in (self._name, self._group_text, self._glyph, self._colour, self._meaning):
            field.flush()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, field in (
            (self.tr("&Name"), self._name),
            (self.tr("&Group"), self._group),
            (self.tr("&Key"), self._key),
            (self.tr("Gl&yph"), self._glyph),
            (self.tr("Underl&ine"), self._underline),
            (self.tr("&Colour"), self._colour),
            (self.tr("M&eaning"), self._meaning),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
            if field is self._colour:
                form.addRow("", self._contrast)
        label = form.labelForField(self._colour)
        if isinstance(label, QLabel):
            label.setBuddy(self._colour.text_field)
        self._group_text.setAccessibleName(self.tr("Group"))
        form.addRow("", self._active)

    def _connect(self) -> None:
        self._name.finished.connect(lambda text: self._tell("name", text))
        self._group_text.finished.connect(lambda text: self._tell("group", text))
        self._group.activated.connect(self._group_text.flush)
        self._key.activated.connect(lambda _at: self._tell("key", self._key.currentData()))
        self._glyph.finished.connect(lambda text: self._tell("glyph", text))
        self._underline.activated.connect(
            lambda _at: self._tell("underline", self._underline.currentText())
        )
        self._colour.chosen.connect(lambda text: self._tell("colour", text))
        self._meaning.finished.connect(lambda text: self._tell("meaning", text))
        self._active.clicked.connect(lambda on: self._tell("active", on))

    def _tell(self, field: str, value: str | bool) -> None:
        if self._tag is not None:
            self.edited.emit(self._tag.id, field, value)

    def _show_groups(self, groups: Sequence[str]) -> None:
        wanted = list(dict.fromkeys((*TAG_GROUPS, *groups)))
        if wanted != [self._group.itemText(at) for at in range(self._group.count())]:
            typed = self._group_text.text()
            self._group.clear()
            self._group.addItems(wanted)
            self._group_text.setText(typed)

    def _show_keys(self, tag: Tag | None, holders: Mapping[str, str]) -> None:
        self._key.clear()
        self._key.addItem(self.tr("none"), "")
        for key in KEYS:
            holder = holders.get(key)
            mine = tag is not None and tag.key == key
            self._key.addItem(f"{key}  ({holder})" if holder and not mine else key, key)
        self._key.setCurrentIndex(max(0, self._key.findData(tag.key or "" if tag else "")))

    def _contrast_words(self, tag: Tag) -> str:
        light = contrast(tag.light_stripe, LIGHT_PAPER)
        dark = contrast(tag.dark_stripe, DARK_PAPER)
        words = self.tr("Stands out {:.1f} : 1 from light paper, {:.1f} : 1 from dark.")
        said = words.format(light, dark)
        if round(min(light, dark), 1) < STRIPE_CONTRAST:
            least = self.tr("Too little: {} : 1 is the least.").format(STRIPE_CONTRAST)
            said = f"{said} {least}"
        return said

"""What is known of one origin, and where it is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from workbench.domain.claim_views import OriginView
from workbench.domain.claims import NAME_LENGTH, Origin
from workbench.domain.tokens import ORIGIN_KINDS
from workbench.gui.models.claim_words import token_words
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.note_edit import NoteEdit


class OriginForm(QWidget):
    """`edited(origin id, field, value, before)`; fields: name, kind, note, independent_of_all."""

    edited = Signal(str, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originForm")
        self._origin: Origin | None = None
        self._name = QLineEdit(self)
        self._name.setObjectName("originName")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setMaxLength(NAME_LENGTH)
        self._name.editingFinished.connect(self._on_name)
        self._kind = ChoiceBox("originKind", self.tr("Kind"), self)
        self._kind.set_choices({kind: token_words(kind) for kind in ORIGIN_KINDS})
        self._kind.picked.connect(lambda kind: self._tell("kind", kind))
        self._alone = QCheckBox(self.tr("Independent of all others"), self)
        self._alone.setObjectName("originIndependent")
        self._alone.clicked.connect(lambda on: self._tell("independent_of_all", on))
        self._note = NoteEdit(self)
        self._note.setObjectName("originNote")
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setPlaceholderText(self.tr("How you know whom the words come from"))
        self._note.note_edited.connect(
            lambda key, text, before: self.edited.emit(key, "note", text, before)
        )
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Kind"), self._kind)
        form.addRow("", self._alone)
        form.addRow(self.tr("Note"), self._note)
        self._note.setMaximumHeight(80)
        self.show_origin(None)

    def show_origin(self, view: OriginView | None) -> None:
        """Show an origin as stored; typing about another one is emitted first."""
        origin = view.origin if view else None
        self.flush()
        self._origin = origin
        self._name.setText(origin.name if origin else "")
        self._kind.show_word(origin.kind if origin else None)
        self._alone.setChecked(bool(origin and origin.independent_of_all))
        self._note.show_note(origin.id if origin else None, origin.note if origin else "")
        for widget in (self._name, self._kind, self._alone):
            widget.setEnabled(origin is not None)

    def flush(self) -> None:
        """Emit what is typed and not yet emitted."""
        self._note.flush()
        self._on_name()

    def _on_name(self) -> None:
        name = self._name.text().strip()
        if self._origin is not None and name and name != self._origin.name:
            origin, self._origin = self._origin, None  # told once, whatever becomes of it
            self.edited.emit(origin.id, "name", name, origin.name)

    def _tell(self, field: str, value: object) -> None:
        if self._origin is not None:
            self.edited.emit(self._origin.id, field, value, getattr(self._origin, field))

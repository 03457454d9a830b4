"""What is known of a publisher: set apart from its articles and from every claim."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from workbench.domain.tokens import RELIABILITY, SOURCE_KINDS
from workbench.domain.values import Source
from workbench.gui.dialogs.detail_field import DetailField
from workbench.gui.models.claim_words import reliability_words, token_words

_SIZE = QSize(560, 300)


class PublisherDialog(QDialog):
    """`save_wanted(changed fields, what they held before)`; who saves calls `accept` or
    `show_problem`.
    """

    save_wanted = Signal(dict, dict)

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publisherDetails")
        self.setWindowTitle(self.tr("Publisher: {name}").format(name=source.name))
        self._fields = self._make_fields(source)
        self._message = QLabel(self)
        self._message.setObjectName("publisherMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in self._fields.items():
            form.addRow(self._words()[name], field)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, parent=self)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self._fields["reliability"].setFocus()
        self.show_problem(
            self.tr("Grade the publisher for itself: apart from any claim, before any claim.")
        )
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.94))

    def show_problem(self, sentence: str) -> None:
        """Say something above the buttons."""
        self._message.setText(sentence)

    def expect(self, stored: Mapping[str, str | None]) -> None:
        """Take this for what is stored by now, and leave what was chosen and typed."""
        for name in stored.keys() & self._fields.keys():
            self._fields[name].expect(stored[name])

    def _words(self) -> Mapping[str, str]:
        return {
            "reliability": self.tr("Reliability"),
            "kind": self.tr("Kind"),
            "country": self.tr("Country"),
            "descriptor": self.tr("Descriptor"),
            "note": self.tr("Note"),
        }

    def _make_fields(self, source: Source) -> dict[str, DetailField]:
        choices: dict[str, dict[str | None, str]] = {
            "reliability": {letter: reliability_words(letter) for letter in (None, *RELIABILITY)},
            "kind": {kind: token_words(kind) for kind in SOURCE_KINDS},
        }
        made = {
            name: DetailField(name, words, getattr(source, name), choices=choices.get(name))
            for name, words in self._words().items()
        }
        made["descriptor"].editor.setToolTip(
            self.tr("Access, record, possible interest, completeness, age")
        )
        return made

    def _save(self) -> None:
        changed = {name: field for name, field in self._fields.items() if field.is_changed()}
        if changed:
            self.save_wanted.emit(
                {name: field.value() for name, field in changed.items()},
                {name: field.before for name, field in changed.items()},
            )
        else:
            self.reject()

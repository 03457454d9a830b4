"""Everything that is known of one claim, and where it is changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

from workbench.domain.claim_views import ClaimView
from workbench.domain.claims import Claim
from workbench.domain.tokens import CLAIM_KINDS, CONFIDENCE
from workbench.domain.values import Tag
from workbench.gui.models.claim_words import credibility_choices, likelihood_choices, token_words
from workbench.gui.panes.choice_box import ChoiceBox
from workbench.gui.panes.note_edit import NoteEdit
from workbench.gui.panes.quiet_label import QuietLabel
from workbench.gui.panes.statement_edit import StatementEdit

CHOSEN = ("kind", "verdict", "credibility", "likelihood", "confidence")


class ClaimForm(QScrollArea):
    """`edited(claim id, field, value, before)`; fields are those that a claim is edited by.

    What is typed is emitted 800 ms after the last key, on leaving, and on `flush`.
    """

    edited = Signal(str, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimForm")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._claim: Claim | None = None
        self._read_only = False
        self._about = QuietLabel()
        self._statement = StatementEdit()
        self._rationale = NoteEdit()
        self._boxes = {name: self._box(name, words) for name, words in self._chosen().items()}
        self._set_up_texts()
        self.setWidget(self._page())
        self.set_verdicts(())
        self.show_claim(None)

    def _chosen(self) -> dict[str, str]:
        return {
            "kind": self.tr("Kind"),
            "verdict": self.tr("Verdict"),
            "credibility": self.tr("Credibility"),
            "likelihood": self.tr("Likelihood"),
            "confidence": self.tr("Confidence"),
        }

    def _box(self, name: str, words: str) -> ChoiceBox:
        box = ChoiceBox(f"claim{name.capitalize()}", words)
        box.picked.connect(lambda word, field=name: self._on_picked(field, word))
        return box

    def _set_up_texts(self) -> None:
        self._rationale.setObjectName("claimRationale")
        self._rationale.setAccessibleName(self.tr("Reason"))
        self._rationale.setPlaceholderText(self.tr("Why this verdict and this grade"))
        self._rationale.setMinimumHeight(56)
        for field, edit in (("statement", self._statement), ("rationale", self._rationale)):
            edit.note_edited.connect(
                lambda claim_id, text, before, name=field: self.edited.emit(
                    claim_id, name, text, before
                )
            )
        none = self.tr("none")
        boxes = self._boxes
        boxes["kind"].set_choices({kind: token_words(kind) for kind in CLAIM_KINDS})
        boxes["credibility"].set_choices(credibility_choices(None))
        boxes["likelihood"].set_choices({None: none, **likelihood_choices()})
        boxes["confidence"].set_choices({None: none} | {c: token_words(c) for c in CONFIDENCE})

    def _page(self) -> QWidget:
        page = QWidget()
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        form = QFormLayout(page)
        form.setContentsMargins(4, 0, 4, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._about)
        form.addRow(self._statement)
        for name, words in self._chosen().items():
            form.addRow(words, self._boxes[name])
        form.addRow(self._rationale)
        return page

    def set_verdicts(self, tags: Sequence[Tag]) -> None:
        """Offer these tags as verdicts; one that is not active stays offered where it is given."""
        given = self._claim.verdict_tag_id if self._claim else None
        offered = [tag for tag in tags if tag.active or tag.id == given]
        choices: dict[object, str] = {None: self.tr("no verdict")}
        choices |= {tag.id: f"{tag.glyph} {tag.name}" for tag in offered}
        self._boxes["verdict"].set_choices(choices)
        self._boxes["verdict"].show_word(given)

    def show_claim(self, view: ClaimView | None) -> None:
        """Show a claim as stored; typing of another one is emitted first."""
        claim = view.claim if view else None
        self._claim = claim
        claim_id = claim.id if claim else None
        self._statement.show_note(claim_id, claim.statement if claim else "")
        self._rationale.show_note(claim_id, claim.rationale if claim else "")
        self._boxes["credibility"].set_choices(credibility_choices(view))
        for name, box in self._boxes.items():
            box.setEnabled(claim is not None and not self._read_only)
            box.show_word(_value(claim, name) if claim else None)
        self._about.setText(self._words(claim))

    def set_read_only(self, on: bool) -> None:
        """Let the claim be read only, or edited again."""
        self._read_only = on
        for edit in (self._statement, self._rationale):
            edit.setReadOnly(on)
        for box in self._boxes.values():
            box.setEnabled(self._claim is not None and not on)

    def focus_statement(self) -> None:
        """Put the caret into the statement, all of it selected."""
        self._statement.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._statement.selectAll()

    def focus_first(self) -> None:
        """Put the keyboard into the first thing that is set by hand: the verdict."""
        self._boxes["verdict"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Emit what is typed and not yet emitted."""
        self._statement.flush()
        self._rationale.flush()

    def _words(self, claim: Claim | None) -> str:
        if claim is None:
            return self.tr("No claim chosen.")
        words = self.tr("{ref} · {who}, {when}")
        return words.format(
            ref=claim.ref, who=claim.creator or self.tr("unknown"), when=claim.created[:10]
        )

    def _on_picked(self, field: str, word: object) -> None:
        claim = self._claim
        if claim is None:
            return
        before = _value(claim, field)
        if word != before:
            self.flush()
            self.edited.emit(claim.id, field, word, before)


def _value(claim: Claim, field: str) -> str | int | None:
    return {
        "kind": claim.kind,
        "verdict": claim.verdict_tag_id,
        "credibility": claim.credibility,
        "likelihood": claim.likelihood,
        "confidence": claim.confidence,
    }[field]

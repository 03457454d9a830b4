"""What is known of the current marks, and where their tags and note are changed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView
from workbench.gui.panes.inspector_claims import InspectorClaims
from workbench.gui.panes.inspector_tags import InspectorTags
from workbench.gui.panes.note_edit import MOST_CHARACTERS, NoteEdit
from workbench.gui.panes.quiet_label import QuietLabel

_TELL_LENGTH_FROM = 9_000


class Inspector(QWidget):
    """Shows one annotation, or several at once: their common tags; notes only for one.

    `tag_toggled(annotation ids, tag id)`, `delete_requested(annotation ids)`,
    `note_edited(annotation id, text, before)`, `more_tags_wanted(annotation ids, place on the
    screen)`. Of claims: `link_wanted(annotation ids, place)`, `stance_wanted(claim id, annotation
    ids, stance)`, `origin_wanted(claim id, annotation ids, place)`, `unlink_wanted(claim id,
    annotation ids)`, `claim_wanted(claim id)`. Typing is emitted before anything else happens.
    """

    tag_toggled = Signal(list, str)
    delete_requested = Signal(list)
    more_tags_wanted = Signal(list, QRect)
    note_edited = Signal(str, str, str)
    link_wanted = Signal(list, QRect)
    stance_wanted = Signal(str, list, str)
    origin_wanted = Signal(str, list, QRect)
    unlink_wanted = Signal(str, list)
    claim_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._ids: list[str] = []
        self._shown: tuple[list[AnnotationView], bool] | None = None
        self._read_only = False
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.setObjectName("deleteMark")
        self._delete.setAutoDefault(False)
        self._delete.clicked.connect(self._on_delete)
        self._tags = InspectorTags(self)
        self._tags.toggled.connect(self._on_tag)
        self._tags.more_wanted.connect(self._on_more)
        self._claims = self._make_claims()
        self._note = NoteEdit(self)
        self._note.note_edited.connect(self.note_edited)
        self._note.filled.connect(self._on_filled)
        self._note.left_out.connect(self._on_left_out)
        self._length = QuietLabel(self)
        self._length.hide()
        self._lay_out()
        self.set_annotations(())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._place, 1)
        top.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._tags)
        layout.addWidget(self._claims)
        layout.addWidget(self._note, 1)
        layout.addWidget(self._length)
        self._note.setMinimumHeight(56)

    def _make_claims(self) -> InspectorClaims:
        made = InspectorClaims(self)
        made.link_wanted.connect(lambda place: self.link_wanted.emit(list(self._ids), place))
        made.stance_wanted.connect(
            lambda claim, stance: self.stance_wanted.emit(claim, list(self._ids), stance)
        )
        made.origin_wanted.connect(
            lambda claim, place: self.origin_wanted.emit(claim, list(self._ids), place)
        )
        made.unlink_wanted.connect(lambda claim: self.unlink_wanted.emit(claim, list(self._ids)))
        made.claim_wanted.connect(self.claim_wanted)
        return made

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Know the tags of the case; active ones that have a key are offered, in this order."""
        self._tags.set_tags(tags)

    def set_recent(self, tag_ids: Sequence[str]) -> None:
        """Offer a few of these too, which were given last."""
        self._tags.set_recent(tag_ids)

    def set_annotations(self, views: Sequence[AnnotationView], *, others: bool = False) -> None:
        """Show these annotations as they are stored now; none is an empty inspector, which names
        the key to the next mark where there are `others`.
        """
        if self._shown == (list(views), others):
            return
        self._shown = (list(views), others)
        self._ids = [view.annotation.id for view in views]
        one = views[0] if len(views) == 1 else None
        self._place.setText(self._words(views, others))
        given = [frozenset(tag.id for tag in view.tags) for view in views]
        self._tags.set_given(frozenset.intersection(*given) if given else frozenset())
        self._claims.set_links(one.claims if one else ())
        for widget in (self._tags, self._claims, self._delete):
            widget.setEnabled(bool(views) and not self._read_only)
        self._delete.setAccessibleName(self.tr("Delete mark") if one else self.tr("Delete marks"))
        self._note.show_note(one.annotation.id if one else None, one.annotation.note if one else "")

    def set_read_only(self, on: bool) -> None:
        """Show marks without offering to change them, or offer it again."""
        self._read_only = on
        self._note.setReadOnly(on)
        for widget in (self._tags, self._delete):
            widget.setEnabled(bool(self._ids) and not on)

    def focus_note(self) -> None:
        """Put the caret into the note, where there is one to write."""
        if self._note.isEnabled():
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Emit a note that is typed and not yet emitted."""
        self._note.flush()

    def _words(self, views: Sequence[AnnotationView], others: bool) -> str:
        if not views:
            next_one = self.tr("No mark chosen. Press M for the next one.")
            return next_one if others else self.tr("No mark chosen.")
        if len(views) > 1:
            return self.tr("{n} marks chosen").format(n=len(views))
        annotation, article = views[0].annotation, views[0].article
        # May be broken behind the dash: in one piece it pushes the button out of a narrow pane.
        span = f"[{annotation.start}–\u200b{annotation.end}]"
        place = f"{article.ref} ¶{views[0].paragraph} {span}"
        if annotation.state == "orphaned":
            lost = self.tr("Its place in the text is lost.")
            return f"{place}\n{lost} {annotation.state_reason or ''}".rstrip()
        return place

    def _on_tag(self, tag_id: str) -> None:
        self._note.flush()
        self.tag_toggled.emit(list(self._ids), tag_id)

    def _on_more(self, place: QRect) -> None:
        self._note.flush()
        self.more_tags_wanted.emit(list(self._ids), place)

    def _on_delete(self) -> None:
        self._note.flush()
        self.delete_requested.emit(list(self._ids))

    def _on_filled(self, characters: int) -> None:
        words = self.tr("{n} of {most} characters")
        self._length.setText(words.format(n=f"{characters:,}", most=f"{MOST_CHARACTERS:,}"))
        self._length.setVisible(characters >= _TELL_LENGTH_FROM)

    def _on_left_out(self, characters: int) -> None:
        words = self.tr("The note is full: {n} characters were left out.")
        self._length.setText(words.format(n=f"{characters:,}"))
        self._length.show()

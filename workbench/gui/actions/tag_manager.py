"""Managing tags: each edit in the dialog is done at once, and can be undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.domain.changes import Changes
from workbench.domain.errors import EditConflict, WorkbenchError
from workbench.domain.tags import find_tag
from workbench.domain.values import Tag
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.choose_file import file_to_open, file_to_save
from workbench.gui.dialogs.tag_manager import TagManagerDialog
from workbench.gui.panes.coming_up import bring_up
from workbench.gui.panes.tag_preview import TagPreview
from workbench.gui.session import Session
from workbench.services.tagging import Tagging
from workbench.services.wording import sentence

_SETS = "Tag sets (*.toml);;All files (*)"


class TagManager(QObject):
    """Opens the dialog, and keeps it true to the case."""

    def __init__(self, window: QWidget, session: Session, menus: Menus) -> None:
        super().__init__(window)
        self._session = session
        preview = TagPreview()
        self.dialog = TagManagerDialog(preview, (menus["undo"], menus["redo"]), window)
        self.dialog.tag_shown.connect(preview.show_tag)
        self.dialog.add_wanted.connect(self.add)
        self.dialog.edited.connect(self.edit)
        self.dialog.merge_wanted.connect(self.merge)
        self.dialog.order_wanted.connect(self._reorder)
        self.dialog.load_wanted.connect(self._ask_load)
        self.dialog.save_wanted.connect(self._ask_save)
        session.changed.connect(self._on_changed)
        session.closing.connect(self.dialog.close)  # what is typed there still goes to the case
        menus.connect_all({"manage_tags": self.open})

    def open(self) -> None:
        """Show the dialog."""
        if not self._session.is_open:
            return
        if not self.dialog.isVisible():
            self.dialog.say("")
            self.dialog.show_uses(self._tagging.uses())
            self.dialog.focus_table()
        bring_up(self.dialog)

    def add(self, name: str) -> None:
        """Make a tag; where there is one with nearly that name, offer this one first."""
        similar = self._tagging.similar(name)
        if not similar:
            self._add(name)
            return
        choices: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Use existing: {}").format(tag.name), partial(self._use, tag))
            for tag in similar[:2]
        ]
        if find_tag(similar, name) is None:
            anyway = self.tr("Create “{}”").format(name)
            choices.append((anyway, lambda: self._add(name)))
        self.dialog.say(self._there_is(similar[0]), choices)

    def edit(self, tag_id: str, field: str, value: str | bool) -> None:
        """Change a field of a tag; a name that is nearly another tag's is asked about first."""
        tag = self._tag(tag_id)
        if tag is None:
            return
        others = [other for other in self._similar(field, value) if other.id != tag.id]
        if not others:
            self._change(tag, field, value)
            return
        other = others[0]
        choices: list[tuple[str, Callable[[], object]]] = [
            (
                self.tr("Merge into {}").format(other.name),
                lambda: self.merge(tag.id, other.id),
            )
        ]
        if find_tag(others, str(value)) is None:
            choices.append((self.tr("Rename"), lambda: self._change(tag, field, value)))
        self.dialog.say(self._there_is(other), choices)

    def merge(self, tag_id: str, into_id: str) -> None:
        """Give the marks of one tag another one instead, and remove the first."""
        gone, kept = self._tag(tag_id), self._tag(into_id)
        if gone is None or kept is None:
            return
        marks = next(use.annotations for use in self._tagging.uses() if use.tag.id == gone.id)
        follow = self.tr("1 mark follows") if marks == 1 else self.tr("{} marks follow")
        words = self.tr("Merged {} into {}; {}. Ctrl+Z undoes.")
        said = words.format(gone.name, kept.name, follow.format(marks))

        def then(changes: Changes) -> None:
            if changes:
                self.dialog.choose(kept.id)
                self.dialog.say(said)

        self._session.perform(
            lambda space: space.tagging.merge(gone.name, kept.name)[0], then, marks, self._fail
        )

    def load(self, path: Path) -> None:
        """Take the tags of a file over."""

        def then(changes: Changes) -> None:
            loaded = self.tr("Loaded {}. Ctrl+Z undoes.")
            same = self.tr("The tags are already as {} has them.")
            self.dialog.say((loaded if changes else same).format(path))

        self._session.perform(
            lambda space: space.tagging.load(path)[0], then, on_failure=self._fail
        )

    def save(self, path: Path) -> None:
        """Write the tags to a file."""
        try:
            self._tagging.save(path)
        except WorkbenchError as error:
            self._fail(error)
        else:
            self.dialog.say(self.tr("Saved {}.").format(path))

    def _add(self, name: str) -> None:
        if self._act(lambda tagging: tagging.add(name)[0]):
            self._use(self._tagging.named(name))
            self.dialog.say(self.tr("Added {}. Ctrl+Z undoes.").format(name))

    def _use(self, tag: Tag) -> None:
        self.dialog.forget_new()
        self.dialog.choose(tag.id)
        self.dialog.focus_table()

    def _change(self, tag: Tag, field: str, value: str | bool) -> None:
        holder = next((t for t in self._tagging.tags() if field == "key" and t.key == value), None)
        if not self._act(lambda tagging: tagging.change(tag.name, **{field: value})[0]):
            return
        after = self._tag(tag.id)
        if holder is not None and value:
            words = self.tr("The key {} was taken from {}.")
            self.dialog.say(words.format(value, holder.name))
        elif field == "colour" and after is not None:
            self.dialog.say(self._adjusted(str(value), after))
        else:
            self.dialog.say("")

    def _adjusted(self, colour: str, tag: Tag) -> str:
        """What became of a colour that would not stand out."""
        wanted = colour.upper()
        said = []
        if tag.light_stripe.upper() != wanted:
            words = self.tr("darkened to {} on light paper")
            said.append(words.format(tag.light_stripe))
        if tag.dark_stripe.upper() != wanted:
            words = self.tr("lightened to {} on dark paper")
            said.append(words.format(tag.dark_stripe))
        if not said:
            return ""
        both = self.tr(" and ").join(said)
        return self.tr("So that it stands out, {} was {}.").format(wanted, both)

    def _reorder(self, ids: list[str]) -> None:
        self._act(lambda tagging: tagging.reorder(ids)[0])

    def _act(self, deed: Callable[[Tagging], Changes]) -> bool:
        """Do it; True where something changed. What went wrong is said in the dialog."""
        return bool(self._session.act(lambda space: deed(space.tagging), self._fail))

    def _fail(self, error: WorkbenchError) -> None:
        self.dialog.say(sentence(error))
        if isinstance(error, EditConflict):
            self._session.failed.emit(error)

    def _there_is(self, tag: Tag) -> str:
        return self.tr("There is a tag “{}” already.").format(tag.name)

    def _similar(self, field: str, value: str | bool) -> list[Tag]:
        return self._tagging.similar(str(value)) if field == "name" and value else []

    def _tag(self, tag_id: str) -> Tag | None:
        return next((tag for tag in self._tagging.tags() if tag.id == tag_id), None)

    @property
    def _tagging(self) -> Tagging:
        return self._session.space.tagging

    def _ask_load(self) -> None:
        chosen = file_to_open(self.dialog, self.tr("Load tag set"), self._folder(), _SETS)
        if chosen:
            self.load(chosen)

    def _ask_save(self) -> None:
        suggested = self._folder() / "tags.toml"
        chosen = file_to_save(self.dialog, self.tr("Save tag set"), suggested, _SETS)
        if chosen:
            self.save(chosen[0])

    def _folder(self) -> Path:
        path = self._session.path
        return path.parent if path else Path.home()

    def _on_changed(self, changes: Changes) -> None:
        if self.dialog.isVisible() and (changes.everything or changes.tags or changes.annotations):
            self.dialog.show_uses(self._tagging.uses())

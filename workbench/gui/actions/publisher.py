"""The dialog in which a publisher is graded and described."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import EditConflict, WorkbenchError
from workbench.domain.values import Source
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.publisher import PublisherDialog
from workbench.gui.done_words import done_sentence
from workbench.gui.session import Session
from workbench.services.wording import sentence


class PublisherActions(QObject):
    """One Save is one step to undo. `said(sentence)` for the status bar."""

    said = Signal(str)

    def __init__(self, session: Session, current: Current, window: QWidget, menus: Menus) -> None:
        super().__init__(window)
        self._session, self._current, self._window = session, current, window
        menus.connect_all({"publisher": self.show_current})

    def show_current(self) -> None:
        """Open what is known of the publisher of the article that is open."""
        article_id = self._current.article_id
        source = self._session.space.library.summary(article_id).source if article_id else None
        if source is None:
            self.said.emit(
                self.tr("No publisher is named. Name one in the article's details: Ctrl+Shift+I.")
            )
        else:
            self.dialog(source).exec()

    def dialog(self, source: Source) -> PublisherDialog:
        """The dialog of a publisher, showing what is stored."""
        made = PublisherDialog(source, self._window)
        made.save_wanted.connect(
            lambda fields, before: self._save(made, source.name, fields, before)
        )
        return made

    def _save(
        self,
        dialog: PublisherDialog,
        name: str,
        fields: dict[str, str | None],
        before: dict[str, str | None],
    ) -> None:
        changes = self._session.act(
            lambda space: space.library.set_source(name, fields, before)[0],
            lambda error: self._fail(dialog, error),
        )
        if changes is not None:
            dialog.accept()
            if changes:
                self.said.emit(done_sentence(changes.label))

    def _fail(self, dialog: PublisherDialog, error: WorkbenchError) -> None:
        if isinstance(error, EditConflict) and error.held is not None:
            self._session.look_at_everything()
            dialog.expect(error.held)
            again = self.tr("Save again to write yours over it.")
            dialog.show_problem(f"{sentence(error)} {again}")
        else:
            dialog.show_problem(sentence(error))

"""Undo, redo and the history of a case."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from workbench.domain.changes import Changes
from workbench.domain.edit import Action, Edit, inverse_of
from workbench.domain.errors import NothingToUndo
from workbench.domain.views import HistoryEntry, UndoState
from workbench.services.open_case import OpenCase
from workbench.storage import history, undo_stack


class Journal:
    """The record of one case. Undoing is recorded, not erased."""

    def __init__(self, case: OpenCase) -> None:
        self._case = case

    def state(self) -> UndoState:
        """What undo and redo would do now."""
        return undo_stack.undo_state(self._case.file.connection)

    def size(self, verb: str) -> int:
        """How many edits the next undo or redo takes."""
        return undo_stack.next_size(self._case.file.connection, verb)

    def undo(self) -> Changes:
        """Take back what was done last in this case, by whichever window or command.

        Raises NothingToUndo, EditConflict.
        """
        edits: list[Edit] = []
        with self._case.recording(edits):
            found = undo_stack.next_to_undo(self._case.file.connection)
            if found is None:
                raise NothingToUndo("undo")
            action_id, action = found
            edits += inverse_of(action.edits)
            back = Action(action.label, tuple(edits), action.place)
            return self._replay(back, "undo", action_id, "undone")

    def redo(self) -> Changes:
        """Do again what was undone last. Raises NothingToUndo, EditConflict."""
        edits: list[Edit] = []
        with self._case.recording(edits):
            found = undo_stack.next_to_redo(self._case.file.connection)
            if found is None:
                raise NothingToUndo("redo")
            action_id, action = found
            edits += action.edits
            return self._replay(action, "redo", action_id, "done")

    def entries(
        self,
        *,
        entity_id: str | None = None,
        article_id: str | None = None,
        after: int = 0,
        limit: int | None = None,
        words: str = "",
    ) -> list[HistoryEntry]:
        """Recorded edits, oldest first; of one thing, or of one article with all in it.

        `after` leaves out those up to that number, `limit` all but the newest. `words` must all
        occur, blind to case, in who did what, when, or in what was there before or after.
        """
        return history.entries(
            self._case.file.connection,
            entity_id=entity_id,
            article_id=article_id,
            after=after,
            limit=limit,
            words=words.split(),
        )

    def last_number(self) -> int:
        """The number of the newest recorded edit, 0 where there is none."""
        return history.last_number(self._case.file.connection)

    def _replay(self, action: Action, verb: str, of_action: str, state: str) -> Changes:
        connection = self._case.file.connection
        self._case.ground.check(action.edits)
        self._case.before_bulk(len(action.edits))
        action = replace(action, edits=tuple(self._made(action.edits)))
        history.record_action(
            connection,
            action,
            action_id=self._case.make_id(),
            at=self._case.clock(),
            who=self._case.who,
            verb=verb,
            of_action=of_action,
        )
        undo_stack.set_state(connection, of_action, state)
        return Changes.of(action, verb)

    def _made(self, edits: Sequence[Edit]) -> list[Edit]:
        """Make edits; returns those that were needed."""
        made: list[Edit] = []
        for is_publisher, some in groupby(edits, lambda edit: edit.entity == "source"):
            for each in [[edit] for edit in some] if is_publisher else [list(some)]:
                # Whether a publisher is named is known once what stands before it is made.
                if not (is_publisher and self._is_kept_publisher(each[0])):
                    self._case.make(each)
                    made += each
        return made

    def _is_kept_publisher(self, edit: Edit) -> bool:
        """A publisher that other articles name by now stays, and need not come back."""
        if edit.entity != "source":
            return False
        if edit.after is None:
            return self._case.sources.is_named(edit.entity_id)
        return edit.before is None and self._case.sources.source(edit.entity_id) is not None

"""An open case as the services share it: the file, its stores, who works on it, and the clock."""

import contextlib
import getpass
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.changes import Changes
from workbench.domain.claims import Claim
from workbench.domain.edit import Action, Edit
from workbench.domain.errors import EditConflict, NotFound, WorkbenchError
from workbench.domain.ids import new_id, now
from workbench.domain.text import on_one_line
from workbench.domain.values import Annotation, Article, Tag
from workbench.services.conflicts import explained
from workbench.services.ground import Ground
from workbench.services.pending_backup import PendingBackup
from workbench.services.tallies import Tallies
from workbench.storage import history, settings, undo_stack
from workbench.storage.annotations import AnnotationStore
from workbench.storage.articles import ArticleStore
from workbench.storage.case_file import CaseFile
from workbench.storage.claims import ClaimStore
from workbench.storage.edits import Progress, apply_edits
from workbench.storage.search import SearchStore
from workbench.storage.sources import SourceStore

TITLE = "title"
# From so many edits in one action the case is backed up first.
BULK = 100


def _unheard(_made: int, _count: int) -> None:
    """Nobody wants to know how many edits are made."""


def person() -> str:
    """Who works: WORKBENCH_ANALYST, else the login name."""
    named = on_one_line(os.environ.get("WORKBENCH_ANALYST", ""))
    if named:
        return named
    try:
        return on_one_line(getpass.getuser())
    except (KeyError, OSError):
        return "unknown"


@dataclass(slots=True)
class OpenCase:
    """What every service works on."""

    file: CaseFile
    who: str
    clock: Callable[[], str] = now
    make_id: Callable[[], str] = new_id
    # Hears, while many edits are made, how many are; what it raises ends the transaction.
    progress: Progress = _unheard
    backups_under_way: list[PendingBackup] = field(default_factory=list)
    tallies: Tallies = field(init=False)
    ground: Ground = field(init=False)

    def __post_init__(self) -> None:
        self.tallies = Tallies(self.file)
        self.ground = Ground(self.file)

    @property
    def articles(self) -> ArticleStore:
        """Articles, their texts and regions."""
        return ArticleStore(self.file.connection)

    @property
    def sources(self) -> SourceStore:
        """The publishers that articles name."""
        return SourceStore(self.file.connection)

    @property
    def annotations(self) -> AnnotationStore:
        """Annotations and tags."""
        return AnnotationStore(self.file.connection)

    @property
    def claims(self) -> ClaimStore:
        """Claims, evidence and origins."""
        return ClaimStore(self.file.connection)

    @property
    def index(self) -> SearchStore:
        """The search index."""
        return SearchStore(self.file.connection)

    @property
    def title(self) -> str:
        """What the analyst calls the case, else the file's name."""
        return settings.get(self.file.connection, TITLE) or on_one_line(self.file.path.stem)

    @contextlib.contextmanager
    def writing(
        self, wanted: Mapping[str, object] | None = None
    ) -> Iterator[Callable[[Action], Changes]]:
        """One transaction; what it yields makes an action's edits and records them.

        `wanted` is what fields are to become, for whoever finds that the thing is gone. Raises
        CaseBusy, CaseUnwritable, CaseDamaged, EditConflict; then nothing is kept.
        """
        edits: list[Edit] = []

        def commit(action: Action) -> Changes:
            edits.extend(action.edits)
            return self._commit(action)

        with self.recording(edits, wanted):
            yield commit

    @contextlib.contextmanager
    def recording(
        self, edits: list[Edit], wanted: Mapping[str, object] | None = None
    ) -> Iterator[None]:
        """One transaction that makes and records edits, which are in the list when it ends.

        Raises as `writing`, with a conflict in words.
        """
        try:
            with self.file.writing():
                counted, begun = self.tallies.stamp(), history.last_number(self.file.connection)
                yield
                ended = history.last_number(self.file.connection)
        except EditConflict as error:
            raise explained(self.file, error, edits) from error
        except NotFound as error:
            if not self.ground.gone(error.kind, error.name):
                raise
            gone = EditConflict(error.kind, error.name, held=None, wanted=wanted or {})
            raise explained(self.file, gone) from error
        self.ground.wrote(begun, ended)
        self.tallies.follow(counted, edits)

    def _commit(self, action: Action) -> Changes:
        if not action.edits:
            return Changes()
        self.ground.check(action.edits)
        self.before_bulk(len(action.edits))
        self.make(action.edits)
        history.record_action(
            self.file.connection, action, action_id=self.make_id(), at=self.clock(), who=self.who
        )
        return Changes.of(action)

    def make(self, edits: Sequence[Edit]) -> None:
        """Make edits, without recording them, in a transaction. Raises EditConflict."""
        apply_edits(self.file.connection, edits, self.progress)

    def record_for_good(self, action: Action) -> None:
        """Make an action's edits and record them as what undo leaves alone; in a transaction."""
        self.make(action.edits)
        action_id = self.make_id()
        history.record_action(
            self.file.connection, action, action_id=action_id, at=self.clock(), who=self.who
        )
        undo_stack.set_state(self.file.connection, action_id, "recorded")

    def before_bulk(self, edits: int) -> None:
        """Begin a backup of what was committed so far, where that many edits are to follow."""
        if edits >= BULK:
            self.back_up_first("change")

    def back_up_first(self, reason: str) -> None:
        """Begin a backup of what was committed so far; what follows need not wait for it."""
        self.backups_under_way.append(PendingBackup(self.file.path, reason))

    def failed_backups(self, *, wait: bool = False) -> list[WorkbenchError]:
        """Why backups begun by this case were not made; each is told once."""
        done = [each for each in self.backups_under_way if wait or each.is_done]
        self.backups_under_way = [each for each in self.backups_under_way if each not in done]
        failures = [each.outcome() for each in done]
        return [each for each in failures if each is not None]

    def article(self, article_id: str) -> Article:
        """A seen article. Raises NotFound."""
        article = self.articles.article(article_id)
        if article is None:
            raise NotFound("article", article_id)
        return article

    def text(self, article: Article) -> str:
        """The current text of an article."""
        stored = self.articles.text(article.id, article.version)
        if stored is None:
            raise NotFound("text", article.ref)
        return stored.text

    def annotation(self, annotation_id: str) -> Annotation:
        """An annotation. Raises NotFound."""
        return self.marks([annotation_id])[0]

    def marks(self, ids: Sequence[str]) -> list[Annotation]:
        """Annotations in the order of `ids`, each once. Raises NotFound."""
        wanted = list(dict.fromkeys(ids))
        found = self.annotations.by_ids(wanted)
        if len(found) < len(wanted):
            there = {mark.id for mark in found}
            raise NotFound("annotation", next(each for each in wanted if each not in there))
        return found

    def claim(self, claim_id: str) -> Claim:
        """A claim. Raises NotFound."""
        claim = self.claims.claim(claim_id)
        if claim is None:
            raise NotFound("claim", claim_id)
        return claim

    def tags_by_id(self) -> dict[str, Tag]:
        """All tags, in the analyst's order."""
        return {tag.id: tag for tag in self.tallies.tags()}


def absolute(path: Path | str) -> Path:
    """The path as the user means it, `~` included."""
    given = Path(path)
    try:
        return given.expanduser()
    except RuntimeError:  # nobody of that name: a file that begins with ~
        return given

"""Expected failures as data: the border (window or command line) writes the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.access import ReadOnly


class WorkbenchError(Exception):
    """The root of every failure the program expects."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions pickle what they were called with, which keywords escape.
        names = getattr(self, "__dataclass_fields__", ())
        return type(self), tuple(getattr(self, name) for name in names)


@dataclass(eq=False)
class InvalidSpan(WorkbenchError):
    """A span that is empty, negative, or reaches past a text of `length` code points."""

    start: int
    end: int
    length: int | None = None


@dataclass(eq=False)
class NotFound(WorkbenchError):
    """Nothing of `kind` (article, annotation, tag …) goes by that name."""

    kind: str
    name: str


@dataclass(eq=False)
class Ambiguous(WorkbenchError):
    """Several things of `kind` go by that name."""

    kind: str
    name: str
    candidates: tuple[str, ...]


@dataclass(eq=False)
class InvalidValue(WorkbenchError):
    """A value that a field does not take; `allowed` lists what it does, where that is a list."""

    what: str
    value: str
    allowed: tuple[str, ...] = ()


@dataclass(eq=False)
class AlreadyThere(WorkbenchError):
    """Something of `kind` with that name exists."""

    kind: str
    name: str


@dataclass(eq=False)
class QuoteNotFound(WorkbenchError):
    """The quotation does not occur in the article."""

    quote: str
    article: str


@dataclass(eq=False)
class QuoteAmbiguous(WorkbenchError):
    """The quotation occurs at several places of the article: `places` are (start, end) pairs."""

    quote: str
    article: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class BothVersions:
    """A field in two versions, in words: what others made of it, and what it was to become here."""

    field: str
    theirs: str
    mine: str


@dataclass(eq=False)
class EditConflict(WorkbenchError):
    """What an edit replaces is no longer there: somebody else changed it meanwhile.

    `held` is what the fields hold now (None where the thing is gone), `wanted` what they were to
    become (None where the thing was to go); both empty where no single field is at odds.
    `can_insist` where the edit can still be made over what it would replace. The rest is for people
    to read, as far as it is known: the `thing`, both `versions` in full, and `who` changed it.
    """

    entity: str
    entity_id: str
    fields: tuple[str, ...] = ()
    held: Mapping[str, Any] | None = field(default_factory=dict)
    wanted: Mapping[str, Any] | None = field(default_factory=dict)
    can_insist: bool = False
    thing: str = ""
    versions: tuple[BothVersions, ...] = ()
    who: str = ""


@dataclass(eq=False)
class NothingToUndo(WorkbenchError):
    """`direction` is `undo` or `redo`."""

    direction: str


class Interrupted(WorkbenchError):
    """The work was broken off because somebody asked for that."""


@dataclass(eq=False)
class CaseProblem(WorkbenchError):
    """The case file at `path` cannot be opened; subclasses say why."""

    path: str


class CaseMissing(CaseProblem):
    """There is no file."""


class CaseExists(CaseProblem):
    """A new case was asked for where a file already is."""


class CaseForeign(CaseProblem):
    """The file is not a case: another program's database, or no database at all."""


@dataclass(eq=False)
class CaseNewer(CaseProblem):
    """The file was written by a newer program: `steps` names the schema steps unknown here."""

    steps: tuple[str, ...] = ()


@dataclass(eq=False)
class CaseDamaged(CaseProblem):
    """SQLite or the program found the file broken; `detail` is the finding."""

    detail: str = ""


@dataclass(eq=False)
class CaseUnwritable(CaseProblem):
    """The file or its folder cannot be written to; `detail` is the system's reason."""

    detail: str = ""


@dataclass(eq=False)
class CaseReadOnly(CaseUnwritable):
    """An edit was asked of a case that can only be read here; `because` says why."""

    because: ReadOnly = field(default=ReadOnly("asked"))


@dataclass(eq=False)
class CaseInUse(CaseProblem):
    """Other programs have the case open: `holders` says who, where, one line each."""

    holders: tuple[str, ...] = ()


class NoBackup(CaseProblem):
    """There is no good backup of the case to restore."""


@dataclass(eq=False)
class BackupDamaged(CaseProblem):
    """A backup that was just made, or is to be restored, is not whole; `detail` is the finding."""

    detail: str = ""


@dataclass(eq=False)
class CaseBusy(CaseProblem):
    """Another process kept the case locked for the whole waiting time, in seconds."""

    waited: float = 0.0


@dataclass(eq=False)
class Unreadable(WorkbenchError):
    """A file cannot become an article; `reason` is one of the words of `SKIP_REASONS`."""

    path: str
    reason: str
    detail: str = ""


SKIP_REASONS = {
    "empty": "the file has no text",
    "binary": "the file is not text",
    "too_large": "the file is larger than the limit",
    "missing": "there is no such file",
    "in_use": "the file is a database that a program has open",
    "unreadable": "the file cannot be read",
    "unknown_format": "the format is not supported",
    "no_text_found": "no article text was found in it",
    "unknown_encoding": "the character set cannot be told",
    "encrypted": "the file is encrypted",
    "damaged": "the file is damaged",
    "too_slow": "reading the file took too long",
    "too_much_memory": "reading the file took too much memory",
    "crashed": "the file broke the program that reads it",
}


@dataclass(eq=False)
class InvalidTagSet(WorkbenchError):
    """A tag-set file that cannot be used; `problems` are its faults, one sentence each."""

    path: str
    problems: tuple[str, ...] = field(default=())


@dataclass(eq=False)
class InvalidWordList(WorkbenchError):
    """A word list of cues that cannot be used; `problems` name the rule and what is wrong."""

    path: str
    problems: tuple[str, ...] = field(default=())


@dataclass(eq=False)
class InvalidTemplate(WorkbenchError):
    """A report template that cannot be used: which, in which line, and why."""

    name: str
    line: int | None
    reason: str


@dataclass(eq=False)
class InvalidForeignFile(WorkbenchError):
    """A file of annotations from elsewhere that cannot be read; `reason` fits behind its name."""

    path: str
    reason: str

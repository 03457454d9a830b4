"""One open case with all that can be done to it: what the window and the API hold on to."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from workbench.data_files import resource_path
from workbench.domain.access import ReadOnly
from workbench.domain.edit import Action, Edit, created
from workbench.domain.text import on_one_line
from workbench.services.backing_up import Backups
from workbench.services.boards import Boards
from workbench.services.checking import Checking
from workbench.services.claims import Claims
from workbench.services.copies import Copies
from workbench.services.cueing import Cueing
from workbench.services.evidence import Linking
from workbench.services.exchanging import Exchanging
from workbench.services.importing import Importing
from workbench.services.journal import Journal
from workbench.services.judging import Judging
from workbench.services.library import Library
from workbench.services.marking import Marking
from workbench.services.near_copies import NearCopies
from workbench.services.open_case import TITLE, OpenCase, absolute, person
from workbench.services.origins import Origins
from workbench.services.reporting import Reporting
from workbench.services.saved_searches import SavedSearches
from workbench.services.search_words import SearchWords
from workbench.services.searching import Searching
from workbench.services.tag_sets import read_tag_set
from workbench.services.tagging import Tagging
from workbench.services.versions import Versions
from workbench.services.weighing import Weighing
from workbench.storage import settings, undo_stack
from workbench.storage.case_file import CaseFile, remove


@dataclass(slots=True)
class Workspace:
    """The services of one open case."""

    case: OpenCase
    library: Library
    marking: Marking
    copies: Copies
    near_copies: NearCopies
    cueing: Cueing
    claims: Claims
    linking: Linking
    origins: Origins
    boards: Boards
    tagging: Tagging
    importing: Importing
    versions: Versions
    searching: Searching
    search_words: SearchWords
    saved_searches: SavedSearches
    reporting: Reporting
    exchanging: Exchanging
    journal: Journal
    judging: Judging
    checking: Checking
    backups: Backups

    @classmethod
    def create(cls, path: Path | str, title: str | None = None, *, who: str = "") -> Self:
        """Make a new case with the default tags; `who` works, or else `person()`.

        Raises CaseExists, CaseUnwritable.
        """
        target = absolute(path)
        space = cls._around(CaseFile.create(target, who or person()), who)
        try:
            space._found(on_one_line(title or "") or on_one_line(target.stem))
        except BaseException:
            space.close()
            remove(target)
            raise
        return space

    @classmethod
    def open(cls, path: Path | str, *, who: str = "") -> Self:
        """Open a case; `who` works, or else `person()`. What an interrupted import left behind is
        discarded. Where nothing can be written, `read_only` says why.

        Raises CaseMissing, CaseForeign, CaseNewer, CaseDamaged, CaseUnwritable, CaseBusy,
        BackupDamaged where an older case could not be backed up.
        """
        space = cls._around(CaseFile.open(absolute(path), who=who or person()), who)
        try:
            if space.read_only is None:
                space.importing.discard_abandoned()
        except BaseException:
            space.close()
            raise
        return space

    @classmethod
    def _around(cls, file: CaseFile, who: str = "") -> Self:
        case = OpenCase(file, who or person())
        library, copies = Library(case), Copies(case)
        weighing = Weighing(case, copies)
        claims, judging = Claims(case, weighing), Judging(case, weighing)
        return cls(
            case,
            library,
            Marking(case),
            copies,
            NearCopies(case, copies),
            Cueing(case),
            claims,
            Linking(case),
            Origins(case),
            Boards(claims, library),
            Tagging(case),
            Importing(case),
            Versions(case),
            Searching(case),
            SearchWords(case),
            SavedSearches(case),
            Reporting(case, library, weighing),
            Exchanging(case, library),
            Journal(case),
            judging,
            Checking(case, judging),
            Backups(case),
        )

    @property
    def path(self) -> Path:
        """Where the case file lies."""
        return self.case.file.path

    @property
    def title(self) -> str:
        """What the analyst calls the case."""
        return self.case.title

    @property
    def read_only(self) -> ReadOnly | None:
        """Why nothing can be changed here, or None."""
        return self.case.file.read_only

    def keep_lease(self) -> None:
        """To be called now and then while the case is open. Raises CaseReadOnly once another
        machine took over.
        """
        self.case.file.keep_lease()

    def look(self) -> None:
        """Take all that the case holds now for seen: edits of what others write later are refused.

        Without ever a look every edit is made on what the case holds.
        """
        self.case.ground.look()

    def work_as(self, who: str) -> None:
        """Put this name, or else `person()`, to what is done from now on."""
        self.case.who = who or person()

    @classmethod
    def open_reader(cls, path: Path | str) -> Self:
        """An open case on a further connection that only reads, for another thread."""
        return cls._around(CaseFile.open(absolute(path), read_only=True))

    @classmethod
    def open_beside(cls, path: Path | str, *, who: str) -> Self:
        """An open case on a further connection that writes, for another thread, while this process
        has the case open for writing.
        """
        return cls._around(CaseFile.open_beside(absolute(path)), who)

    def data_version(self) -> int:
        """A number that changes when another process or connection has written."""
        return self.case.file.data_version()

    def save_copy(self, target: Path | str) -> Path:
        """Write a complete copy of the case. Raises CaseExists, CaseUnwritable."""
        path = absolute(target)
        self.case.file.back_up(path)
        return path

    def close(self) -> None:
        """Close the file; the last to close leaves a lone file."""
        # Backups under way read the case, and would keep its log.
        self.case.failed_backups(wait=True)
        self.case.file.close()

    def note_restored(self, backup: Path) -> None:
        """Record that the case was put back from a backup; that cannot be undone."""
        key = "restored_from"
        before = settings.get(self.case.file.connection, key)
        edit = Edit(
            "setting",
            key,
            {"value": before} if before else None,
            {"key": key, "value": backup.name},
        )
        with self.case.file.writing():
            self.case.record_for_good(Action(f"Restore from backup {backup.name}", (edit,)))

    def seal(self) -> None:
        """Make what the case holds now its beginning: nothing of it can be undone."""
        with self.case.file.writing():
            undo_stack.seal(self.case.file.connection)

    def _found(self, title: str) -> None:
        tags = read_tag_set(resource_path("tags", "default.toml"))
        with self.case.writing() as commit:
            named = Edit("setting", TITLE, None, {"key": TITLE, "value": title})
            made = [created("tag", replace(tag, id=self.case.make_id())) for tag in tags]
            commit(Action("New case", (named, *made)))
            undo_stack.seal(self.case.file.connection)

"""Files read and made ready for a case: hashes, sentences. Touches no case and no window.

The child processes that read files load this module: it opens no case.
"""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.analysis.sentences import sentences
from workbench.domain.drafts import ArticleDraft, DraftRegion
from workbench.domain.errors import SKIP_REASONS, Unreadable
from workbench.domain.fold import folded_sentences
from workbench.domain.span import Spans
from workbench.domain.text import sha256_of_bytes, sha256_of_text, storable
from workbench.ingest.reader import at_path, content, read_bytes, reader_for
from workbench.ingest.readers import Reader
from workbench.ingest.request import AS_FOUND, Limits, Request


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read and ready to be written: its draft, hashes and sentences with folded words."""

    path: str
    draft: ArticleDraft
    text_sha256: str
    original_sha256: str
    sentences: Spans
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file left out, and why: `reason` is a key of SKIP_REASONS."""

    path: str
    reason: str
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The reason in words."""
        said = SKIP_REASONS.get(self.reason, self.reason)
        return f"{said} ({self.detail})" if self.detail else said


Outcome = Prepared | Skipped


def load(path: Path, limits: Limits) -> bytes | Skipped:
    """The bytes of a file, or why there are none."""
    try:
        return content(path, limits)
    except Unreadable as error:
        return Skipped(str(path), error.reason, error.detail)


def recognised(data: bytes, name: str) -> Reader | None:
    """The reader that recognises content; None where it is known to be something else."""
    try:
        return reader_for(data, name)
    except Unreadable:
        return None


def prepare_bytes(
    data: bytes, path: Path, request: Request = AS_FOUND, reader: Reader | None = None
) -> list[Outcome]:
    """What became of the content of a file: one outcome, or one for each row of a table.

    Never raises for what a file may hold; raises InvalidValue for an encoding that there is not.
    """
    try:
        found = read_bytes(data, path.name, request, reader)
    except Unreadable as error:
        return [_skipped(error, path)]
    digest = sha256_of_bytes(data)
    return [
        _skipped(each, path)
        if isinstance(each, Unreadable)
        else prepared(each, _part_path(path, each.part), digest)
        for each in found
    ]


def prepare(path: Path, request: Request = AS_FOUND) -> list[Outcome]:
    """Read one file in this process, whatever it is."""
    data = load(path, request.limits)
    return [data] if isinstance(data, Skipped) else prepare_bytes(data, path, request)


def prepared(draft: ArticleDraft, path: str, original_sha256: str | None = None) -> Prepared:
    """A draft with its hashes and sentences."""
    if not (draft.title + draft.file_name).isascii():
        # A file's name need not be valid UTF-8, and may have become the title.
        draft = replace(draft, title=storable(draft.title), file_name=storable(draft.file_name))
    spans = sentences(draft.text, draft.language)
    return Prepared(
        path,
        draft,
        sha256_of_text(draft.text),
        original_sha256 or sha256_of_bytes(draft.original),
        spans,
        folded_sentences(draft.text, spans),
    )


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """An outcome as plain JSON data, without the original's bytes."""
    if isinstance(outcome, Skipped):
        return {"skipped": [outcome.path, outcome.reason, outcome.detail]}
    draft = asdict(replace(outcome.draft, original=b"", regions=()))
    del draft["original"]
    regions = [[r.kind, r.start, r.end, r.detail] for r in outcome.draft.regions]
    return {
        "path": outcome.path,
        "draft": draft | {"regions": regions},
        "text_sha256": outcome.text_sha256,
        "original_sha256": outcome.original_sha256,
        "starts": outcome.sentences.starts,
        "ends": outcome.sentences.ends,
        "words": outcome.words,
    }


def from_plain(plain: dict[str, Any], original: bytes) -> Outcome:
    """The outcome that `to_plain` wrote, with the bytes it was read from."""
    if "skipped" in plain:
        return Skipped(*plain["skipped"])
    fields = plain["draft"]
    draft = ArticleDraft(
        **fields
        | {
            "original": original,
            "regions": tuple(DraftRegion(*region) for region in fields["regions"]),
            "found_in": tuple((field, place) for field, place in fields["found_in"]),
        }
    )
    return Prepared(
        plain["path"],
        draft,
        plain["text_sha256"],
        plain["original_sha256"],
        Spans(plain["starts"], plain["ends"]),
        tuple(plain["words"]),
    )


def _skipped(error: Unreadable, path: Path) -> Skipped:
    told = at_path(error, path)
    return Skipped(told.path, told.reason, told.detail)


def _part_path(path: Path, part: int | None) -> str:
    return str(path) if part is None else f"{path}#{part}"

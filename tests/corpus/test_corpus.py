"""The sample corpus: digests in our own words, and the starter tags that go with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLE = CORPUS / "sample.toml"

RUN = 8
SHORTEST, LONGEST = 0.75, 1.15
FEWEST, MOST = 18, 26

VERDICTS = {
    "unverified",
    "corroborated",
    "contradicted",
    "confirmed",
    "fabricated",
    "retracted",
}
TAGS = VERDICTS | {"speculative", "opinion", "misleading"}
NEED_A_NOTE = {"misleading", "fabricated"}
REGION_KINDS = {"boilerplate", "teaser", "caption", "heading", "duplicate_title"}

DIGESTS = sorted(CORPUS.glob("[0-9][0-9]-*.md"))
ORIGINALS = sorted(SEEDS.glob("*.txt"))

needs_originals = pytest.mark.skipif(
    not ORIGINALS, reason=f"the originals are not part of the repository and not at {SEEDS}"
)
every_digest = pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)


@dataclass(frozen=True)
class Mark:
    """One annotation or region of the sample: a quotation and what is said about it."""

    article: str
    quote: str
    first: bool
    kind: str
    tags: tuple[str, ...]
    note: str

    def __str__(self) -> str:
        return f"{self.article}: {self.quote[:60]}"


def front_matter_and_body(path: Path) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the two `---` lines, and the text that follows them."""
    text = path.read_text(encoding="utf-8")
    opening, head, body = text.split("---\n", 2)
    assert opening == "", f"{path.name} does not start with front matter"
    fields: dict[str, str] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(": ")
        assert colon, f"{path.name}: {line!r} is not `key: value`"
        assert key.isidentifier(), f"{path.name}: {key!r} is not a plain key"
        assert value.strip(), f"{path.name}: {key} has no value"
        assert key not in fields, f"{path.name}: {key} is given twice"
        fields[key] = value.strip()
    return fields, body


def marks(table: str) -> list[Mark]:
    with SAMPLE.open("rb") as file:
        content: dict[str, Any] = tomllib.load(file)
    return [
        Mark(
            article=str(entry["article"]),
            quote=str(entry["quote"]),
            first=bool(entry.get("first", False)),
            kind=str(entry.get("kind", "")),
            tags=tuple(str(tag) for tag in entry.get("tags", ())),
            note=str(entry.get("note", "")),
        )
        for entry in content[table]
    ]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int = RUN) -> Iterator[tuple[str, ...]]:
    found = words(text)
    for start in range(len(found) - length + 1):
        yield tuple(found[start : start + length])


def span(mark: Mark) -> tuple[int, int]:
    _, body = front_matter_and_body(CORPUS / mark.article)
    start = body.index(mark.quote)
    return start, start + len(mark.quote)


def test_that_there_are_five_digests() -> None:
    assert [path.name[:2] for path in DIGESTS] == ["01", "02", "03", "04", "05"]


def test_that_runs_of_words_are_found_across_case_punctuation_and_line_ends() -> None:
    ours = "Said he: one, TWO three\nfour “five”\u00a0six — seven… eight!"
    theirs = "one two three. Four five six seven eight nine"
    assert set(runs(ours)) & set(runs(theirs)) == {tuple(words(theirs)[:RUN])}


@every_digest
def test_that_a_digest_has_a_title_and_says_that_it_is_a_digest(digest: Path) -> None:
    fields, body = front_matter_and_body(digest)
    assert fields["title"]
    assert fields["language"] == "en"
    assert fields["original"]
    assert "digest in our own words" in fields["note"].lower()
    assert "not a quotation" in fields["note"].lower()
    assert body.strip()


@every_digest
def test_that_a_digest_does_not_claim_a_publication_date(digest: Path) -> None:
    fields, _ = front_matter_and_body(digest)
    assert "published" not in fields


@pytest.mark.parametrize("mark", marks("annotation") + marks("region"), ids=str)
def test_that_a_quotation_marks_one_place_inside_one_paragraph(mark: Mark) -> None:
    _, body = front_matter_and_body(CORPUS / mark.article)
    found = body.count(mark.quote)
    assert found >= 2 if mark.first else found == 1
    assert "\n" not in mark.quote
    assert mark.quote == mark.quote.strip()


def test_that_no_two_quotations_overlap() -> None:
    for article in {mark.article for mark in marks("annotation")}:
        taken = sorted(
            span(mark) for mark in marks("annotation") + marks("region") if mark.article == article
        )
        for (_, end), (start, _) in pairwise(taken):
            assert end <= start, f"{article}: two quotations overlap at {start}"


def test_that_the_sample_is_neither_bare_nor_crowded() -> None:
    annotations = marks("annotation")
    assert FEWEST <= len(annotations) <= MOST
    assert {mark.article for mark in annotations} == {path.name for path in DIGESTS}
    assert {mark.article for mark in marks("region")} == {path.name for path in DIGESTS}


@pytest.mark.parametrize("mark", marks("annotation"), ids=str)
def test_that_an_annotation_has_known_tags_and_at_most_one_verdict(mark: Mark) -> None:
    assert mark.tags
    assert set(mark.tags) <= TAGS
    assert len(set(mark.tags)) == len(mark.tags)
    assert len(VERDICTS.intersection(mark.tags)) <= 1
    assert mark.note or not NEED_A_NOTE.intersection(mark.tags)


@pytest.mark.parametrize("mark", marks("region"), ids=str)
def test_that_a_region_has_a_known_kind(mark: Mark) -> None:
    assert mark.kind in REGION_KINDS


@needs_originals
@pytest.mark.parametrize(
    "path", sorted(path for path in CORPUS.rglob("*") if path.is_file()), ids=lambda path: path.name
)
def test_that_no_run_of_eight_words_is_shared_with_an_original(path: Path) -> None:
    ours = set(runs(path.read_text(encoding="utf-8")))
    for original in ORIGINALS:
        shared = ours.intersection(runs(original.read_text(encoding="utf-8")))
        assert not shared, f"{original.name}: {sorted(' '.join(run) for run in shared)}"


@needs_originals
def test_that_a_digest_is_about_as_long_as_its_original() -> None:
    for digest, original in zip(DIGESTS, ORIGINALS, strict=True):
        _, body = front_matter_and_body(digest)
        ratio = len(body.strip()) / len(original.read_text(encoding="utf-8").strip())
        assert SHORTEST <= ratio <= LONGEST, f"{digest.name}: {ratio:.0%} of the original"

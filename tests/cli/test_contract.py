"""The words that scripts rely on: every documented key, token and exit code (command-line.md)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, in_a_process, mark, read
from workbench.domain import tokens

ARTICLE = {
    "id",
    "ref",
    "title",
    "source",
    "author",
    "published",
    "language",
    "characters",
    "sha256",
    "reliability",
    "state",
    "status",
    "annotations",
}
ANNOTATION = {
    "id",
    "article",
    "article_id",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "paragraph",
    "tags",
    "note",
    "claims",
    "state",
    "creator",
    "created",
    "modified",
}
HIT = {"kind", "article", "start", "end", "matches", "snippet", "tags", "annotation"}
TAG = {"name", "group", "key", "glyph", "underline", "colours", "meaning", "active", "annotations"}
HISTORY = {"n", "at", "who", "what", "entity", "before", "after"}
FINDING = {"rule", "severity", "message", "claim", "annotation", "article"}
REGION = {"start", "end", "kind", "by", "state"}
SOURCE = {"name", "kind", "country", "reliability", "descriptor", "articles"}
SENTENCE = {"start", "end", "text"}
CLAIM = {
    "id",
    "ref",
    "statement",
    "kind",
    "verdict",
    "credibility",
    "likelihood",
    "confidence",
    "rationale",
    "mentions",
    "articles",
    "origins",
    "independent",
    "refuting",
    "warnings",
}
ORIGIN = {"name", "kind", "note", "mentions", "relations"}


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (["articles"], ARTICLE),
        (["sentences", "A1"], SENTENCE),
        (["tags"], TAG),
        (["annotations"], ANNOTATION),
        (["search", "bridge"], HIT),
        (["regions", "A1"], REGION),
        (["source"], SOURCE),
        (["history"], HISTORY),
        (["check"], FINDING),
        (["undo"], HISTORY),
        (["claims"], CLAIM),
        (["claims", "--why"], CLAIM | {"groups"}),
        (["origin"], ORIGIN),
    ],
)
def test_that_a_listing_has_every_documented_key(
    run: Run, case: Path, command: list[str], keys: set[str]
) -> None:
    claimed(run, case)
    run("region", case, "A1", "--span", "0:3", "--kind", "boilerplate")
    listed = read(run, command[0], case, *command[1:])
    assert listed
    assert all(keys <= set(row) for row in listed)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (["tag", "A1", "--span", "0:3", "--tag", "opinion"], ANNOTATION),
        (["untag", "MARK", "--tag", "unverified"], ANNOTATION),
        (["note", "MARK", "-why?"], ANNOTATION),
        (["move", "MARK", "--span", "4:10"], ANNOTATION),
        (["delete", "MARK"], ANNOTATION),
        (["region", "A1", "--span", "0:3"], REGION),
        (["article", "set", "A1", "--title", "Other"], ARTICLE),
        (["source", "set", "Coastal Courier", "--reliability", "B"], SOURCE),
        (["claim", "add", "-The bridge holds", "--kind", "state"], CLAIM),
        (["claim", "set", "C1", "--verdict", "confirmed"], CLAIM),
        (["claim", "merge", "C2", "C1"], CLAIM),
        (["claim", "split", "C1", "Another", "--annotation", "MARK"], CLAIM),
        (["claim", "move", "C2", "--to", "1"], CLAIM),
        (["claim", "delete", "C1"], CLAIM),
        (["claim", "C1"], CLAIM | {"groups"}),
        (["link", "C2", "MARK", "--stance", "refutes"], CLAIM),
        (["unlink", "C1", "MARK"], CLAIM),
        (["origin", "set", "Dr. Ortiz", "--note", "Heard it."], ORIGIN),
    ],
)
def test_that_an_edit_prints_what_it_made(
    run: Run, case: Path, command: list[str], keys: set[str]
) -> None:
    made = claimed(run, case)
    words = [made if word == "MARK" else word for word in command]
    assert keys <= set(read(run, words[0], case, *words[1:]))


def claimed(run: Run, case: Path) -> Any:
    """The id of a mark that is evidence for C1, from Dr. Ortiz; C2 has no evidence."""
    made = mark(run, case)["id"]
    for statement in ("The bridge was closed", "Nobody was in danger"):
        run("claim", case, "add", statement)
    run("link", case, "C1", made, "--origin", "Dr. Ortiz", "--origin-kind", "named_expert")
    return made


def test_that_the_default_tags_are_the_documented_ones(run: Run, case: Path) -> None:
    assert [tag["name"] for tag in read(run, "tags", case)] == [
        "unverified",
        "speculative",
        "corroborated",
        "contradicted",
        "confirmed",
        "misleading",
        "opinion",
        "fabricated",
        "retracted",
    ]


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (tokens.STANCES, "supports partially_supports refutes repeats context not_comparable"),
        (
            tokens.ORIGIN_KINDS,
            "named_official anonymous_official named_expert anonymous_expert interested_party"
            " leaked_document official_document state_media media poll eyewitness author_voice"
            " unknown",
        ),
        (
            tokens.CLAIM_KINDS,
            "event quantity state law cause intent prediction utterance opinion other",
        ),
        (tokens.SOURCE_KINDS, "independent state party agency blog academic unknown"),
        (tokens.ARTICLE_STATES, "unread started reviewed"),
        (tokens.ARTICLE_STATUSES, "active corrected retracted"),
        (
            tokens.REGION_KINDS,
            "boilerplate teaser caption heading duplicate_title quotation missing_word",
        ),
    ],
)
def test_that_tokens_are_the_documented_ones(vocabulary: tuple[str, ...], words: str) -> None:
    assert vocabulary == tuple(words.split())


@pytest.mark.parametrize("state", tokens.ARTICLE_STATES)
def test_that_an_article_takes_every_state(run: Run, case: Path, state: str) -> None:
    assert read(run, "article", case, "set", "A1", "--state", state)["state"] == state


@pytest.mark.parametrize("kind", tokens.REGION_KINDS)
def test_that_a_region_of_every_kind_comes_and_goes(run: Run, case: Path, kind: str) -> None:
    arguments: list[str | Path] = ["region", case, "A1", "--span", "0:3", "--kind", kind]
    assert run(*arguments)[0] == 0
    assert [region["kind"] for region in read(run, "regions", case, "A1")] == [kind]
    assert run(*arguments, "--remove")[0] == 0
    assert read(run, "regions", case, "A1") == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["new", "CASE"], 1),
        (["claim", "CASE", "C9"], 1),
        (["claim", "CASE", "set", "C9", "--kind", "law"], 1),
        (["claim", "CASE", "add", " "], 1),
        (["claim", "CASE", "add", "x", "--kind", "purple"], 2),
        (["claim", "CASE", "set", "C1"], 2),
        (["origin", "CASE", "relate", "one", "other", "same"], 1),
        (["origin", "CASE", "relate", "one", "other", "purple"], 2),
        (["claims", "CASE"], 0),
        (["show", "CASE", "A9"], 1),
        (["tag", "CASE", "A1", "--quote", "not there", "--tag", "opinion"], 1),
        (["tag", "CASE", "A1", "--span", "0:99999", "--tag", "opinion"], 1),
        (["article", "CASE", "set", "A1", "--published", "yesterday"], 1),
        (["tag", "CASE", "A1", "--tag", "opinion"], 2),
        (["tag", "CASE", "A1", "--span", "x", "--tag", "opinion"], 2),
        (["article", "CASE", "set", "A1", "--state", "purple"], 2),
        (["search", "CASE"], 2),
        (["articles", "CASE", "--frobnicate"], 2),
        (["articles", "missing.case"], 3),
        (["articles", "FOREIGN"], 3),
        (["missing.case"], 3),
        (["search", "CASE", "nothing-like-this"], 0),
        (["check", "CASE"], 0),
        (["--version"], 0),
        (["--help"], 0),
        (["tags", "--help"], 0),
    ],
)
def test_that_exit_codes_are_the_documented_ones(
    run: Run, case: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    foreign = tmp_path / "foreign.case"
    foreign.write_text("no database")
    places = {"CASE": str(case), "FOREIGN": str(foreign)}
    assert run(*[places.get(word, word) for word in arguments])[0] == code


def test_that_a_broken_file_is_an_error_of_check(run: Run, case: Path) -> None:
    import sqlite3

    mark(run, case)
    with sqlite3.connect(case) as raw:
        raw.execute("UPDATE annotation SET quote = 'altered'")
    raw.close()
    code, out, _ = run("check", case, "--json")
    assert code == 1
    assert "anchor-mismatch" in {row["rule"] for row in json.loads(out)}


def test_that_quiet_says_nothing_but_data(run: Run, case: Path) -> None:
    assert run("search", case, "bridge", "-q")[2] == ""
    assert run("-q", "search", case, "bridge")[2] == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles", "CASE"],
        ["import", "CASE", "missing.txt"],
        ["sentences", "CASE", "A1"],
        ["tag", "CASE", "A1", "--span", "0:3", "--tag", "opinion"],
        ["search", "CASE", "bridge"],
        ["report", "CASE", "-o", "-"],
        ["report", "CASE", "-o", "-", "--format", "html"],
        ["check", "CASE", "--full"],
        ["history", "CASE"],
        ["undo", "CASE"],
        ["missing.case"],
        ["--help"],
    ],
)
def test_that_no_command_but_the_window_loads_qt(case: Path, arguments: list[str]) -> None:
    assert in_a_process(case, *arguments).stderr.splitlines()[-1] == "[]"


def test_that_output_is_utf_8_whatever_the_locale(case: Path) -> None:
    assert "🌉" in in_a_process(case, "show", "CASE", "A1", LC_ALL="C").stdout


def test_that_without_a_display_the_window_says_so_in_one_line(case: Path) -> None:
    done = in_a_process(case, "CASE")
    assert done.returncode == 1
    assert "no display" in done.stderr.splitlines()[0]

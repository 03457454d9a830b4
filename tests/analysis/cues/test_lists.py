"""Word lists: the program's own are whole, and of a broken one is told what is wrong where."""

import re
from pathlib import Path

import pytest

from workbench.analysis.cue_lists import lists_for, read_word_list, word_lists
from workbench.analysis.cue_patterns import BadPattern, Shorthands, lowered
from workbench.analysis.cue_triggers import first_words
from workbench.domain.cues import CUE_KINDS
from workbench.domain.errors import InvalidWordList
from workbench.services.wording import sentence

HEAD = 'format = 1\nversion = "1"\nlanguage = "en"\n'
RULE = '[[rule]]\nid = "perhaps"\nkind = "modal_hedge"\nreason = "Why?"\n'


def problem(tmp_path: Path, text: str) -> str:
    path = tmp_path / "en.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidWordList) as error:
        read_word_list(path)
    return sentence(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + RULE, "rule perhaps: pattern is missing"),
        (HEAD + RULE + 'pattern = "(a"', "rule perhaps: the pattern “(a” is no regular expression"),
        (HEAD + RULE + 'pattern = "a.*b"', "rule perhaps: the pattern “a.*b”: '*' repeats"),
        (HEAD + RULE + 'pattern = "(?:a|b){2,9}"', "a group repeats"),
        (HEAD + RULE + 'pattern = "a{2,}"', "without an upper limit"),
        (HEAD + RULE + 'pattern = "a{2,999}"', "more than 200 times"),
        (HEAD + RULE + "pattern = '(a)\\1'", "back reference"),
        (HEAD + RULE + 'pattern = "(?i)a"', "flags and named groups"),
        (HEAD + RULE + 'pattern = "<nothing>"', "<nothing> is no shorthand"),
        (HEAD + RULE + 'pattern = ["may", "x?"]', "“x?” matches where there is nothing"),
        (HEAD + RULE + 'pattern = "a"\nexceptions = "b"', "exceptions is no list of texts"),
        (HEAD + RULE + 'pattern = "a"\ncase = 1', "case is neither true nor false"),
        (HEAD + RULE + 'pattern = "a"\ntone = "neutral"', "and nothing else, has a tone"),
        (HEAD + RULE + 'pattern = "a"\ndate = "day 0"', "“day 0” is no date"),
        (HEAD + RULE + 'pattern = "a"\nnote = "b"', "“note” is no setting of a rule"),
        (HEAD + RULE.replace("modal_hedge", "lie") + 'pattern = "a"', "“lie” is no kind"),
        (HEAD + RULE.replace("id =", "#") + 'pattern = "a"', "rule 1: id is missing"),
        (HEAD + RULE + 'pattern = "a"\n' + RULE + 'pattern = "b"', "rule perhaps is there twice"),
        (HEAD + "rule = 3", "it holds no [[rule]]"),
        (HEAD + 'rule = ["a"]', "rule 1: it is no table"),
        ("format = 2\n" + RULE + 'pattern = "a"', "format is not 1; version is missing; language"),
        (HEAD + 'weekdays = ["monday"]\n' + RULE + 'pattern = "a"', "weekdays of seven"),
        (HEAD + "[[rule", "Expected"),
    ],
)  # fmt: skip
def test_that_a_broken_list_is_told_with_file_rule_and_fault(
    tmp_path: Path, text: str, told: str
) -> None:
    said = problem(tmp_path, text)
    assert said.startswith(f"{tmp_path / 'en.toml'} is not a word list of cues: ")
    assert told in said


def test_that_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = problem(tmp_path, HEAD + RULE + 'pattern = "*"\n' + RULE.replace("perhaps", "then"))
    assert "rule perhaps" in said
    assert "rule then" in said


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00"])
def test_that_a_file_that_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "en.toml").write_bytes(data)
    with pytest.raises(InvalidWordList):
        read_word_list(tmp_path / "en.toml")


def test_that_a_folder_without_lists_and_two_lists_of_a_language_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidWordList):
        word_lists(tmp_path / "missing")
    for name in ("en", "english"):
        (tmp_path / f"{name}.toml").write_text(HEAD + RULE + 'pattern = "may"', encoding="utf-8")
    with pytest.raises(InvalidWordList) as error:
        word_lists(tmp_path)
    assert "en.toml is a list of en, too" in sentence(error.value)


def test_that_the_programs_lists_have_rules_of_every_kind_that_takes_some() -> None:
    found = word_lists()
    assert [words.language for words in found] == ["en", "ru"]
    structural = {"undated_article", "quotation", "partial_quotation"}
    assert {rule.kind for rule in found[0].rules} == set(CUE_KINDS) - structural


def test_that_reasons_are_one_short_line_and_no_verdict() -> None:
    for words in word_lists():
        for rule in words.rules:
            assert "\n" not in rule.reason
            assert len(rule.reason) <= 47  # there is room for so many in a row of the window
            assert not re.search(r"\b(false|lie|fake|untrue|unreliable)\b", rule.reason)


@pytest.mark.parametrize(
    ("language", "chosen"),
    [("en", ["en"]), ("en-GB", ["en"]), ("RU", ["ru"]), ("fr", []), (None, ["en", "ru"])],
)
def test_that_a_list_is_chosen_by_language(language: str | None, chosen: list[str]) -> None:
    assert [words.language for words in lists_for(language, word_lists())] == chosen


def test_that_small_letters_keep_every_place() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    assert len(lowered(every)) == len(every)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("may", {"may"}),
        ("(?:one|two) sources?", {"one", "two"}),
        ("rumou?rs", {"rumors", "rumours"}),
        ("(?:senior )?officials", {"senior", "officials"}),
        ("defen[cs]e", {"defence", "defense"}),
        ("don't miss", {"don"}),
        ("\\d{1,3} days", {"0"}),
        ("(?<=[.]\\s)is(?= a)", {"is"}),
        ("a|b c", {"a", "b"}),
        ("<word> may", None),
        ("[^a]b", None),
        ("(?:a )?", None),
        ("^may", None),
    ],
)
def test_that_first_words_are_those_a_pattern_can_begin_with(
    pattern: str, words: set[str] | None
) -> None:
    assert first_words(pattern) == words


def test_that_a_thing_ends_before_a_stop() -> None:
    regex = Shorthands([], ["who"]).expanded("close to <thing>")
    found = re.match(regex, "close to the old port who said")
    assert found is not None
    assert found[0] == "close to the old port"


def test_that_a_pattern_may_not_be_endless() -> None:
    with pytest.raises(BadPattern):
        Shorthands([], []).expanded("a" * 5000)

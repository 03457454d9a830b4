"""The word lists of cues: one TOML file for each language, `resources/cues/en.toml` and others.

What a file must look like is told in CONTRIBUTING.md.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from workbench.analysis.cue_dates import is_date_rule
from workbench.analysis.cue_patterns import BadPattern, Shorthands
from workbench.analysis.cue_triggers import first_words
from workbench.data_files import resource_path
from workbench.domain.cues import TONES
from workbench.domain.errors import InvalidWordList
from workbench.domain.text import cut_short

FORMAT: Final = 1
# Kinds whose rules have patterns; names are compared, and the rest needs no words.
PATTERN_KINDS: Final = (
    "anonymous_source relay state_media named_expert certainty_without_source evidential_hedge"
    " modal_hedge approximator relative_date missing_word attribution boilerplate teaser"
).split()
_NAME_KIND: Final = "name_variant"
_LIST_KEYS: Final = frozenset("format version language numbers stops weekdays rule".split())
_RULE_KEYS: Final = frozenset("id kind pattern reason exceptions case tone date".split())
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Search:
    """Patterns of a rule: tried at these first `words`, at the beginnings of lines, or anywhere."""

    regex: re.Pattern[str]
    words: frozenset[str] = frozenset()
    at_lines: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a list. One for names has no searches; its `words` are no variants of others.

    Searches are for the text in small letters, with `case` for the text as it is; `exceptions` are
    for small letters always. `tone` is that of an attribution, `date` says what a date means.
    """

    id: str
    kind: str
    reason: str
    searches: tuple[Search, ...] = ()
    exceptions: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()
    case: bool = False
    tone: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """The rules of a language. `weekdays` are their names in small letters, Monday first."""

    language: str
    version: str
    rules: tuple[Rule, ...]
    weekdays: tuple[str, ...] = ()


@cache
def word_lists(folder: Path | None = None) -> tuple[WordList, ...]:
    """The lists in a folder, or else the program's own, by language. Raises InvalidWordList."""
    home = folder or resource_path("cues")
    paths = sorted(home.glob("*.toml"))
    if not paths:
        raise InvalidWordList(str(home), ("there is no list (en.toml) in this folder",))
    lists = [read_word_list(path) for path in paths]
    seen: dict[str, Path] = {}
    for path, each in zip(paths, lists, strict=True):
        other = seen.setdefault(each.language, path)
        if other is not path:
            raise InvalidWordList(str(path), (f"{other.name} is a list of {each.language}, too",))
    return tuple(lists)


def lists_for(language: str | None, lists: Sequence[WordList]) -> tuple[WordList, ...]:
    """The list of a language (`en`, `en-GB`), none for one without; all where it is unknown."""
    if not language:
        return tuple(lists)
    primary = re.split("[-_]", language.strip().lower())[0]
    return tuple(each for each in lists if each.language == primary)


def read_word_list(path: Path) -> WordList:
    """The list in a file. Raises InvalidWordList."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidWordList(str(path), (error.strerror or str(error),)) from error
    except ValueError as error:
        raise InvalidWordList(str(path), (str(error),)) from error
    problems = [f"“{key}” is no setting of a list" for key in data.keys() - _LIST_KEYS]
    if data.get("format") != FORMAT:
        problems.append(f"format is not {FORMAT}")
    problems += [
        f"{key} is missing" for key in ("version", "language") if not _is_text(data.get(key))
    ]
    numbers, stops, weekdays = (data.get(key, []) for key in ("numbers", "stops", "weekdays"))
    if not all(map(_are_texts, (numbers, stops, weekdays))) or len(weekdays) not in (0, _WEEK):
        problems.append("numbers, stops and weekdays are lists of words, weekdays of seven")
    entries: Any = data.get("rule")
    if not isinstance(entries, list) or not entries:
        problems.append("it holds no [[rule]]")
    if problems:
        raise InvalidWordList(str(path), tuple(problems))
    rules = _rules(entries, Shorthands(numbers, stops), problems)
    if problems:
        raise InvalidWordList(str(path), tuple(problems))
    language = str(data["language"]).lower()
    return WordList(language, str(data["version"]), tuple(rules), tuple(weekdays))


def _rules(entries: Sequence[Any], shorthands: Shorthands, problems: list[str]) -> list[Rule]:
    rules: list[Rule] = []
    ids: set[str] = set()
    for at, entry in enumerate(entries, 1):
        name = entry.get("id") if isinstance(entry, dict) else None
        called = f"rule {name}" if _is_text(name) else f"rule {at}"
        if isinstance(name, str) and name in ids:
            problems.append(f"{called} is there twice")
        ids.add(str(name))
        found = _wrong(entry)
        if not found:
            try:
                rules.append(_rule(entry, shorthands))
            except BadPattern as error:
                found = [str(error)]
        problems += [f"{called}: {each}" for each in found]
    return rules


def _wrong(entry: Any) -> list[str]:
    """What is wrong with a rule, but for its patterns."""
    if not isinstance(entry, dict):
        return ["it is no table"]
    wrong = [f"“{key}” is no setting of a rule" for key in entry.keys() - _RULE_KEYS]
    wrong += [
        f"{key} is missing" for key in ("id", "kind", "reason") if not _is_text(entry.get(key))
    ]
    kind, tone, date = entry.get("kind"), entry.get("tone"), entry.get("date")
    if _is_text(kind) and kind not in (*PATTERN_KINDS, _NAME_KIND):
        wrong.append(f"“{kind}” is no kind that rules can have")
    if (kind == "attribution") != (tone in TONES) or (tone is not None and tone not in TONES):
        wrong.append(f"an attribution, and nothing else, has a tone: {', '.join(TONES)}")
    if date is not None and (kind != "relative_date" or not is_date_rule(date)):
        wrong.append(f"“{date}” is no date that can be reckoned")
    patterns, exceptions = entry.get("pattern"), entry.get("exceptions", [])
    if kind in PATTERN_KINDS and not _is_text(patterns) and not (patterns and _are_texts(patterns)):
        wrong.append("pattern is missing: a text, or a list of texts")
    if kind == _NAME_KIND and patterns is not None:
        wrong.append("names have no pattern")
    if not _are_texts(exceptions):
        wrong.append("exceptions is no list of texts")
    if not isinstance(entry.get("case", False), bool):
        wrong.append("case is neither true nor false")
    return wrong


def _rule(entry: dict[str, Any], shorthands: Shorthands) -> Rule:
    """Raises BadPattern."""
    kind, given = entry["kind"], entry.get("exceptions", [])
    if kind == _NAME_KIND:
        words = frozenset(map(str.lower, given))
        return Rule(entry["id"], kind, entry["reason"], words=words)
    patterns = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
    return Rule(
        entry["id"],
        kind,
        entry["reason"],
        tuple(_searches(patterns, shorthands, "(?= <number>)" if kind == "approximator" else "")),
        _compiled(given, shorthands, "") if given else None,
        case=entry.get("case", False),
        tone=entry.get("tone"),
        date=entry.get("date"),
    )


def _searches(patterns: Sequence[str], shorthands: Shorthands, behind: str) -> Iterator[Search]:
    """Raises BadPattern."""
    by_word: dict[str, frozenset[str]] = {}
    at_lines: list[str] = []
    anywhere: list[str] = []
    for pattern in patterns:
        try:
            words = first_words(pattern)
        except BadPattern as error:
            raise BadPattern(f"{_named(pattern)}: {error}") from error
        if words is not None:
            by_word[pattern] = words
        else:
            (at_lines if pattern.startswith("^") else anywhere).append(pattern)
    if by_word:
        words = frozenset().union(*by_word.values())
        yield Search(_compiled(list(by_word), shorthands, behind), words)
    if at_lines:
        yield Search(_compiled(at_lines, shorthands, behind), at_lines=True)
    if anywhere:
        yield Search(_compiled(anywhere, shorthands, behind))


def _compiled(patterns: Sequence[str], shorthands: Shorthands, behind: str) -> re.Pattern[str]:
    """One expression for all patterns, for whole words. Raises BadPattern."""
    parts, tail = [], shorthands.expanded(behind)
    for pattern in patterns:
        try:
            parts.append(shorthands.expanded(pattern))
        except BadPattern as error:
            raise BadPattern(f"{_named(pattern)}: {error}") from error
    try:
        found = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w){tail}", re.MULTILINE)
    except (re.error, OverflowError):
        raise BadPattern("; ".join(_faults(patterns, parts))) from None
    if found.match(""):
        empty = [pattern for pattern, part in zip(patterns, parts, strict=True) if _is_empty(part)]
        raise BadPattern(f"{_named((empty or list(patterns))[0])} matches where there is nothing")
    return found


def _faults(patterns: Sequence[str], parts: Sequence[str]) -> Iterator[str]:
    """Which patterns are no regular expressions, and why."""
    for pattern, part in zip(patterns, parts, strict=True):
        try:
            re.compile(part, re.MULTILINE)
        except (re.error, OverflowError) as error:
            yield f"{_named(pattern)} is no regular expression: {error}"


def _is_empty(part: str) -> bool:
    return re.compile(part, re.MULTILINE).match("") is not None


def _named(pattern: str) -> str:
    return f"the pattern “{cut_short(pattern, 60)}”"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))

"""A large case to search: invented articles in four scripts, the same ones every time.

Words are made of syllables and come up as in real text: the nth most frequent 1/n as often as the
first. What comes first in `vocabulary` is therefore in most sentences, what comes last is rare.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tests.services.conftest import draft
from workbench.domain.anchor import Anchor
from workbench.domain.drafts import ArticleDraft
from workbench.domain.fold import fold
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.services.importing import ImportSummary, prepared
from workbench.services.workspace import Workspace
from workbench.storage.index import IndexedMark, add_annotations
from workbench.storage.rows import ANNOTATIONS

_SYLLABLES = {
    "en": "ba co der en fi gra ho in ka lor me nis ou per ra sta to un vil wes".split(),
    "ru": "ба во гра дер ен жи за ин ко ло мё ни ор пе ро ста те ун хал щи".split(),
    "ar": "با تا جر دي را سل شم عم فو قا كت لا من نو هر وا يد أس إن ال".split(),
    "zh": list("政府报告说明城市大桥关闭检查发现裂缝工程师经济价格上涨国家安全会议声明消息"),
}
_SHARES = {"en": 70, "ru": 15, "ar": 8, "zh": 7}
_SPACE = {"zh": ""}
_STOP = {"zh": "。", "ar": ". "}
_WORDS = 20_000
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to make: articles of so many characters, and annotations."""

    articles: int
    annotations: int
    characters: int = 5_000


SMALL = Scale(5, 100)
LARGE = Scale(10_000, 100_000)
HUGE = Scale(10_000, 1_000_000)


def vocabulary(language: str) -> list[str]:
    """The words of a language, the most frequent first; no two alike when folded."""
    chance = random.Random(f"words {language}")
    syllables = _SYLLABLES[language]
    longest = 2 if language == "zh" else 4
    found: dict[str, str] = {}
    for _ in range(_WORDS * 3):
        word = "".join(chance.choices(syllables, k=chance.randint(1, longest)))
        found.setdefault(fold(word), word)
    return list(found.values())[:_WORDS]


class Writer:
    """Writes articles of one language."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self._chance = language, chance
        self._words = vocabulary(language)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def text(self, title: str, characters: int) -> str:
        """Sentences of 5 to 25 words, a paragraph after five of them on average."""
        space, stop = _SPACE.get(self.language, " "), _STOP.get(self.language, ". ")
        parts, length, chance = [f"{title}\n\n"], 0, self._chance
        while length < characters:
            words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(5, 25))
            words[0] = words[0].capitalize()
            sentence = space.join(words) + (
                stop.rstrip() + "\n\n" if chance.random() < 0.2 else stop
            )
            parts.append(sentence)
            length += len(sentence)
        return "".join(parts)[:characters].rstrip()


def drafts(scale: Scale, seed: int) -> Iterator[ArticleDraft]:
    """The articles, with publisher, author, language and date."""
    chance = random.Random(seed)
    writers = {language: Writer(language, chance) for language in _SHARES}
    for number in range(scale.articles):
        language = chance.choices(list(_SHARES), weights=list(_SHARES.values()))[0]
        title = f"Article {number}"
        made = draft(
            writers[language].text(title, scale.characters),
            title=title,
            source=f"Paper {chance.randrange(40)}",
            author=f"Author {chance.randrange(200)}",
            published=f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}",
        )
        yield replace(made, language=language)


def make_search_case(path: Path, scale: Scale, seed: int = 20261122) -> None:
    """A case of that scale. Its annotations have no history: that would take an hour."""
    space = Workspace.create(path, "Measured")
    summary = ImportSummary()
    batch = space.importing.begin()
    made = drafts(scale, seed)
    while some := list(islice(made, _BATCH)):
        ready = [prepared(each, each.title) for each in some]
        space.importing.add(batch, ready, summary)
    space.importing.finish(batch, summary)
    chance = random.Random(seed)
    tags = [tag.id for tag in space.tagging.tags()]
    each, rest = divmod(scale.annotations, scale.articles)
    with space.case.file.writing():
        for at, article in enumerate(summary.added):
            text = space.library.text(article).text
            marks = _marks(article, text, each + (at < rest), tags, chance)
            _write(space, at + 1, list(marks))
    space.close()


def _marks(
    article: str, text: str, count: int, tags: Sequence[str], chance: random.Random
) -> Iterator[Annotation]:
    for number in range(count):
        start = chance.randrange(len(text) - 250)
        anchor = Anchor.at(text, Span(start, start + chance.randint(20, 240)))
        moment = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T12:00:00.000+00:00"
        note_start = chance.randrange(len(text) - 60)
        yield Annotation(
            f"{article[:-6]}{number:06}",
            article,
            1,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            tags=tuple(
                set(
                    chance.choices(
                        tags, weights=range(len(tags), 0, -1), k=chance.choice([1, 1, 2])
                    )
                )
            ),
            note=text[note_start : note_start + 60] if chance.random() < 0.3 else "",
            creator="Bench",
            created=moment,
            modified=moment,
        )


def _write(space: Workspace, article_number: int, marks: Sequence[Annotation]) -> None:
    connection = space.case.file.connection
    ANNOTATIONS.insert_all(connection, marks)
    given: dict[str, Any] = {"ids": json.dumps([mark.id for mark in marks])}
    numbers = dict(
        connection.execute(
            "SELECT id, number FROM annotation WHERE id IN (SELECT value FROM json_each(:ids))",
            given,
        ).fetchall()
    )
    connection.executemany(
        "INSERT INTO annotation_tag (annotation_id, tag_id) VALUES (:mark, :tag)",
        ({"mark": mark.id, "tag": tag} for mark in marks for tag in mark.tags),
    )
    add_annotations(
        connection,
        [
            IndexedMark(numbers[mark.id], article_number, mark.quote, mark.note, mark.tags)
            for mark in marks
        ],
    )

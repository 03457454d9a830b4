"""Cases to measure the window with: invented articles and marks, the same ones every time."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tests.services.conftest import draft
from workbench.domain.anchor import Anchor
from workbench.domain.edit import Action, created
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.services.importing import ImportSummary, prepared
from workbench.services.reading_ahead import BATCH
from workbench.services.workspace import Workspace

WORDS = (
    "bridge harbour council inspector crack northern pylon traffic repair mayor estimate storm"
    " officials reported Monday percent vehicles union leader corrosion published although"
).split()
_ACTION = 2_000  # marks


@dataclass(frozen=True, slots=True)
class Plan:
    """An article to make: its length in characters, and how many marks it carries."""

    title: str
    characters: int
    marks: int = 0
    longest: int = 400


READING = (
    Plan("Short", 5_000),
    Plan("Short too", 5_000, 20),
    Plan("Medium", 20_000, 40),
    Plan("Dense", 10_000, 2_000),
    Plan("Long", 1_000_000, 2_000),
)
HUGE = (Plan("Small", 5_000), Plan("Huge", 10_000_000, 20_000))
WIDE = [Plan(f"Article {number}", 2_000, 10, longest=200) for number in range(10_000)]


def text_of(plan: Plan, chance: random.Random) -> str:
    """Sentences of 6 to 22 words, a paragraph after five of them on average."""
    parts, length = [f"{plan.title}\n\n"], 0
    while length < plan.characters:
        words = chance.choices(WORDS, k=chance.randint(6, 22))
        words[0] = words[0].capitalize()
        parts.append(" ".join(words) + (".\n\n" if chance.random() < 0.2 else ". "))
        length += len(parts[-1])
    return "".join(parts)[: plan.characters].rstrip()


def make_case(path: Path, plans: Sequence[Plan], seed: int = 20261122) -> None:
    """A case with these articles in their order, and their marks, which overlap each other."""
    chance = random.Random(seed)
    space = Workspace.create(path, "Measured")
    texts = [text_of(plan, chance) for plan in plans]
    summary = ImportSummary()
    batch = space.importing.begin()
    drafts = zip(texts, plans, strict=True)
    while some := list(islice(drafts, BATCH)):
        ready = [prepared(draft(text, title=plan.title), plan.title) for text, plan in some]
        space.importing.add(batch, ready, summary)
    space.importing.finish(batch, summary)
    tags = [tag.id for tag in space.tagging.tags()]
    marks = (
        mark
        for article, text, plan in zip(summary.added, texts, plans, strict=True)
        for mark in _marks(space, article, text, plan, tags, chance)
    )
    while edits := tuple(created("annotation", mark) for mark in islice(marks, _ACTION)):
        with space.case.writing() as commit:
            commit(Action("Mark", edits))
    while space.copies.keep_some():  # what the window does bit by bit while nothing else is done
        pass
    space.close()


def _marks(
    space: Workspace,
    article: str,
    text: str,
    plan: Plan,
    tags: list[str],
    chance: random.Random,
) -> Iterator[Annotation]:
    moment = space.case.clock()
    for _ in range(plan.marks):
        start = chance.randrange(len(text) - plan.longest)
        span = Span(start, start + chance.randint(20, plan.longest))
        anchor = Anchor.at(text, span)
        yield Annotation(
            space.case.make_id(),
            article,
            1,
            anchor.start,
            anchor.end,
            anchor.quote,
            anchor.prefix,
            anchor.suffix,
            tags=(chance.choice(tags),),
            creator="Bench",
            created=moment,
            modified=moment,
        )

"""Reports of 10,000 annotations over 1,000 articles, and proving one."""

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2.sandbox import SandboxedEnvironment
from pytest_benchmark.fixture import BenchmarkFixture

from tests.services.conftest import add, draft
from workbench.domain.anchor import Anchor
from workbench.domain.edit import Action, created
from workbench.domain.span import Span
from workbench.domain.values import Annotation
from workbench.services.workspace import Workspace

pytestmark = pytest.mark.bench
ARTICLES, MARKS = 1000, 10
ROWS = """
    SELECT article.number, start, "end", tag.name, quote, annotation.created
    FROM article JOIN annotation ON annotation.article_id = article.id
    JOIN annotation_tag ON annotation_id = annotation.id JOIN tag ON tag.id = tag_id
    ORDER BY article.number, start
"""
WORDS = "bridge harbour council inspector crack pylon traffic repair mayor storm reported".split()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A case of that size with invented texts."""
    space = Workspace.create(tmp_path_factory.mktemp("report") / "large.case")
    chance = random.Random(20261122)
    words = [" ".join(chance.choices(WORDS, k=500)) for _ in range(ARTICLES)]
    texts = [f"Article {number}\n\n{body}" for number, body in enumerate(words)]
    add(space, *(draft(text) for text in texts))
    tags = [tag.id for tag in space.tagging.tags()]
    for row, text in zip(space.library.summaries(), texts, strict=True):
        marks = []
        for number in range(MARKS):
            start = 20 + number * 150
            anchor = Anchor.at(text, Span(start, start + 140))
            fields = (anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix)
            moment = space.case.clock()
            mark = Annotation(
                space.case.make_id(),
                row.article.id,
                1,
                *fields,
                tags=(chance.choice(tags),),
                creator="kim",
                created=moment,
                modified=moment,
            )
            marks.append(created("annotation", mark))
        with space.case.writing() as commit:
            commit(Action("Mark", tuple(marks)))
    yield space
    space.close()


@pytest.mark.benchmark(group="report of 10,000 annotations")
@pytest.mark.parametrize("name", ["md", "html", "verify"])
def test_bench_report(benchmark: BenchmarkFixture, large: Workspace, name: str) -> None:
    benchmark.extra_info["name"] = name
    report = large.reporting.make("md").data
    work: Callable[[], object] = (
        (lambda: large.reporting.verify(report))
        if name == "verify"
        else (lambda: large.reporting.make(name))
    )
    benchmark.pedantic(work, rounds=3, warmup_rounds=1)


FLOOR = """{% for ref, start, end, tag, quote, when in rows %}
**{{ ref }} [{{ start }}–{{ end }}]** · {{ tag }} · {{ when }}

> {{ quote }}

{% endfor %}
"""


@pytest.mark.benchmark(group="report of 10,000 annotations")
def test_bench_floor(benchmark: BenchmarkFixture, large: Workspace) -> None:
    """The rows by bare SQL through a bare template, as JSON, and hashed: nothing is escaped."""
    benchmark.extra_info["name"] = "floor of md"
    template = SandboxedEnvironment().from_string(FLOOR)

    def work() -> str:
        rows = large.case.file.connection.execute(ROWS).fetchall()
        text = template.render(rows=rows) + json.dumps(rows, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    benchmark.pedantic(work, rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="report of 500 claims")
def test_bench_pdf(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.extra_info["name"] = "pdf"
    space = Workspace.create(tmp_path / "claims.case")
    text = "Title\n\n" + " ".join(WORDS * 60)
    add(space, *(draft(f"{number} {text}") for number in range(100)))
    rows = space.library.summaries()
    for number in range(500):
        claim = space.claims.add(f"Claim number {number} about the bridge")[1]
        article = rows[number % 100].article.id
        span = Span(30 + number, 160 + number)
        space.linking.link_span(claim.id, article, span, "supports")
    benchmark.pedantic(lambda: space.reporting.make("pdf"), rounds=2)
    space.close()

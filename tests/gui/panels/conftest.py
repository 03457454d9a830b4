"""Invented articles, tags and annotations in four scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.domain.query_tree import Hint
from workbench.domain.span import Span
from workbench.domain.values import Annotation, Article, Source, Tag
from workbench.domain.views import (
    AnnotationView,
    ArticleSummary,
    SearchHit,
    SearchResult,
    TagUse,
    Totals,
)
from workbench.gui.afterwards import Afterwards
from workbench.gui.models.card_list import NO_GROUPS, Groups
from workbench.gui.models.roles import Heading
from workbench.gui.panes.annotation_pane import AnnotationPane

Views = list[AnnotationView]
Show = Callable[..., None]

TEXTS = (
    'The bridge was closed on Monday. "Nobody was in danger," said the engineer 🏗. Officials'
    " believe the damage may have been caused by last week's storm, which was the worst in years.",
    "Мост закрыли утром в понедельник: инспекторы нашли трещину длиной 40 см.",
    "أُغلق الجسر صباح يوم الاثنين بعد أن عثر المفتشون على صدع طوله 40 سم.",
    "大桥于周一上午关闭，检查人员在北塔发现一条长四十厘米的裂缝。",
    "Two other papers reported a repair time of six weeks.",
)
TITLES = (
    "Harbour bridge closed after crack found in the northern pylon, city engineer says",
    "Мост через гавань закрыт",
    "إغلاق جسر الميناء",
    "港湾大桥关闭",
    "Notes from a reader",
)
SOURCES = (
    Source("s0", "Coastal Courier", reliability="B"),
    Source("s1", "Городские вести", reliability="C"),
    Source("s2", "صوت الساحل"),
    Source("s3", "海岸日报", reliability="F"),
    None,
)


def an_article(n: int) -> Article:
    source = SOURCES[n % 5]
    return Article(
        f"a{n}",
        n + 1,
        TITLES[n % 5],
        source_id=source.id if source else None,
        published=f"2026-11-0{n % 5 + 1}" if source else None,
        state=("reviewed", "started", "unread")[n % 3],
    )


def a_tag(n: int, name: str, group: str, glyph: str, stripe: str) -> Tag:
    look = (stripe, "#EBE5D0", "#D7CDA5", "#A6903D", "#393627", "#4F482C")
    return Tag(f"t{n}", name, group, glyph, "solid", *look, key=str(n + 1), position=n)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say that it cannot tell a window manager about sizes."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def tags() -> list[Tag]:
    """Return four tags, t0 to t3; the last is not active."""
    inactive = a_tag(3, "Old & unused", "free", "x", "#4A4A4A")
    return [
        a_tag(0, "Unverified", "verdict", "?", "#8A6D00"),
        a_tag(1, "Speculative", "nature", "~", "#B25000"),
        a_tag(2, "Corroborated", "verdict", "✓", "#00734F"),
        Tag(**{name: getattr(inactive, name) for name in Tag.__slots__} | {"active": False}),
    ]


@pytest.fixture
def views(tags: list[Tag]) -> list[AnnotationView]:
    """Return thirty annotations, n0 to n29, six in each of five articles, as they follow."""
    made = []
    for n in range(30):
        article, text = an_article(n // 6), TEXTS[n // 6]
        given = (tags[:1], tags[1:3], [])[n % 3]
        annotation = Annotation(
            f"n{n}",
            article.id,
            1,
            n % 6,
            len(text),
            text[n % 6 :],
            "",
            "",
            tags=tuple(tag.id for tag in given),
            note="Ask the port authority.\nSoon." if n % 2 else "",
        )
        made.append(AnnotationView(annotation, article, n % 6 + 1, tuple(given)))
    return made


@pytest.fixture
def summaries() -> list[ArticleSummary]:
    """Return ten articles, a0 to a9, in the order of their numbers."""
    return [ArticleSummary(an_article(n), SOURCES[n % 5], 1000, "0" * 64, n % 4) for n in range(10)]


@pytest.fixture
def result(views: list[AnnotationView]) -> SearchResult:
    """Return a mark and a passage in the first article, a mark in the second."""
    engineer = TEXTS[0].index("engineer")
    crack = TEXTS[1].index("трещину")
    first, second = an_article(0), an_article(1)
    hits = (
        SearchHit(
            "annotation",
            first,
            0,
            40,
            (Span(4, 10),),
            TEXTS[0][:60],
            0,
            1,
            views[0].annotation,
            views[0].tags,
        ),
        SearchHit(
            "annotation",
            second,
            crack,
            crack + 7,
            (Span(crack, crack + 7),),
            TEXTS[1],
            0,
            2,
            views[6].annotation,
            views[6].tags,
        ),
        SearchHit(
            "passage",
            first,
            engineer,
            engineer + 8,
            (Span(engineer, engineer + 8),),
            TEXTS[0][engineer - 10 : engineer + 30],
            engineer - 10,
            3,
        ),
    )
    return SearchResult(
        hits, Totals(14, 31, 5), "contains “bridge”", (Hint("“colour:” is not a field", 0, 7),)
    )


@pytest.fixture
def afterwards(qapp: QApplication) -> Afterwards:
    """What the pane does after it was painted."""
    return Afterwards()


@pytest.fixture
def pane(qtbot: QtBot, tags: list[Tag], afterwards: Afterwards) -> AnnotationPane:
    made = AnnotationPane(afterwards)
    made.resize(340, 780)
    qtbot.addWidget(made)
    made.set_tags(tags)
    made.set_counts([TagUse(tag, 4) for tag in tags])
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def show(qtbot: QtBot, pane: AnnotationPane, afterwards: Afterwards) -> Show:
    """Give the pane these cards, grouped where they come from several articles."""

    def give(views: Views, changed: str | None = None) -> None:
        ids = [view.annotation.id for view in views]
        articles = list(dict.fromkeys(view.article for view in views))
        counts = [sum(view.article == a for view in views) for a in articles]
        groups = Groups(counts, lambda number: Heading(articles[number], counts[number]))
        pane.set_cards(
            len(views),
            lambda offset, limit: views[offset : offset + limit],
            lambda wanted: ids.index(wanted) if wanted in ids else None,
            groups if len(counts) > 1 else NO_GROUPS,
            changed,
        )
        qtbot.waitUntil(lambda: not afterwards.is_due)

    return give

"""The annex in the programs that people read a report with: every quotation exactly as stored."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.report.conftest import RENDERERS, Desk, Quotations, Renderer
from tests.report.test_escape import hostile
from workbench.report import annex

# Pandoc composes characters: alone, in company, behind escapes and signs, and by Unicode's order.
COMPOSED = [
    *("\u0301", "e\u0301", "a\n\u0301", '"\u0301', "\\\u0301", "<\u0301", "=\u0338"),
    *("\\u0041\u0301", "a\u0307\u0323", "a\u0323\u0307", "x" + "\u0301\u0316" * 40, "\u1e9e\u0344"),
    *("\u212b", "\u0958", "\u1100\u1161\u11a8", "\U0001d15e", "\uf900", "\u09c7\u09be"),
    *("\U000113c2", "\U00016d63\U00016d67", "\uffff", "↩ ↔ ⏏", "no\u00a0break e\u0301"),
]  # fmt: skip


def written(texts: Sequence[str]) -> str:
    """A report's annex with those texts as quotations."""
    desk = Desk({})
    article = desk.article(1, "A text.", [("A text.", (), "")])
    (view,) = article.annotations
    views = [
        replace(view, annotation=replace(view.annotation, id=f"{number:06}", quote=text))
        for number, text in enumerate(texts)
    ]
    return annex.block(desk.report(replace(article, annotations=tuple(views))))


def changed(texts: Sequence[str], renderer: Renderer) -> list[str]:
    """The texts that a program does not hand on exactly as they are stored."""
    (code,) = Quotations(renderer(f"# Report\n\n{written(texts)}\n")).codes
    shown = [entry["quote"] for entry in json.loads(code)["quotations"]]
    return [text for text, quote in zip(texts, shown, strict=True) if text != quote]


@pytest.mark.slow
@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=5, suppress_health_check=list(HealthCheck), deadline=None)
@given(texts=st.lists(hostile, min_size=100, max_size=100))
@example(texts=COMPOSED)
def test_that_every_program_hands_on_the_annex_exactly(name: str, texts: list[str]) -> None:
    assert not changed(texts, RENDERERS[name])


@given(text=hostile)
def test_that_the_annex_says_exactly_what_is_stored(text: str) -> None:
    (line,) = [line for line in written([text]).splitlines() if '"quote"' in line]

    assert json.loads(line)["quote"] == text


def test_that_common_scripts_stay_readable_in_the_annex() -> None:
    text = "Ärger, Мост закрыт, 政府宣布, أُغلِقَ, नमस्ते"

    assert text in written([text])


def test_that_a_report_with_characters_as_they_are_is_still_read() -> None:
    block = written(["e\u0301\u212b"]).replace("\\u0301", "\u0301").replace("\\u212b", "\u212b")

    (entry,) = annex.split(f"# Report\n\n{block}\n")[1].quotations

    assert entry.quote == "e\u0301\u212b"

"""The short way to HTML for a report's commonest blocks gives what python-markdown's own gives."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from tests.report.test_escape import hostile
from workbench.report import plain_blocks
from workbench.report.escape import escape
from workbench.report.html import to_html

# As a template writes them, and with the text as it is: then the short way must stand aside.
SHAPES = (
    "{}",
    "> {}",
    "- {}",
    "- Title: {}\n- Length: 3 characters",
    "**A1 ¶2 [3–14]** · {}",
    "**{}** · note",
    "Note: {} [^A1]",
    "word {}",
    "> word {}",
    "- word {}\n- {}",
    "word  \n{}",
    "\n{}\n",
)
blocks = st.lists(
    st.tuples(st.sampled_from(SHAPES), hostile, st.booleans()), min_size=1, max_size=8
)


def written(shapes: list[tuple[str, str, bool]]) -> str:
    return "\n\n".join(
        shape.replace("{}", escape(text) if escaped else text) for shape, text, escaped in shapes
    )


@pytest.mark.slow
@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(shapes=blocks)
@example(shapes=[("> {}", "a", False), ("> {}", "b", False), ("- {}", "c", True)])
@example(shapes=[("{}", "    code \\) &lt;", False), (">     {}", "code \\)", False)])
@example(shapes=[("**A1 ¶2 [3–14]** · {}", "&\\#60; &amp;lt; \\\\* a_b_", False)])
def test_that_the_short_way_gives_the_same_page(
    shapes: list[tuple[str, str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{written(shapes)}\n\n[^A1]: note\n"
    short = to_html(text)
    with monkeypatch.context() as patch:
        patch.setattr(plain_blocks, "register", lambda _md: None)
        usual = to_html(text)

    assert short == usual


def test_that_the_short_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_self: object, tree: object, _ancestors: object = None) -> None:
        raise AssertionError(tree)

    monkeypatch.setattr(InlineProcessor, "run", run)

    html = to_html(f"**A1 ¶2 [3–14]** · ✓ corroborated\n\n> {escape('1. *a* & b')}\n")

    assert "<strong>A1 ¶2 [3–14]</strong> · ✓ corroborated</p>" in html
    assert '<p dir="auto">1. *a* &amp; b</p>' in html


def test_that_a_footnote_that_says_nothing_breaks_no_page() -> None:
    html = to_html("Word [^A1] [^A2]\n\n[^A1]: \n[^A2]: note\n")

    assert '<li id="fn-A2" dir="auto"><a href="#fnref-A2">A2</a> note</li>' in html

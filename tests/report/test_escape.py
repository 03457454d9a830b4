"""Other people's text in Markdown: what it reads as, and what the source looks like."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.report.conftest import Reader, Renderer, same
from workbench.report.escape import (
    as_printed,
    escape,
    escape_cell,
    printed_quotation,
    unescape,
    yaml_string,
)

# Everything that some Markdown somewhere gives a meaning, alone and in company.
PIECES = re.findall(
    r"\S+",
    r"""
    * ** _ __ ` `` ~ ~~ # ## - -- --- + ! ![ [ ] ( ) ]( ]: { } {.c} < > <b> </b> <script> <!-- -->
    <? <![CDATA[ ]]> & &amp; &lt; &nbsp; &#39; &#x41; &copy &bogus; \ \\ \* \[ \< \" \begin{x} \(
    \) | || |-| :-: $ $$ $x$ ^ ^^ ^a^ ^[note] [^1] [^1]: [x] [x]: [x](y) ![i](http://e.example/i.png)
    <http://e.example> a@b.example @user [@doe] #tag #1 http:// https://e.example/a_b?c=d&e=f www.
    www.e.example mailto:a@b.c : :: ::: :smile: :+1: :100: 10:30:45 = == === ==x== % %% %%c%% ' " ''
    'x' "x ‘ ’ “ ” ‘a «x» ... .. . … – — 1. 1) (1) a. A. iv) I. #. (@) 1.5 Table: Mr. > [!NOTE]
    [[w]] ![[e]] ^block {{x}} {%x%} !!! ??? TODO ; , ? / +++ +---+ ===== term def don't snake_case
    2*3*4 klzzwxh:0001 北京 עברית العربية é 😀 ↩ ✓
    """,
)
INVISIBLE = list(
    "\u0301\u200b\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"
)
SPACES = [" ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u2003", "\v", "\u2028", "  \n"]

BETWEEN_BLOCKS = re.compile("<(p|li|t[dhr])[ >]")

hostile = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(INVISIBLE),
        st.sampled_from([chr(code) for code in range(0x20, 0x7F)]),
        st.sampled_from(SPACES),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
).map("".join)


def everywhere(text: str) -> str:
    """The text as a quotation, a paragraph, after a label, and in a table."""
    cell = escape_cell(text)
    return "\n".join(
        [
            f"> {escape(text)}".rstrip() + "\n",
            f"{escape(text)}\n",
            f"- Note: {escape(text)}\n",
            f"| a | b |\n| --- | ---: |\n| {cell} | {cell} |\n",
        ]
    )


def read_everywhere(text: str) -> str:
    printed = as_printed(text).text
    cell = printed or "–"
    return f"{printed} {printed} Note: {printed} a b {cell} {cell}"


def misread(texts: list[str], renderer: Renderer, read: Callable[[str], Reader]) -> list[str]:
    """The texts that a program does not show as they are stored."""
    # One document for all: starting Pandoc takes longer than reading a hundred texts.
    blocks = [f"### Q{number}\n\n{everywhere(text)}" for number, text in enumerate(texts)]
    page = renderer("\n".join(["# Texts\n", *blocks]))
    # Programs differ in the white space that they leave between elements.
    sections = read(BETWEEN_BLOCKS.sub(r" \g<0>", page)).sections
    return [
        text
        for number, text in enumerate(texts)
        if not same(sections[f"Q{number}"], read_everywhere(text))
    ]


@pytest.mark.slow
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(hostile, min_size=60, max_size=120))
@example(texts=['“a"', "‘90s", "a -- b --- c", "1. [^1]", ": term", "Table: x", "\\begin{x}", ""])
def test_that_every_program_shows_a_text_as_stored(
    texts: list[str], renderer: Any, read: Any
) -> None:
    assert not misread(texts, renderer, read)


@given(text=hostile)
def test_that_escaped_text_is_one_line(text: str) -> None:
    assert len(escape(text).splitlines()) <= 1


@given(text=hostile)
def test_that_what_verify_reads_back_is_what_was_printed(text: str) -> None:
    assert unescape(escape(text)) == as_printed(text).text


@given(text=hostile)
def test_that_a_shortened_quotation_prints_as_it_is(text: str) -> None:
    short = printed_quotation(text, 20)

    assert unescape(escape(short)) == short


@given(text=hostile)
def test_that_the_front_matter_scalar_says_the_same(text: str) -> None:
    assert json.loads(yaml_string(text)) == as_printed(text).text


@given(text=hostile)
def test_that_the_front_matter_scalar_means_nothing_to_markdown(text: str) -> None:
    assert not set(yaml_string(text)[1:-1]) & set('`*_{}[]#&<>|~^$@"')


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Plain words, 3.5 % – at 10:30:45 (or so); e-mail!", None),
        ("2024-05-01", None),
        ('don\'t say "no"', "don&apos;t say &quot;no&quot;"),
        ("a_b *c* [d] #e `f` {g} \\h", "a\\_b \\*c\\* \\[d\\] \\#e \\`f\\` \\{g\\} \\\\h"),
        ("<i> & | ~ ^ $ @", "&lt;i&gt; &amp; &#124; &#126; &#94; &#36; &#64;"),
        ("a=b a==b a===b", "a=b a=&#61;b a=&#61;&#61;b"),
        ("5% 5%%", "5% 5%&#37;"),
        ("a - b -- c --- d", "a - b -\\- c -\\-\\- d"),
        ("wait.. wait... wait", "wait.. wait..\\. wait"),
        ("see https://x.example", "see https:&#47;/x.example"),
        ("see www.x.example", "see www\\.x.example"),
        (":smile: :+1: :100:", "&#58;smile: &#58;+1: &#58;100:"),
        ("“a” ‘b’", "&ldquo;a” &lsquo;b’"),
        ("1. one", "1\\. one"),
        ("12) twelve", "12\\) twelve"),
        ("(a) first", "(a\\) first"),
        ("iv. fourth", "iv\\. fourth"),
        ("1.5 million", None),
        ("In. the end", None),
        ("- dash", "\\- dash"),
        ("+ plus", "\\+ plus"),
        ("! bang", "\\! bang"),
        ("= line", "&#61; line"),
        (": term", "&#58; term"),
        (":smile:", "&#58;smile:"),
        ("Table: of things", "Table&#58; of things"),
    ],
)
def test_that_the_source_stays_readable(text: str, source: str | None) -> None:
    assert escape(text) == (text if source is None else source)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("  a \t\n b\u00a0\u2003c\u2028d  ", "a b c d"),
        ("a\x00b\x07c\x1b[31m\x7f\x9f", "abc[31m"),
        ("a\x1fb\x85c", "a b c"),
        ("zero\u200bwidth\u00ad\ufeff", "zero\u200bwidth\u00ad\ufeff"),
        ("lone \ud83d half", "lone \ufffd half"),
        ("\n \t", ""),
    ],
)
def test_that_white_space_folds_and_controls_go(text: str, printed: str) -> None:
    assert as_printed(text).text == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u2067abc", "\u2067abc\u2069"),
        ("\u2067a\u202bb", "\u2067a\u202bb\u202c\u2069"),
        ("\u2067a\u202bb\u2069", None),
        ("\u202aa\u2066b\u202c", "\u202aa\u2066b\u202c\u2069\u202c"),
        ("\u202aabc\u202c", None),
        ("abc\u202c\u2069", None),
        ("\u202ea\nb", "\u202ea\u202c b"),
        ("\u200fabc\u200e", None),
    ],
)
def test_that_open_direction_changes_are_closed_where_they_end(
    text: str, printed: str | None
) -> None:
    result = as_printed(text)

    assert (result.text, result.bidi_closed) == (printed or text, printed is not None)


def test_that_an_absent_cell_shows_what_stands_for_it() -> None:
    assert [escape_cell(None, "not *stated*"), escape_cell("\n"), escape_cell("x")] == [
        "not \\*stated\\*",
        "–",
        "x",
    ]

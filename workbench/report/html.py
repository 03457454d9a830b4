"""Markdown to HTML that is safe to open and to send: nothing in it runs, loads or links.

markdown (in `converter`) and nh3 are imported when first needed, to keep them out of the start.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

Figures = Sequence[tuple[str, str]]

_FRONT_MATTER: Final = re.compile(r"---\n((?:[\w-]+:[^\n]*\n)+)---(?:\n|$)")
_FIRST_HEADING: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")

_TEXT_BLOCKS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "td", "th")
# No pictures, and links within the page only: a report shows addresses as text, and a preview must
# not fetch anything.
_ALLOWED: Final = {
    *_TEXT_BLOCKS,
    *("ul", "ol", "table", "thead", "tbody", "tr", "hr", "br"),
    *("em", "strong", "del", "code", "pre", "sub", "sup", "a"),
}
_ATTRIBUTES: Final = {
    "td": {"align"},
    "th": {"align"},
    "ol": {"start"},
    "a": {"href", "id"},
    "li": {"id"},
}
# Each block finds its own writing direction: a Hebrew quotation in an English report.
_DIRECTION: Final = {tag: {"dir": "auto"} for tag in _TEXT_BLOCKS}

_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""

# Colours: paper, text, quiet text, lines, the ground of quotations and table heads.
_LIGHT: Final = ("#FFFEFA", "#1B1B1B", "#595959", "#C9C7C0", "#F3F1EA")
_DARK: Final = ("#1E1F22", "#E4E4E6", "#A9A9AD", "#4A4B50", "#292A2E")
_STYLE: Final = """\
:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ background-color: var(--paper); color: var(--text); font-family: sans-serif;
  line-height: 1.5; max-width: 60em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }}
h1, h2, h3 {{ line-height: 1.2; }}
h2 {{ border-bottom: 1px solid var(--line); margin-top: 2em; }}
h3 {{ color: var(--quiet); }}
blockquote {{ background-color: var(--ground); border-left: 4px solid var(--line);
  margin: 0.5em 0; padding: 0.5em 1em; }}
blockquote p {{ margin: 0; }}
p:has(+ blockquote) {{ margin-top: 1.8em; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
th, td {{ border: 1px solid var(--line); padding: 0.25em 0.6em; text-align: start;
  vertical-align: top; }}
th {{ overflow-wrap: normal; }}
td {{ overflow-wrap: break-word; }}
td:nth-child(2) {{ min-width: 6.5em; overflow-wrap: anywhere; }}
td:nth-child(n+5) {{ overflow-wrap: anywhere; }}
th[align=right], td[align=right] {{ text-align: right; white-space: nowrap; }}
th {{ background-color: var(--ground); }}
pre {{ background-color: var(--ground); max-height: 30em; overflow: auto; padding: 0.5em 1em;
  white-space: pre-wrap; font-size: 0.8em; }}
sup a {{ color: inherit; }}
figure {{ margin: 1.5em 0; }}
figure svg {{ max-width: 100%; height: auto; }}
figure text {{ fill: var(--text); font-family: sans-serif; }}
@media print {{
  :root {{ --paper: #FFFFFF; --text: #000000; --quiet: #333333; --line: #888888;
    --ground: #FFFFFF; }}
  body {{ max-width: none; margin: 0; }}
  h2, h3 {{ break-after: avoid; }}
  table {{ font-size: 0.85em; }}
  blockquote, tr, figure {{ break-inside: avoid; }}
  pre {{ max-height: none; }}
}}
"""
_PREVIEW_STYLE: Final = """\
body {{ background-color: {paper}; color: {text}; }}
h3 {{ color: {quiet}; }}
blockquote {{ background-color: {ground}; margin: 4px 16px; }}
td, th {{ padding: 2px 8px; }}
th {{ background-color: {ground}; }}
pre {{ white-space: pre-wrap; }}
a {{ color: {text}; }}
"""


def to_html(
    markdown_text: str,
    *,
    figures: Figures = (),
    stopped: Callable[[], bool] = lambda: False,
) -> str:
    """A Markdown report as a self-contained page without scripts, frames or links out of it.

    The title is made of the front matter's `title` or `case` and the first heading. `figures` are
    (heading, SVG) pairs; each is put at the end of that section. The bytes depend on the arguments
    alone. Where `stopped` says so between two pieces, the page ends there.
    """
    front, _ = _split(markdown_text)
    pieces = []
    for piece in body_pieces(markdown_text):
        if stopped():
            break
        pieces.append(piece)
    body = _with_figures("\n".join(pieces), figures)
    return _PAGE.format(title=_title(front, body), style=style_sheet(), body=body)


def body_pieces(markdown_text: str) -> Iterator[str]:
    """The page's body without figures, safe, in pieces of whole blocks; Qt can show them too."""
    import nh3

    from workbench.report.converter import html_pieces

    def clean(html: str) -> str:
        return nh3.clean(
            html,
            tags=_ALLOWED,
            attributes=_ATTRIBUTES,
            attribute_filter=_inside,
            set_tag_attribute_values=_DIRECTION,
            url_schemes=set(),
            link_rel=None,
        )

    return html_pieces(_split(markdown_text)[1], clean)


def _inside(_element: str, attribute: str, value: str) -> str | None:
    """Links lead to other places of the page, or nowhere."""
    return value if attribute != "href" or value.startswith("#") else None


def _with_figures(body: str, figures: Figures) -> str:
    for heading, svg in figures:
        at = body.find(f'<h2 dir="auto">{html.escape(heading)}</h2>')
        if at >= 0:
            end = body.find("<h2", at + 3)
            end = len(body) if end < 0 else end
            body = f"{body[:end]}<figure>{svg}</figure>\n{body[end:]}"
    return body


def style_sheet() -> str:
    """The page's CSS: light, or dark where the reader's system is; black on white in print."""
    return _STYLE.format(light=_colours(_LIGHT), dark=_colours(_DARK))


def preview_style(*, dark: bool) -> str:
    """CSS for Qt's rich text, which knows neither variables nor media."""
    names = ("paper", "text", "quiet", "line", "ground")
    return _PREVIEW_STYLE.format(**dict(zip(names, _DARK if dark else _LIGHT, strict=True)))


def _colours(values: tuple[str, ...]) -> str:
    names = ("paper", "text", "quiet", "line", "ground")
    return " ".join(f"--{name}: {value};" for name, value in zip(names, values, strict=True))


def _split(text: str) -> tuple[dict[str, str], str]:
    """The front matter's `key: value` lines, and the text after it."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    pairs = (line.partition(":") for line in match[1].splitlines())
    return {key.strip(): _scalar(value.strip()) for key, _, value in pairs}, text[match.end() :]


def _scalar(value: str) -> str:
    """A YAML scalar as the report writes it: double-quoted with JSON's escapes, or plain."""
    try:
        read = json.loads(value)
    except ValueError:
        return value
    return read if isinstance(read, str) else value


def page_title(markdown_text: str) -> str:
    """The title that the page of a report has, as plain text."""
    front, _ = _split(markdown_text)
    return " – ".join(part for part in (front.get("case", ""), "Credibility report") if part)


def _title(front: dict[str, str], body: str) -> str:
    """The content of `<title>`, escaped; the heading comes from cleaned HTML and is so already."""
    named = html.escape(front.get("title") or front.get("case") or "")
    heading = _FIRST_HEADING.search(body)
    parts = [named, _TAG.sub("", heading[1]).strip() if heading else ""]
    return " – ".join(part for part in parts if part) or "Report"

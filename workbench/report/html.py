"""Markdown to HTML that is safe to open and to send: nothing in it runs, loads or links.

The one user of `markdown` in the program. It and nh3 are imported when first needed, to keep them
out of the start.
"""

import html
import json
import re
from typing import Final

_FRONT_MATTER: Final = re.compile(r"---\n((?:[\w-]+:[^\n]*\n)+)---(?:\n|$)")
_FIRST_HEADING: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")

_TEXT_BLOCKS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "td", "th")
# No links, no pictures: a report shows addresses as text, and a preview must not fetch anything.
_ALLOWED: Final = {
    *_TEXT_BLOCKS,
    *("ul", "ol", "table", "thead", "tbody", "tr", "hr", "br"),
    *("em", "strong", "del", "code", "pre", "sub", "sup"),
}
_ATTRIBUTES: Final = {"td": {"align"}, "th": {"align"}, "ol": {"start"}}
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
body {{ background-color: {paper}; color: {text}; font-family: sans-serif; line-height: 1.5;
  max-width: 60em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }}
h1, h2, h3 {{ line-height: 1.2; }}
h2 {{ border-bottom: 1px solid {line}; margin-top: 2em; }}
h3 {{ color: {quiet}; }}
blockquote {{ background-color: {ground}; border-left: 4px solid {line}; margin: 0.5em 0;
  padding: 0.5em 1em; }}
blockquote p {{ margin: 0; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
th, td {{ border: 1px solid {line}; padding: 0.25em 0.6em; text-align: start;
  vertical-align: top; }}
th[align=right], td[align=right] {{ text-align: right; }}
th {{ background-color: {ground}; }}
@media print {{
  body {{ background-color: #FFFFFF; color: #000000; max-width: none; margin: 0; }}
  h2, h3 {{ break-after: avoid; }}
  blockquote, tr {{ break-inside: avoid; }}
}}
"""


def to_html(markdown_text: str, *, dark: bool = False, body_only: bool = False) -> str:
    """A Markdown text as a self-contained page without scripts, links, pictures or frames.

    The title is made of the front matter's `title` or `case` and the first heading. `body_only`
    leaves out page and style sheet and returns what Qt's rich text can show; `style_sheet` is for
    that too. The bytes depend on the arguments alone.
    """
    import markdown
    import nh3

    front, text = _split(markdown_text)
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )
    body = nh3.clean(
        converter.convert(text),
        tags=_ALLOWED,
        attributes=_ATTRIBUTES,
        set_tag_attribute_values=_DIRECTION,
        url_schemes=set(),
        link_rel=None,
    )
    if body_only:
        return body
    return _PAGE.format(title=_title(front, body), style=style_sheet(dark=dark), body=body)


def style_sheet(*, dark: bool = False) -> str:
    """The page's CSS. Qt takes colours, fonts, margins and borders from it and skips the rest."""
    names = ("paper", "text", "quiet", "line", "ground")
    return _STYLE.format(**dict(zip(names, _DARK if dark else _LIGHT, strict=True)))


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


def _title(front: dict[str, str], body: str) -> str:
    """The content of `<title>`, escaped; the heading comes from cleaned HTML and is so already."""
    named = html.escape(front.get("title") or front.get("case") or "")
    heading = _FIRST_HEADING.search(body)
    parts = [named, _TAG.sub("", heading[1]).strip() if heading else ""]
    return " – ".join(part for part in parts if part) or "Report"

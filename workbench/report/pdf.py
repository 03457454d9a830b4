"""Markdown to PDF through typst, which gets text as data only: nothing in it is markup or a path.

typst's own fonts set Latin, Greek, Cyrillic and Hebrew, so that a report looks the same anywhere;
other scripts need fonts of the system.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from workbench.data_files import resource_path
from workbench.report import typesetting
from workbench.report.blocks import Blocks, parsed
from workbench.report.html import body_pieces, page_title

_FONTS: Final = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math")
_SYSTEM_FONTS: Final = (
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Noto Color Emoji",
    "DejaVu Sans",
)
# Beyond typst's own fonts: all but Latin to Hebrew, punctuation, arrows, signs and shapes.
_OTHER_SCRIPTS: Final = re.compile("[^\0-\u05ff\u1d00-\u2bff\ufb00-\ufb4f\ufe00-\ufe0f]")
_ANNEX: Final = (
    "The machine-readable annex is in the file report.md, which is attached to this PDF:"
    " workbench verify proves that file against the case."
)


def to_pdf(
    markdown_text: str, moment: datetime, *, stopped: Callable[[], bool] = lambda: False
) -> bytes:
    """A Markdown report as a tagged PDF with outline, page numbers and footnotes.

    The Markdown is attached. The bytes depend on the arguments and, for scripts that typst has no
    font for, on the system's fonts. Returns nothing where `stopped` said so, within a tenth of a
    second while typst is at work.
    """
    pieces = []
    for piece in body_pieces(markdown_text):
        if stopped():
            return b""
        pieces.append(piece)
    root = parsed("\n".join(pieces))
    blocks = Blocks()
    blocks.take_notes(root)
    families = list(_FONTS)
    if _OTHER_SCRIPTS.search(markdown_text):
        families += _available(_SYSTEM_FONTS)
    report = {
        "title": page_title(markdown_text),
        "fonts": families,
        "mono": ["DejaVu Sans Mono", *families],
        "system": len(families) > len(_FONTS),
        "blocks": _without_annex(blocks.of(root)),
        "markdown": markdown_text,
    }
    template = resource_path("templates") / "report.typ"
    at = moment.replace(microsecond=0).isoformat()
    return typesetting.typeset(template, report, at, stopped=stopped)


def _without_annex(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The annex is hundreds of pages of JSON: it is in the attachment instead."""
    return [
        {"t": "p", "c": [_ANNEX]} if block["t"] == "pre" and _is_annex(block["s"]) else block
        for block in blocks
    ]


def _is_annex(text: str) -> bool:
    return text.startswith('{"format": "workbench-report"')


def _available(families: tuple[str, ...]) -> list[str]:
    held = set(typesetting.families(system=True))
    return [family for family in families if family in held]

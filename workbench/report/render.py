"""`ReportData` to Markdown, through a Jinja2 template that cannot forget to escape."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.data_files import resource_path
from workbench.domain.tokens import CREDIBILITY, RELIABILITY
from workbench.report import summary
from workbench.report.data import ReportData
from workbench.report.escape import (
    Escaped,
    as_printed,
    escape,
    escape_cell,
    escape_quotation,
    yaml_string,
)

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATE: Final = "report.md.j2"
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def render(data: ReportData) -> str:
    """The report as Markdown: CommonMark, GFM tables and front matter; ends with a newline.

    The same data give the same text; `data.generated` appears in one line, and in no other.
    """
    counts = data.counts
    text = _template().render(
        data=data,
        annotations=data.annotations,
        counts=counts,
        used=tuple(entry for entry in counts if entry.annotations),
        publishers=summary.publishers(data),
        headline=summary.headline(data),
        standouts=summary.standouts(data, counts),
        scale=_admiralty_scale(),
    )
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


@cache
def _template() -> "Template":
    # Here, because Jinja2 takes 50 ms of a start that may never come to a report.
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(resource_path("templates")),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # that is HTML's; `finalize` escapes for Markdown
    )
    environment.filters.update(
        text=escape,
        cell=escape_cell,
        quotation=escape_quotation,
        yaml=yaml_string,
        bidi_closed=lambda text: as_printed(text).bidi_closed,
        count=summary.count,
        listing=summary.listing,
        moment=summary.moment,
        place=lambda view: Escaped(summary.place(view)),
        published=summary.published_of,
        reliability=reliability_words,
        status=summary.status_of,
        unread_reason=summary.unread_reason,
    )
    return environment.get_template(_TEMPLATE)


def _finalize(value: Any) -> str:
    """Whatever a template prints and no filter has made safe is escaped here."""
    return value if isinstance(value, Escaped) else escape(str(value))


def reliability_words(letter: str | None) -> str:
    """`C – Fairly reliable`, or `not graded` where nobody gave a letter."""
    return f"{letter} – {RELIABILITY.get(letter, 'unknown grade')}" if letter else "not graded"


def _admiralty_scale() -> tuple[tuple[str, str, int, str], ...]:
    """Both axes side by side, as they are printed in the field."""
    return tuple(
        (letter, reliability, number, credibility)
        for (letter, reliability), (number, credibility) in zip(
            RELIABILITY.items(), CREDIBILITY.items(), strict=True
        )
    )

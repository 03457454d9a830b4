"""`ReportData` to Markdown, through Jinja2 templates that cannot forget to escape."""

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from workbench.data_files import resource_path
from workbench.domain.tokens import CREDIBILITY, LIKELIHOOD, RELIABILITY
from workbench.report import annex, claims, summary
from workbench.report.data import SECTIONS, ReportData
from workbench.report.escape import (
    Escaped,
    escape,
    escape_cell,
    leaves_direction_open,
    printed_quotation,
    yaml_string,
)
from workbench.report.printed import NOTHING_TO_SHOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.runtime import Context

    from workbench.domain.views import AnnotationView

_TEMPLATE: Final = "report.md.j2"
# Pieces of text between two looks whether to go on; some ten milliseconds.
_AT_ONCE: Final = 1000
_NOTHING: Final = Escaped(NOTHING_TO_SHOW)
_DIRECTION: Final = (
    "\n\nDirection: the passage leaves a change of writing direction open; this report closes it"
    " where the line ends."
)
_NOT_PROVED: Final = (
    "\n\nNot proved: this annotation came from elsewhere, and no place in the text of the article"
    " could be given to its quotation."
)


class TemplateFault(Exception):
    """A template that cannot be used: which, in which line, and what is wrong."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        super().__init__(name, line, reason)
        self.name, self.line, self.reason = name, line, reason


def render(
    data: ReportData,
    *,
    templates: str | None = None,
    stopped: "Callable[[], bool]" = lambda: False,
) -> str:
    """The report as Markdown: CommonMark, GFM tables, footnotes, front matter; ends with a newline.

    The same data give the same text; `data.generated` appears in one line, and in no other.
    `templates` is a folder whose files stand in for those of the same name. Where `stopped` says
    so in between, what was made until then is returned. Raises TemplateFault.
    """
    from jinja2.exceptions import TemplateError

    counts = data.counts
    try:
        stream = (
            _environment(templates)
            .get_template(_TEMPLATE)
            .generate(
                data=data,
                sections=[name for name in SECTIONS if name in data.sections],
                annotations=data.annotations,
                counts=counts,
                used=tuple(entry for entry in counts if entry.annotations),
                publishers=summary.publishers(data),
                answer=claims.answer(data),
                headline=summary.headline(data),
                standouts=summary.standouts(data, counts),
                conflicts=claims.conflicts(data),
                shared_origins=claims.shared_origins(data),
                scale=_admiralty_scale(),
                likelihoods=tuple(LIKELIHOOD.items()),
                annex=annex.block(data, stopped),
                seal=Escaped(annex.ZEROS),
            )
        )
        pieces: list[str] = []
        while not stopped() and (some := list(islice(stream, _AT_ONCE))):
            pieces += some
    except TemplateError as error:
        raise _fault(error) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # A template of the user's own can do anything that Python calls wrong; ours should not.
        if templates is None:
            raise
        raise _fault(error) from error
    text = "".join(pieces)
    return text if stopped() else annex.sealed(_tidied(text))


def _tidied(text: str) -> str:
    """Runs of blank lines become one; a regular expression takes ten times as long."""
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"


def _passage(context: "Context", view: "AnnotationView", about: str) -> Escaped:
    """How the place, a line about the passage, and the quotation are printed for `verify`."""
    data: ReportData = context["data"]
    quote = view.annotation.quote
    line = escape(printed_quotation(quote, data.shortened))
    shown = f"> {line}" if line else _NOTHING
    note = _DIRECTION if leaves_direction_open(quote) else ""
    note += "" if view.placed else f"{_NOT_PROVED}{_reason(view)}"
    about = about if isinstance(about, Escaped) else escape(about)
    page = summary.page_words(data.pages.get(view.annotation.id, ""))
    return Escaped(f"**{summary.place(view)}** · {page}{about}\n\n{shown}{note}")


def _reason(view: "AnnotationView") -> str:
    reason = escape((view.annotation.state_reason or "").rstrip("."))
    return f" Reason: {reason}." if reason else ""


def _fault(error: Any) -> TemplateFault:
    name = getattr(error, "name", None) or getattr(error, "filename", None) or _TEMPLATE
    return TemplateFault(str(name), getattr(error, "lineno", None), str(error))


@cache
def _environment(templates: str | None) -> "Environment":
    # Here, because Jinja2 takes 50 ms of a start that may never come to a report.
    from jinja2 import FileSystemLoader, StrictUndefined, pass_context

    from workbench.report.sandbox import Sandbox

    folders = [resource_path("templates")]
    environment = Sandbox(
        loader=FileSystemLoader([templates, *folders] if templates else folders),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # that is HTML's; `finalize` escapes for Markdown
    )
    environment.filters.update(
        text=escape,
        cell=escape_cell,
        yaml=yaml_string,
        by_article=summary.by_article,
        citation=summary.citation_of,
        count=summary.count,
        counts=claims.counts,
        credibility=credibility_words,
        definition=lambda ref: Escaped(f"[^{ref}]:"),
        evidence_line=claims.evidence_line,
        footnote=summary.footnote,
        judgement=claims.judgement,
        likelihood=claims.likelihood_words,
        listing=summary.listing,
        moment=summary.moment,
        open_questions=claims.open_questions,
        passage=pass_context(_passage),
        place=lambda view: Escaped(summary.place(view)),
        published=summary.published_of,
        reliability=reliability_words,
        sources=claims.footnotes,
        statement=claims.statement,
        status=summary.status_of,
        mark_line=summary.mark_line,
        unread_reason=summary.unread_reason,
    )
    return environment


def _finalize(value: Any) -> str:
    """Whatever a template prints and no filter has made safe is escaped here."""
    return value if isinstance(value, Escaped) else escape(str(value))


def reliability_words(letter: str | None) -> str:
    """`C – Fairly reliable`, or `not graded` where nobody gave a letter."""
    return f"{letter} – {RELIABILITY.get(letter, 'unknown grade')}" if letter else "not graded"


def credibility_words(number: int | None) -> str:
    """`2 – Probably true`, or `not graded` where nobody gave a number."""
    return f"{number} – {CREDIBILITY[number]}" if number else "not graded"


def _admiralty_scale() -> tuple[tuple[str, str, int, str], ...]:
    """Both axes side by side, as they are printed in the field."""
    return tuple(
        (letter, reliability, number, credibility)
        for (letter, reliability), (number, credibility) in zip(
            RELIABILITY.items(), CREDIBILITY.items(), strict=True
        )
    )

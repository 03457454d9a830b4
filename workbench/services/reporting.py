"""Credibility reports of a case: making them in every format, recording and proving them."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.data_files import resource_path
from workbench.domain.errors import (
    CaseExists,
    CaseUnwritable,
    Interrupted,
    InvalidTemplate,
    InvalidValue,
)
from workbench.domain.values import ReportRecord
from workbench.report.data import SECTIONS, ReportData, ReportOptions
from workbench.services.collector import collector_put_off
from workbench.services.library import Library
from workbench.services.open_case import OpenCase, absolute
from workbench.services.report_data import ReportBuilder, scope_key
from workbench.services.weighing import Weighing
from workbench.storage import history, reports

if TYPE_CHECKING:
    from workbench.report.proof import Proof

FORMATS = ("md", "html", "pdf")
EVERYTHING = ReportOptions()
SHORTEST = 20


def report_moment() -> datetime:
    """When a report is made: SOURCE_DATE_EPOCH (seconds) where set, else now; in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):  # not set, no number, or beyond any calendar
        return datetime.now(UTC)


def report_date() -> str:
    """The date a report carries, ISO 8601."""
    return report_moment().date().isoformat()


def report_options(
    query: str = "",
    claims: Sequence[str] = (),
    without: Sequence[str] = (),
    shortened: int | None = None,
    templates: str | Path | None = None,
) -> ReportOptions:
    """What a report is to be, from words: `without` leaves sections of SECTIONS out.

    `shortened` cuts printed quotations to so many characters; `templates` is a folder of templates
    of one's own. Raises InvalidValue.
    """
    for name in without:
        if name not in SECTIONS:
            raise InvalidValue("section", name, SECTIONS)
    if shortened is not None and shortened < SHORTEST:
        raise InvalidValue("shortened", str(shortened), (f"{SHORTEST} or more",))
    return ReportOptions(
        query=query.strip(),
        claims=tuple(dict.fromkeys(claims)),
        sections=frozenset(SECTIONS) - set(without),
        shortened=shortened,
        templates=str(absolute(templates).resolve()) if templates else None,
    )


def copy_templates(folder: Path) -> None:
    """Copy the program's templates to a folder that is not there yet. Raises CaseUnwritable."""
    try:
        shutil.copytree(resource_path("templates"), folder)
    except FileExistsError as error:
        raise CaseExists(str(folder)) from error
    except (OSError, shutil.Error) as error:
        raise CaseUnwritable(str(folder), str(error)) from error


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report's bytes in its format, what it covers, and the last edit of the case it knew."""

    data: bytes
    format: str
    scope: str
    history_n: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in Markdown with the data it was made of: every format follows from it."""

    markdown: str
    data: ReportData
    scope: str


class Reporting:
    """Reports on one case. `stopped`, wherever it is given, is asked often whether to go on."""

    def __init__(self, case: OpenCase, library: Library, weighing: Weighing) -> None:
        self._case = case
        self._builder = ReportBuilder(case, library, weighing)

    def data(self, options: ReportOptions = EVERYTHING) -> ReportData:
        """What the report says, as a value. Raises NotFound for a claim that is not there."""
        return self._builder.data(options, report_date())

    def markdown(
        self,
        options: ReportOptions = EVERYTHING,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> str:
        """The report in Markdown. Raises NotFound, InvalidTemplate, Interrupted."""
        return self.draft(options, stopped=stopped).markdown

    def make(
        self,
        format: str,
        options: ReportOptions = EVERYTHING,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> MadeReport:
        """The report in one of FORMATS. Raises NotFound, InvalidTemplate, Interrupted."""
        return finished(self.draft(options, stopped=stopped), format, stopped=stopped)

    @collector_put_off()
    def draft(
        self, options: ReportOptions = EVERYTHING, *, stopped: Callable[[], bool] = lambda: False
    ) -> Draft:
        """The report in Markdown with what the other formats need. Raises as `make` does."""
        data = self._builder.data(options, report_date(), stopped)
        return Draft(_rendered(data, options, stopped), data, scope_key(options))

    def record(self, made: MadeReport) -> None:
        """Note in the case that a report was handed over; does nothing where it cannot be written.

        That is no edit: it is not in the history and cannot be undone.
        """
        record = ReportRecord(
            self._case.make_id(),
            self._case.clock(),
            self._case.who,
            made.scope,
            made.format,
            hashlib.sha256(made.data).hexdigest(),
            made.history_n,
        )
        if self._case.file.read_only:
            return
        with self._case.file.writing():
            reports.add(self._case.file.connection, record)

    def recorded(self, data: bytes) -> ReportRecord | None:
        """The record of a report with these bytes, where the case has one."""
        digest = hashlib.sha256(data).hexdigest()
        return reports.with_hash(self._case.file.connection, digest)

    @collector_put_off()
    def verify(self, report: bytes) -> "Proof":
        """Prove a Markdown report against this case, however long ago it was made.

        That the case has no record of these bytes is no failure, since a copied report is not
        recorded; but then nothing proves the words that are no quotation. What mail does to the
        ends of lines makes no difference.
        """
        from workbench.report.annex import tidied
        from workbench.report.proof import prove

        connection = self._case.file.connection
        # Some editors put a mark before a text in UTF-8; it is none of the report.
        text = report.decode("utf-8-sig", "replace")
        with self._case.file.reading():
            proof = prove(
                text,
                self._builder.stored_texts(),
                self._builder.stored_pages(),
                lambda n: history.hash_of(connection, n),
            )
            record = self.recorded(report) or self.recorded(tidied(text).encode())
            if record is not None or proof.history_n is None:
                return replace(proof, record=record)
            return replace(
                proof, otherwise=tuple(reports.of_state(connection, proof.history_n, "md"))
            )


def finished(
    draft: Draft, format: str, *, stopped: Callable[[], bool] = lambda: False
) -> MadeReport:
    """A draft in one of FORMATS; needs no case. Raises Interrupted, InvalidValue."""
    made = _converted(draft.markdown, format, draft.data, stopped)
    if stopped():
        raise Interrupted
    return MadeReport(made, format, draft.scope, draft.data.state.entries)


def preview_pieces(markdown: str) -> Iterator[str]:
    """The HTML of a report in pieces that Qt can show: no figures, no style sheet."""
    from workbench.report import preview

    return preview.preview_pieces(markdown)


def preview_style(*, dark: bool) -> str:
    """The style sheet for Qt's rich text."""
    from workbench.report import html

    return html.preview_style(dark=dark)


def _rendered(data: ReportData, options: ReportOptions, stopped: Callable[[], bool]) -> str:
    # Jinja2 takes 50 ms to import, which the start of the window need not wait for.
    from workbench.report.render import TemplateFault, render

    try:
        markdown = render(data, templates=options.templates, stopped=stopped)
    except TemplateFault as fault:
        raise InvalidTemplate(fault.name, fault.line, fault.reason) from fault
    if stopped():
        raise Interrupted
    return markdown


def _converted(markdown: str, format: str, data: ReportData, stopped: Callable[[], bool]) -> bytes:
    match format:
        case "md":
            return markdown.encode("utf-8")
        case "html":
            from workbench.report.figures import figures
            from workbench.report.html import to_html

            with collector_put_off():
                page = to_html(markdown, figures=figures(data), stopped=stopped)
            return page.encode("utf-8")
        case "pdf":
            from workbench.report.pdf import to_pdf

            return to_pdf(markdown, report_moment(), stopped=stopped)
    raise InvalidValue("format", format, FORMATS)

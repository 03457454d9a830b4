"""The part of the Python API that hands work over: reports, their proof, and exchange."""

from collections.abc import Sequence
from pathlib import Path

from workbench.domain.errors import InvalidValue
from workbench.report.data import ReportOptions
from workbench.report.proof import Proof
from workbench.services.files import read_file
from workbench.services.open_case import absolute
from workbench.services.reporting import report_options
from workbench.services.taking_in import ForeignSummary
from workbench.services.workspace import Workspace

TEXTS = ("md", "html")


class ReportMethods:
    """What a `Case` can do with reports."""

    workspace: Workspace

    def report(
        self,
        *,
        format: str = "md",
        query: str = "",
        claims: Sequence[str] = (),
        without: Sequence[str] = (),
        shortened: int | None = None,
        templates: str | Path | None = None,
    ) -> str:
        """The credibility report as Markdown (md) or HTML (html), recorded in the case.

        It is of what a query finds, of some claims, or of all; see report_options for the rest.
        `report_pdf` takes the same. Raises InvalidValue, NotFound, InvalidTemplate.
        """
        if format not in TEXTS:
            raise InvalidValue("format", format, TEXTS)
        options = report_options(query, claims, without, shortened, templates)
        return self._report(format, options).decode("utf-8")

    def report_pdf(
        self,
        *,
        query: str = "",
        claims: Sequence[str] = (),
        without: Sequence[str] = (),
        shortened: int | None = None,
        templates: str | Path | None = None,
    ) -> bytes:
        """The credibility report as PDF, recorded in the case; see `report`."""
        return self._report("pdf", report_options(query, claims, without, shortened, templates))

    def _report(self, format: str, options: ReportOptions) -> bytes:
        made = self.workspace.reporting.make(format, options)
        self.workspace.reporting.record(made)
        return made.data

    def verify(self, report: str | Path | bytes) -> Proof:
        """Prove a Markdown report, a file or its bytes, against the case as it is now.

        Raises Unreadable where the file cannot be read.
        """
        data = report if isinstance(report, bytes) else read_file(absolute(report))
        return self.workspace.reporting.verify(data)

    def export(self, *, format: str) -> bytes:
        """The annotations as webannotation, csv or qdpx. Raises InvalidValue."""
        return self.workspace.exchanging.export(format)

    def import_annotations(self, path: str | Path) -> ForeignSummary:
        """Take in annotations from a Web Annotation or CSV file, as one step.

        Raises Unreadable, InvalidForeignFile; then nothing is kept.
        """
        file = absolute(path)
        return self.workspace.exchanging.import_annotations(read_file(file), str(file))[1]

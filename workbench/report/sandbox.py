"""The box that templates run in: our own values' public fields are plain to read, all else guarded.

Jinja2 takes 50 ms to import, so that this module is imported when a report is made.
"""

from typing import Any, Final

from jinja2.sandbox import SandboxedEnvironment

from workbench.domain.values import Annotation, Article, Source, Tag
from workbench.domain.views import AnnotationView
from workbench.report.data import ReportArticle, ReportClaim, ReportData, ReportEvidence, TagCount
from workbench.report.summary import Publisher

_PLAIN: Final = frozenset(
    {
        Annotation,
        AnnotationView,
        Article,
        Publisher,
        ReportArticle,
        ReportClaim,
        ReportData,
        ReportEvidence,
        Source,
        Tag,
        TagCount,
    }
)


class Sandbox(SandboxedEnvironment):
    """Jinja2's sandbox with a short way to fields of frozen values, which hold nothing unsafe."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A public field of a value of ours as it is; anything else as the sandbox allows."""
        if type(obj) in _PLAIN and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
        return super().getattr(obj, attribute)

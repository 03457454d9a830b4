"""`verify` where the case was changed beneath a report, and where mail changed the report."""

import pytest

from tests.services.conftest import BRIDGE
from workbench.domain.span import Span
from workbench.services.workspace import Workspace

QUOTES = ("closed at 06:40", "six months")


@pytest.fixture
def report(space: Workspace, bridge: str) -> bytes:
    """A report on two quotations of the first article, which the case has recorded."""
    for quote in QUOTES:
        start = BRIDGE.index(quote)
        space.marking.tag_span(bridge, Span(start, start + len(quote)), [])
    made = space.reporting.make("md")
    space.reporting.record(made)
    return made.data


def problems(space: Workspace, report: bytes) -> list[str]:
    return [failure.problem for failure in space.reporting.verify(report).failures]


def test_that_of_a_changed_text_the_changed_quotation_alone_is_named(
    space: Workspace, report: bytes
) -> None:
    space.case.file.connection.executescript(
        "DROP TRIGGER article_text_stays;"
        "UPDATE article_text SET text = replace(text, 'six months', 'two months')"
    )

    changed, quotation = problems(space, report)

    assert changed.startswith("The case's text of A1 was changed after it came in")
    assert quotation.startswith("The text at A1 ¶3")


def test_that_a_file_changed_in_the_case_is_found(space: Workspace, report: bytes) -> None:
    space.case.file.connection.executescript(
        "DROP TRIGGER original_stays; UPDATE original SET bytes = x'00'"
    )

    assert [problem.split(" is gone")[0] for problem in problems(space, report)] == [
        "The file that A1 was read from",
        "The file that A2 was read from",
    ]


@pytest.mark.parametrize(
    ("before", "end"), [(b"", b"\r\n"), (b"", b"  \n"), (b"\xef\xbb\xbf", b"\n")]
)
def test_that_a_recorded_report_is_known_after_mail_and_editors(
    space: Workspace, report: bytes, before: bytes, end: bytes
) -> None:
    found = space.reporting.verify(before + report.replace(b"\n", end))

    assert found.ok
    assert found.record is not None

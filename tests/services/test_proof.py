"""`verify`: a true report holds, and each way of tampering with one is found by itself."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.conftest import BRIDGE, COUNCIL, add, draft
from workbench.domain.span import Span
from workbench.domain.views import CardFilter
from workbench.report.annex import sealed
from workbench.report.data import SECTIONS
from workbench.report.proof import Proof
from workbench.services.reporting import report_options
from workbench.services.workspace import Workspace

QUOTE = "closed at 06:40"


@pytest.fixture
def marked(space: Workspace, bridge: str) -> Workspace:
    """A case with three annotations in two articles."""
    tag = space.tagging.named("unverified").id
    council = space.library.summaries()[1].article.id
    for article, text, quote in (
        (bridge, BRIDGE, QUOTE),
        (bridge, BRIDGE, "a crack 🌉 in the pylon"),
        (council, COUNCIL, "Two papers reported six weeks."),
    ):
        start = text.index(quote)
        space.marking.tag_span(article, Span(start, start + len(quote)), [tag])
    return space


@pytest.fixture
def report(marked: Workspace) -> str:
    return marked.reporting.markdown()


def proof(space: Workspace, report: str, *, seal: bool = True) -> Proof:
    """What verifying says; with `seal` the forger has renewed the seal as well."""
    return space.reporting.verify((sealed(report) if seal else report).encode())


def problems(space: Workspace, report: str) -> str:
    return "\n".join(failure.problem for failure in proof(space, report).failures)


def body_and_annex(report: str) -> tuple[str, str]:
    body, fence, annex = report.partition("```json")
    return body, fence + annex


def test_that_a_true_report_holds(marked: Workspace, report: str) -> None:
    found = proof(marked, report, seal=False)

    assert (found.quotations, found.failures) == (3, ())


def test_that_a_recorded_report_is_told_from_one_with_other_bytes(marked: Workspace) -> None:
    made = marked.reporting.make("md")
    marked.reporting.record(made)
    record = marked.reporting.recorded(made.data)

    same = marked.reporting.verify(made.data)
    # The forger took a word of the method out, and renewed the seal.
    other = sealed(made.data.decode().replace("It graded nothing, and", "And")).encode()
    forged = marked.reporting.verify(other)

    assert (same.ok, same.record, same.otherwise) == (True, record, ())
    assert (forged.record, forged.otherwise) == (None, (record,))


def test_that_a_report_nobody_recorded_is_said_to_be_so(marked: Workspace, report: str) -> None:
    found = proof(marked, report, seal=False)

    assert (found.record, found.otherwise) == (None, ())


def test_that_a_report_holds_whatever_mail_made_of_its_line_ends(
    marked: Workspace, report: str
) -> None:
    assert proof(marked, report.replace("\n", "  \r\n"), seal=False).ok


def test_that_a_report_of_an_earlier_state_still_holds(marked: Workspace, report: str) -> None:
    marked.marking.delete([view.id for view in marked.library.annotations(_all())])

    assert proof(marked, report, seal=False).ok


@pytest.mark.parametrize("name", SECTIONS)
def test_that_a_report_without_a_section_holds(marked: Workspace, name: str) -> None:
    report = marked.reporting.markdown(report_options(without=[name]))

    assert proof(marked, report, seal=False).ok


def test_that_shortened_quotations_hold(marked: Workspace) -> None:
    report = marked.reporting.markdown(report_options(shortened=20))

    assert "> Two papers reported \\[…\\]" in report
    assert proof(marked, report, seal=False).ok


def test_that_a_digit_changed_in_the_body_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)

    assert "differs from the annex's" in problems(
        marked, body.replace("> closed at 06:40", "> closed at 06:41") + annex
    )


def test_that_a_digit_changed_in_the_annex_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)

    assert "is not the quotation that the annex gives" in problems(
        marked, body + annex.replace("closed at 06:40", "closed at 06:41")
    )


def test_that_a_digit_changed_in_both_is_found(marked: Workspace, report: str) -> None:
    assert "is not the quotation that the annex gives" in problems(
        marked, report.replace("06:40", "06:41")
    )


def test_that_an_offset_moved_in_the_body_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    moved = re.sub(r"\[(\d+)–(\d+)\]\*\*", r"[\g<1>–9\g<2>]**", body, count=1)

    assert "the annex lists none" in problems(marked, moved + annex)


def test_that_an_offset_moved_in_the_annex_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    start = re.search(r'"start": (\d+)', annex)
    assert start
    moved = annex.replace(start[0], f'"start": {int(start[1]) + 1}', 1)

    assert "is not the quotation" in problems(marked, body + moved)


def test_that_a_wrong_paragraph_is_found(marked: Workspace, report: str) -> None:
    assert "lies in paragraph 2" in problems(
        marked, report.replace("A1 ¶2", "A1 ¶3").replace('"paragraph": 2', '"paragraph": 3')
    )


def test_that_a_hash_changed_in_the_annex_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    digest = _hash_of_the_first_text(annex)

    assert "has no text of A1 with the hash" in problems(
        marked, body + annex.replace(digest, digest[:-1] + _other(digest[-1]))
    )


def test_that_a_hash_changed_in_the_body_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    digest = _hash_of_the_first_text(annex)

    assert "a hash that the annex does not list" in problems(
        marked, body.replace(digest, digest[:-1] + _other(digest[-1])) + annex
    )


def test_that_a_quotation_swapped_to_another_article_is_found(
    marked: Workspace, report: str
) -> None:
    swapped = re.sub(r"\*\*A1 (¶\d+ \[\d+–\d+\])", r"**A2 \1", report)
    body, annex = body_and_annex(swapped)
    assert "lists none" in problems(marked, body + annex)

    both = re.sub(r'("annotation": "[^"]+", "article": )"A1"', r'\1"A2"', annex)
    assert "has no text of A2 with the hash" in problems(marked, body + both)


def test_that_an_entry_removed_from_the_annex_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    lines = annex.split("\n")
    at = next(n for n, line in enumerate(lines) if QUOTE in line)
    del lines[at]

    assert "the annex lists none" in problems(marked, body + "\n".join(lines))


def test_that_a_quotation_removed_from_the_body_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    cut = re.sub(r"\*\*A1[^\n]*\n\n> closed at 06:40\n", "", body)
    assert cut != body

    assert "the body does not print it" in problems(marked, cut + annex)


def test_that_a_quotation_without_a_place_is_found(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)

    assert "without its place" in problems(marked, f"{body}\n> Nobody said this\n\n{annex}")


def test_that_a_place_in_a_sentence_is_compared_too(marked: Workspace, report: str) -> None:
    body, annex = body_and_annex(report)
    start = BRIDGE.index(QUOTE)

    assert "the annex does not" in problems(
        marked, body.replace(f"A1 ¶2 [{start}–", f"A1 ¶2 [{start + 1}–", 1) + annex
    )


def test_that_any_other_change_breaks_the_seal(marked: Workspace, report: str) -> None:
    changed = report.replace("3 annotations", "4 annotations", 1)
    assert changed != report

    found = proof(marked, changed, seal=False)

    assert [failure.problem for failure in found.failures] == [
        "The report was changed after it was made: its seal does not fit."
    ]


def test_that_a_report_of_another_case_is_found(report: str, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other.case", "Harbour")
    add(other, draft(BRIDGE, source="Coastal Courier"), draft(COUNCIL))

    found = proof(other, report)
    other.close()

    assert [failure.problem for failure in found.failures] == [
        "The report is of another case: their histories begin differently."
    ]


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda _: "",
        lambda _: "# Something else\n",
        lambda report: report.replace('"quotations"', '"kotations"'),
        lambda report: report.replace('"version": 1', '"version": 2'),
        lambda report: report + report,
        lambda report: report.replace('"start": ', '"start": "').replace(', "end"', '", "end"'),
    ],
)
def test_that_what_is_no_report_says_so(
    marked: Workspace, report: str, spoilt: Callable[[str], str]
) -> None:
    assert "no report that can be proved" in problems(marked, spoilt(report))


def test_that_bytes_that_are_no_text_are_no_report(marked: Workspace) -> None:
    assert not marked.reporting.verify(b"\xff\xfe\x00").ok


def _hash_of_the_first_text(annex: str) -> str:
    found = re.search(r'"ref": "A1", "sha256": "([0-9a-f]{64})"', annex)
    assert found
    return found[1]


def _other(digit: str) -> str:
    return "0" if digit != "0" else "1"


def _all() -> CardFilter:
    return CardFilter()

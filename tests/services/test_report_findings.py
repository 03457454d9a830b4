"""What a report says of a case beside its quotations: grades, open questions, pages."""

import re
from pathlib import Path

from tests.ingest.makers import pdf
from tests.services.conftest import add, draft
from workbench.domain.span import Span
from workbench.services.importing import ImportSummary
from workbench.services.preparing import Prepared, prepare_bytes
from workbench.services.workspace import Workspace


def claim(space: Workspace, article: str, stance: str, credibility: int = 2) -> str:
    """A claim with a grade, to which the beginning of an article is tied."""
    made = space.claims.add("The bridge was closed", {"credibility": str(credibility)})[1]
    space.linking.link_span(made.id, article, Span(0, 10), stance)
    return made.id


def graded(space: Workspace, letter: str, text: str) -> str:
    article = add(space, draft(text, source=f"Paper {letter}")).added[0]
    space.library.set_source(f"Paper {letter}", {"reliability": letter})
    return article


def section(report: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## )", report, re.M | re.S)
    assert found
    return found[1]


def test_that_grades_that_all_lie_on_the_diagonal_are_named(space: Workspace) -> None:
    claim(space, graded(space, "B", "The bridge was closed on Monday."), "supports", 2)
    claim(space, graded(space, "C", "The ferry was late on Tuesday."), "supports", 3)

    report = space.reporting.markdown()

    assert "All grades lie on the diagonal (B2, C3)" in section(report, "Gaps and next checks")


def test_that_grades_beside_the_diagonal_are_not(space: Workspace) -> None:
    claim(space, graded(space, "B", "The bridge was closed on Monday."), "supports", 2)
    claim(space, graded(space, "C", "The ferry was late on Tuesday."), "supports", 4)

    assert "diagonal" not in section(space.reporting.markdown(), "Gaps and next checks")


def test_that_passages_on_both_sides_leave_a_claim_open(space: Workspace) -> None:
    first, second = add(space, draft("The bridge was closed."), draft("The bridge was open.")).added
    made = claim(space, first, "supports")
    space.linking.link_span(made, second, Span(0, 10), "refutes")
    said = "Passages speak for it and against it; which are right has not been settled."

    assert said in section(space.reporting.markdown(), "Claims")
    space.linking.unlink(made, [space.claims.view(made).evidence[1].annotation.id])
    assert said not in section(space.reporting.markdown(), "Claims")


def test_that_a_quotation_from_a_pdf_names_its_page(space: Workspace) -> None:
    data = pdf("The harbour office counted PAGE ferries on the quay.", pages=3)
    summary = ImportSummary()
    batch = space.importing.begin()
    (read,) = prepare_bytes(data, Path("ferries.pdf"))
    assert isinstance(read, Prepared)
    space.importing.add(batch, [read], summary)
    space.importing.finish(batch, summary)
    article = summary.added[0]
    text = space.library.text(article).text
    tag = space.tagging.named("unverified").id
    start = text.index("counted 2")
    for span in (Span(start, start + 17), Span(start, len(text))):
        space.marking.tag_span(article, span, [tag])

    report = space.reporting.markdown()

    assert re.search(rf"\[{start}–{start + 17}\]\*\* · p\. 2 · ", report)
    assert re.search(rf"\[{start}–{len(text)}\]\*\* · pp\. 2–3 · ", report)
    assert "*p.* is the page of the imported file" in report
    assert space.reporting.verify(report.encode()).ok


def test_that_a_contradicted_passage_is_a_conflict_until_something_refutes_its_claim(
    space: Workspace,
) -> None:
    first, second = add(space, draft("The bridge was closed."), draft("The bridge was open.")).added
    made = claim(space, first, "not_comparable")
    tag = space.tagging.named("contradicted").id
    space.marking.tag_span(first, Span(0, 10), [tag])
    said = "Tagged contradicted, though no passage refutes the claim in question: A3 ¶1 [0–10]."

    assert said in section(space.reporting.markdown(), "Conflicts")
    space.linking.link_span(made, second, Span(0, 10), "refutes")
    assert said not in section(space.reporting.markdown(), "Conflicts")


def test_that_only_an_origin_that_two_declared_independent_makes_the_bottom_line(
    space: Workspace,
) -> None:
    first, second = add(space, draft("The bridge was closed."), draft("The bridge shut.")).added
    made = claim(space, first, "supports")
    mark = space.linking.link_span(made, second, Span(0, 10), "supports")[1]
    none = "No claim is supported by two or more independent origins."
    assert none in space.reporting.markdown()

    space.linking.link(made, [mark.id], "supports", origin="Harbour master")
    (first_mark,) = [
        item.annotation.id
        for item in space.claims.view(made).evidence
        if item.annotation.id != mark.id
    ]
    space.linking.link(made, [first_mark], "supports", origin="Mayor")
    space.origins.relate("Harbour master", "Mayor", "independent")

    assert "Two or more independent origins support C1." in space.reporting.markdown()


def test_that_one_origin_beside_an_unreliable_one_is_not_called_the_origin_of_both(
    space: Workspace,
) -> None:
    made = claim(space, graded(space, "B", "The bridge was closed on Monday."), "supports")
    other = graded(space, "E", "The ferry was late on Tuesday.")
    space.linking.link_span(made, other, Span(0, 10), "supports")

    report = space.reporting.markdown()

    assert "Of what supports it, only one origin counts" in section(report, "Claims")
    assert section(report, "Shared origins").strip() == "None found."
    assert "Find a second origin for C1." in section(report, "Gaps and next checks")


def test_that_unreliable_support_in_one_voice_is_no_origin_that_counts(space: Workspace) -> None:
    article = graded(space, "E", "The ferry was late. The ferry was full on Tuesday.")
    made = claim(space, article, "supports")
    space.linking.link_span(made, article, Span(20, 30), "supports")

    report = space.reporting.markdown()

    assert "That is one origin. It is none of those that count for C1." in section(
        report, "Shared origins"
    )
    assert "Find an origin that counts for C1." in section(report, "Gaps and next checks")


def test_that_nothing_more_is_looked_for_where_a_claim_was_invented(space: Workspace) -> None:
    made = claim(space, graded(space, "B", "The bridge was closed on Monday."), "supports")
    assert "Find a second origin" in section(space.reporting.markdown(), "Gaps and next checks")

    space.claims.change(made, {"verdict": "fabricated"})

    assert "origin" not in section(space.reporting.markdown(), "Gaps and next checks")

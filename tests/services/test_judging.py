"""What `check` says of judgement in a whole case, and where it points."""

import pytest

from workbench.domain.span import Span
from workbench.services.workspace import Workspace


def marked(space: Workspace, article: str, tag: str, note: str | None = None) -> str:
    tags = [space.tagging.named(tag).id]
    return space.marking.tag_span(article, Span(0, 7), tags, note)[1].id


def found(space: Workspace, rule: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(f.claim, f.annotation, f.article) for f in space.judging.findings() if f.rule == rule]


def test_that_a_claim_is_pointed_at_by_its_ref(space: Workspace) -> None:
    space.claims.add("It broke")
    assert found(space, "claim-without-evidence") == [("C1", None, None)]


def test_that_a_warning_on_a_claim_is_in_its_view(space: Workspace, bridge: str) -> None:
    mark = marked(space, bridge, "corroborated")
    claim = space.claims.add("It broke", {"verdict": "corroborated"}, annotation_ids=[mark])[1]
    rule = "corroborated-without-other-origin"
    assert found(space, rule) == [("C1", None, None), ("C1", mark, "A1")]
    assert space.claims.view(claim.id).warnings == (rule,)


def test_that_what_nothing_can_be_compared_with_is_usually_graded_6(
    space: Workspace,
) -> None:
    articles = [each.article.id for each in space.library.summaries()]
    marks = [marked(space, each, "unverified") for each in articles]
    claim = space.claims.add("It broke", {"verdict": "unverified"}, annotation_ids=marks[:1])[1]
    assert space.claims.view(claim.id).usual_credibility == 6
    space.linking.link(claim.id, marks[1:], "context")
    assert space.claims.view(claim.id).usual_credibility == 6
    space.linking.link(claim.id, marks[1:], "refutes")
    assert space.claims.view(claim.id).usual_credibility == 3


def test_that_a_retracted_article_needs_a_notice_and_its_date(
    space: Workspace, bridge: str
) -> None:
    rule = "retracted-without-notice"
    space.library.set_article(bridge, {"status": "retracted", "status_note": "Withdrawn."})
    assert found(space, rule) == [(None, None, "A1")]
    space.library.set_article(bridge, {"status_date": "2026-02-03"})
    assert found(space, rule) == []


def test_that_a_retracted_mark_needs_them_too(space: Workspace, bridge: str) -> None:
    mark = marked(space, bridge, "retracted")
    rule = "retracted-without-notice"
    assert found(space, rule) == [(None, mark, "A1")]
    notice = {"status": "corrected", "status_note": "Was wrong.", "status_date": "2026"}
    space.library.set_article(bridge, dict(notice))
    assert found(space, rule) == []


@pytest.mark.parametrize(
    ("tag", "rule"),
    [("misleading", "misleading-without-note"), ("fabricated", "fabricated-without-reason")],
)
def test_that_some_tags_need_a_note(space: Workspace, bridge: str, tag: str, rule: str) -> None:
    mark = marked(space, bridge, tag)
    assert found(space, rule) == [(None, mark, "A1")]
    space.marking.set_note(mark, "Because.")
    assert found(space, rule) == []


def test_that_warnings_come_before_notes_and_none_is_an_error(
    space: Workspace, bridge: str
) -> None:
    space.claims.add("It broke")
    marked(space, bridge, "misleading")
    severities = [finding.severity for finding in space.judging.findings()]
    assert severities == sorted(severities, reverse=True)
    assert set(severities) == {"warning", "note"}
    assert set(space.judging.findings()) <= set(space.checking.run())

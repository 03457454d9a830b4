"""The rules of `check` on claims: when each speaks, when not, and what it points at."""

from dataclasses import replace

import pytest

from workbench.analysis.judgement import judge, judge_together, rules_met
from workbench.domain.claim_views import ClaimView, Counts, EvidenceView
from workbench.domain.claims import Claim, Evidence, Origin
from workbench.domain.grades import allowed_credibility, usual_credibility
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.values import Annotation, Article, Source, Tag

NATURE = {"speculative", "opinion"}


def tag(name: str) -> Tag:
    group = "nature" if name in NATURE else "framing" if name == "misleading" else EXCLUSIVE_GROUP
    black = ("#000000", "#000000", "#000000")
    return Tag(name, name, group, "?", "none", *black, *black)


def evidence(
    number: int = 1,
    stance: str = "supports",
    *,
    tags: tuple[str, ...] = (),
    grade: str | None = None,
    origin: str | None = None,
    note: str = "",
    **article: str,
) -> EvidenceView:
    """An item in article `A1` …; `origin` is the kind of its origin."""
    text = Article(f"article {number}", number, "Title", **article)  # type: ignore[arg-type]
    mark = Annotation(f"mark {number}", text.id, 1, 0, 4, "Word", "", "", note=note)
    return EvidenceView(
        Evidence(f"link {number}", "claim", mark.id, stance),
        mark,
        text,
        "",
        Source("source", "Paper", reliability=grade) if grade else None,
        tuple(tag(name) for name in tags),
        Origin("origin", "Somebody", origin) if origin else None,
    )


def claim(
    verdict: str = "",
    *items: EvidenceView,
    origins: int = 0,
    independent: int = 0,
    **fields: str | int,
) -> ClaimView:
    return ClaimView(
        Claim("claim", 1, "It broke", **fields),  # type: ignore[arg-type]
        tag(verdict) if verdict else None,
        items,
        Counts(origins=origins, independent=independent),
        (),
    )


ONE, RETRACTED = evidence(), evidence(status="retracted")
REFUTING = evidence(2, "refutes")


def rules(view: ClaimView) -> list[str]:
    return [finding.rule for finding in judge(view)]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (claim(), ["claim-without-evidence"]),
        (claim("", ONE, origins=1), []),
        (claim("unverified", ONE, origins=1, credibility=3), []),
        (claim("unverified", ONE, origins=1, credibility=1), ["grade-outside-tag"]),
        (claim("corroborated", ONE, origins=1), ["corroborated-without-other-origin"]),
        (claim("corroborated", ONE, origins=2, credibility=2), []),
        (claim("corroborated", ONE, origins=2, credibility=3), ["grade-outside-tag"]),
        (
            claim("confirmed", ONE, origins=2, independent=1),
            ["confirmed-without-independent-origins"],
        ),
        (claim("confirmed", ONE, origins=2, independent=2, credibility=1), []),
        (claim("confirmed", evidence(origin="official_document"), origins=1, independent=1), []),
        (
            claim("confirmed", evidence(origin="leaked_document"), origins=1, independent=1),
            ["confirmed-without-independent-origins"],
        ),
        (claim("contradicted", ONE, origins=1), ["contradicted-without-refuting-evidence"]),
        (claim("contradicted", ONE, REFUTING, origins=1, credibility=4), []),
        (
            claim("contradicted", ONE, replace(REFUTING, article=RETRACTED.article), origins=1),
            ["contradicted-without-refuting-evidence"],
        ),
        (claim("fabricated", ONE, origins=1), ["fabricated-without-reason"]),
        (claim("fabricated", ONE, origins=1, rationale="It is dated ahead.", credibility=5), []),
        (claim("retracted", ONE, origins=1), ["retracted-without-notice"]),
        (
            claim("retracted", evidence(status_note="Withdrawn.", status_date="2026-01-02")),
            [],
        ),
        (claim("", RETRACTED), ["support-only-retracted"]),
        (claim("", evidence(tags=("fabricated",), note="Why.")), ["support-only-retracted"]),
        (claim("", RETRACTED, ONE, origins=1), []),
        (claim("", evidence(grade="E")), ["support-only-unreliable"]),
        (claim("", evidence(grade="E"), evidence(2, grade="D"), origins=1), []),
        (claim("", evidence(tags=("speculative",)), kind="event"), ["forecast-as-support"]),
        (claim("", evidence(tags=("speculative",)), kind="prediction"), []),
        (claim("", evidence(1, "context", tags=("speculative",)), kind="event"), []),
        (
            claim(
                "",
                evidence(1, published="2022-11"),
                evidence(2, "refutes", published="2024"),
                kind="prediction",
            ),
            ["forecast-as-support"],
        ),
        (
            claim(
                "",
                evidence(1, published="2022-11"),
                evidence(2, "context", published="2024"),
                evidence(3, published="2022"),
                kind="prediction",
            ),
            [],
        ),
        (claim("unverified", evidence(tags=("confirmed", "opinion")), origins=2, independent=2),
         ["verdict-differs-from-tags"]),
        (claim("unverified", evidence(tags=("opinion",))), []),
        (claim("unverified", evidence(tags=("unverified",)), evidence(2, tags=("retracted",)),
               origins=1), []),
    ],
)  # fmt: skip
def test_that_a_claim_meets_these_rules(view: ClaimView, expected: list[str]) -> None:
    assert rules(view) == expected


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("corroborated", "corroborated-without-other-origin"),
        ("confirmed", "confirmed-without-independent-origins"),
        ("contradicted", "contradicted-without-refuting-evidence"),
    ],
)
def test_that_a_linked_mark_with_the_tag_is_pointed_at(name: str, rule: str) -> None:
    (finding,) = judge(claim("", evidence(3, tags=(name,)), origins=1, independent=1))
    assert (finding.rule, finding.claim) == (rule, "C1")
    assert (finding.annotation, finding.article) == ("mark 3", "A3")
    assert f"A mark in A3 is tagged {name} for C1, but" in finding.message


def test_that_every_reason_names_the_claim() -> None:
    for view in (claim(), claim("confirmed", ONE), claim("fabricated", evidence(grade="E"))):
        assert all(view.claim.ref in finding.message for finding in judge(view))


def test_that_marks_say_what_they_lack_on_the_claim_too() -> None:
    view = claim("", evidence(tags=("misleading",)), evidence(2, tags=("fabricated",)))
    assert rules_met(view, []) == ("misleading-without-note", "fabricated-without-reason")
    noted = claim("", evidence(tags=("misleading",), note="The number is of another year."))
    assert rules_met(noted, []) == ()


def test_that_grades_which_all_lie_on_the_diagonal_are_noted() -> None:
    first = claim("", evidence(grade="A"), credibility=1)
    second = claim("", evidence(grade="B"), evidence(2, grade="F"), credibility=2)
    assert judge_together([first]) == []
    assert judge_together([first, second]) == []
    (finding,) = judge_together([first, claim("", evidence(grade="B"), credibility=2)])
    assert (finding.rule, finding.severity) == ("grades-on-the-diagonal", "note")
    assert "A1, B2" in finding.message


def test_that_the_usual_number_of_a_verdict_is_always_allowed() -> None:
    for name in ("unverified", "corroborated", "confirmed", "contradicted", "fabricated"):
        assert usual_credibility(name) in allowed_credibility(name)
    assert usual_credibility("unverified", is_comparable=False) == 6
    assert usual_credibility("opinion") is None

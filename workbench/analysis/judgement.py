"""What the judgement on claims lacks: warnings with reasons, never verdicts.

Each rule looks at one claim with its evidence, or at all of them together. The words are for
people; whoever needs to act on a finding has the ids.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from workbench.domain.claim_views import SUPPORTING, ClaimView, EvidenceView, LoneOrigin
from workbench.domain.grades import allowed_credibility, is_on_the_diagonal
from workbench.domain.tokens import EXCLUSIVE_GROUP
from workbench.domain.views import Finding

# A pattern in the grades takes more than one.
_PATTERN: Final = 2
# What a forecast, a motive or a conditional may support.
_OF_WHAT_MAY_BE: Final = frozenset({"prediction", "intent", "opinion"})
_JUDGING: Final = SUPPORTING | {"refutes"}
_YEAR: Final = 4
_LONE: Final[dict[LoneOrigin | None, str]] = {
    None: "no origin that counts supports it",
    "left_out": "only one origin that supports it counts",
    "passage": "one passage alone supports it",
    "article": "all support stands in one article",
    "origin": "all support comes from one origin",
}

Rule = Callable[[ClaimView], Iterable[Finding]]


def judge(view: ClaimView) -> list[Finding]:
    """What one claim lacks."""
    return [finding for rule in _RULES for finding in rule(view)]


def rules_met(view: ClaimView, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The rules that a claim and its marks meet with, each once: what `judge` found and more.

    The others are those of marks as such, which `check` reports whether they are linked or not.
    """
    rules = dict.fromkeys(finding.rule for finding in findings)
    for each in view.evidence:
        tags = {tag.name for tag in each.tags}
        noted = bool(each.annotation.note.strip())
        rules |= dict.fromkeys(
            rule
            for rule, is_met in (
                ("misleading-without-note", "misleading" in tags and not noted),
                ("fabricated-without-reason", "fabricated" in tags and not noted),
                ("retracted-without-notice", "retracted" in tags and not _has_notice(each)),
                ("orphaned-annotation", each.annotation.state == "orphaned"),
            )
            if is_met
        )
    return tuple(rules)


def judge_together(views: Sequence[ClaimView]) -> list[Finding]:
    """What the claims lack as a whole."""
    graded = [view for view in views if view.claim.credibility and _letters(view)]
    pairs = [(letter, view.claim.credibility or 0) for view in graded for letter in _letters(view)]
    if len(graded) < _PATTERN or not all(is_on_the_diagonal(*pair) for pair in pairs):
        return []
    listed = ", ".join(dict.fromkeys(f"{letter}{number}" for letter, number in sorted(pairs)))
    message = (
        f"All grades lie on the diagonal ({listed}): was each claim graded apart from its source?"
    )
    return [Finding("grades-on-the-diagonal", "note", message)]


def _letters(view: ClaimView) -> list[str]:
    grades = (each.source.reliability for each in view.evidence if each.source and each.supports)
    return sorted({grade for grade in grades if grade})


def _corroborated(view: ClaimView) -> Iterable[Finding]:
    if view.counts.origins < 2:
        rule = "corroborated-without-other-origin"
        yield from _tagged(view, "corroborated", rule, _LONE[view.lone_origin])


def _confirmed(view: ClaimView) -> Iterable[Finding]:
    documents = (
        each.origin is not None and each.origin.kind == "official_document" and each.supports
        for each in view.evidence
    )
    if view.counts.independent < 2 and not any(documents):
        lack = (
            f"{view.counts.independent} of {view.counts.origins} origins"
            f" {'was' if view.counts.independent == 1 else 'were'} established as independent,"
            " and no official document supports it"
        )
        yield from _tagged(view, "confirmed", "confirmed-without-independent-origins", lack)


def _contradicted(view: ClaimView) -> Iterable[Finding]:
    stances = {each.evidence.stance for each in view.evidence if not each.is_left_out}
    rule = "contradicted-without-refuting-evidence"
    if "refutes" not in stances:
        yield from _tagged(view, "contradicted", rule, "nothing refutes it")
    elif not stances & SUPPORTING:
        for each in _with_tag(view, "contradicted"):
            yield _of_item(rule, view, each, "is tagged contradicted, but nothing says otherwise")


def _fabricated(view: ClaimView) -> Iterable[Finding]:
    if _verdict(view) == "fabricated" and not view.claim.rationale.strip():
        message = f"{view.claim.ref} is called fabricated without a written reason."
        yield _of_claim("fabricated-without-reason", view, message)


def _retracted(view: ClaimView) -> Iterable[Finding]:
    lacking = [each for each in view.evidence if not _has_notice(each)]
    if _verdict(view) == "retracted" and len(lacking) == len(view.evidence):
        message = (
            f"{view.claim.ref} is called retracted, but none of its articles has a notice with a"
            " date."
        )
        yield _of_claim("retracted-without-notice", view, message)


def _grade(view: ClaimView) -> Iterable[Finding]:
    allowed, number = allowed_credibility(_verdict(view)), view.claim.credibility
    if number is not None and allowed and number not in allowed:
        span = f"{allowed[0]}–{allowed[-1]}" if len(allowed) > 1 else str(allowed[0])
        message = (
            f"{view.claim.ref} is called {_verdict(view)} and graded {number}; {span} would go"
            " with that."
        )
        yield _of_claim("grade-outside-tag", view, message)


def _differing(view: ClaimView) -> Iterable[Finding]:
    """Said once a claim: marks are often tagged long before the claim is judged."""
    verdicts = {
        tag.name
        for each in view.evidence
        if each.evidence.stance in SUPPORTING
        for tag in each.tags
        if tag.group_name == EXCLUSIVE_GROUP
    }
    verdict = _verdict(view)
    if verdict and verdicts and verdict not in verdicts:
        message = (
            f"{view.claim.ref} is called {verdict}, its supporting marks are tagged"
            f" {', '.join(sorted(verdicts))}."
        )
        yield _of_claim("verdict-differs-from-tags", view, message, severity="note")


def _without_evidence(view: ClaimView) -> Iterable[Finding]:
    if not view.evidence:
        yield _of_claim("claim-without-evidence", view, f"{view.claim.ref} has no evidence.")


def _support(view: ClaimView) -> Iterable[Finding]:
    support = [each for each in view.evidence if each.evidence.stance in SUPPORTING]
    left = [each for each in support if not each.is_left_out]
    if support and not left:
        message = f"All that supports {view.claim.ref} was retracted or fabricated."
        yield _of_claim("support-only-retracted", view, message)
    if left and all(each.source and each.source.reliability == "E" for each in left):
        message = f"All that supports {view.claim.ref} comes from sources graded E."
        yield _of_claim("support-only-unreliable", view, message)


def _forecasts(view: ClaimView) -> Iterable[Finding]:
    rule = "forecast-as-support"
    if view.claim.kind not in _OF_WHAT_MAY_BE:
        for each in _with_tag(view, "speculative"):
            if each.evidence.stance in SUPPORTING:
                lack = f"is tagged speculative: it cannot support {view.claim.ref} as a fact"
                yield _of_item(rule, view, each, lack)
    if view.claim.kind == "prediction":
        dates = [e.article.published for e in view.evidence if e.evidence.stance in _JUDGING]
        years = sorted({date[:_YEAR] for date in dates if date})
        if len(years) > 1:
            message = (
                f"{view.claim.ref} is a forecast, and its evidence is of {', '.join(years)}:"
                " forecasts of different years neither support nor refute each other."
            )
            yield _of_claim(rule, view, message)


_RULES: Final[tuple[Rule, ...]] = (
    _without_evidence,
    _corroborated,
    _confirmed,
    _contradicted,
    _fabricated,
    _retracted,
    _support,
    _grade,
    _forecasts,
    _differing,
)


def _verdict(view: ClaimView) -> str:
    return view.verdict.name if view.verdict else ""


def _with_tag(view: ClaimView, name: str) -> list[EvidenceView]:
    return [each for each in view.evidence if any(tag.name == name for tag in each.tags)]


def _has_notice(view: EvidenceView) -> bool:
    return bool(view.article.status_note and view.article.status_date)


def _tagged(view: ClaimView, tag: str, rule: str, lack: str) -> Iterable[Finding]:
    """The claim where that is its verdict, and each of its marks tagged so."""
    if _verdict(view) == tag:
        yield _of_claim(rule, view, f"{view.claim.ref} is called {tag}, but {lack}.")
    for each in _with_tag(view, tag):
        if each.evidence.stance in SUPPORTING:
            yield _of_item(rule, view, each, f"is tagged {tag} for {view.claim.ref}, but {lack}")


def _of_claim(rule: str, view: ClaimView, message: str, severity: str = "warning") -> Finding:
    return Finding(rule, severity, message, claim=view.claim.ref)


def _of_item(rule: str, view: ClaimView, each: EvidenceView, lack: str) -> Finding:
    message = f"A mark in {each.article.ref} {lack}."
    return Finding(rule, "warning", message, view.claim.ref, each.annotation.id, each.article.ref)

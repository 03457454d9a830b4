"""What the report says of claims, in sentences; each follows from the data alone."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from workbench.domain.claim_views import LoneOrigin
from workbench.domain.tokens import CREDIBILITY, LIKELIHOOD
from workbench.report.data import OriginGroup, ReportClaim, ReportData, ReportEvidence
from workbench.report.escape import Escaped, escape
from workbench.report.summary import count, footnote, listing, place, shortened, tag_line

_CONTRADICTED: Final = "contradicted"
_CORROBORATED: Final = "corroborated"
_LONE: Final[dict[LoneOrigin, str]] = {
    "left_out": "Of what supports it, only one origin counts; the rest is graded E, retracted or"
    " fabricated.",
    "passage": "One passage alone supports it.",
    "article": "What supports it stands in one article.",
    "origin": "What supports it comes from one origin.",
}
_SHARED: Final[dict[LoneOrigin | None, str]] = {
    "article": "stand in one article",
    "origin": "come from one origin",
}
# Ends of sentences in the scripts that articles come in, and what may stand behind them.
_ENDS: Final = tuple(".!?…。！？؟۔।")
_CLOSING: Final = "\"'”’»)]」』"
# Verdicts that take a side where passages disagree.
_SETTLED: Final = frozenset({"confirmed", "corroborated", "fabricated", "retracted"})


def answer(data: ReportData) -> tuple[str, ...]:
    """What became of the claims, in a sentence or three; nothing where the case has none."""
    claims = data.claims
    if claims is None:
        return ("No claim has been stated yet, so this report gives no verdict.",)
    if not claims:
        return ("No claim lies within the scope of this report.",)
    verdicts = Counter(claim.verdict for claim in claims if claim.verdict)
    if not verdicts:
        return (f"{count(claims, 'claim')} stated, none with a verdict.", _independence(claims))
    (first, most), *others = _ordered(verdicts)
    judged = [f"{most:,} {'is' if most == 1 else 'are'} called {first}"]
    judged += [f"{n:,} {verdict}" for verdict, n in others]
    bare = len(claims) - verdicts.total()
    rest = f"; {bare:,} {'has' if bare == 1 else 'have'} no verdict" if bare else ""
    return (f"Of {count(claims, 'claim')}, {listing(judged)}{rest}.", _independence(claims))


def _ordered(verdicts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(verdicts.items(), key=lambda pair: (-pair[1], pair[0]))


def _independence(claims: Sequence[ReportClaim]) -> str:
    firm = [
        f"{claim.ref} ({claim.verdict})" if claim.verdict else claim.ref
        for claim in claims
        if claim.independent >= 2
    ]
    if not firm:
        return "No claim is supported by two or more independent origins."
    only = " and no other claim" if len(firm) < len(claims) else ""
    return f"Two or more independent origins support {shortened(firm)}{only}."


def counts(claim: ReportClaim) -> str:
    """`4 mentions · 3 articles · 2 origins`."""
    return " · ".join(
        (
            count(claim.mentions, "mention"),
            count(claim.articles, "article"),
            count(claim.origins, "origin"),
        )
    )


def likelihood_words(likelihood: str) -> str:
    """`likely (55–80 %)`."""
    percent = LIKELIHOOD.get(likelihood)
    return f"{likelihood} ({percent})" if percent else likelihood


def statement(claim: ReportClaim) -> str:
    """The claim as a sentence that others can follow: with a full stop where it ends in none."""
    words = claim.statement.rstrip()
    return words if words.rstrip(_CLOSING)[-1:] in _ENDS else f"{words}."


def judgement(claim: ReportClaim) -> tuple[str, ...]:
    """What a person decided about a claim, and on what evidence.

    Likelihood and confidence never share a sentence (ICD 203).
    """
    grade = claim.credibility
    said = (
        f"Verdict: {claim.verdict}." if claim.verdict else "",
        f"Credibility: {grade} – {CREDIBILITY[grade]}." if grade else "",
        f"Likelihood: {likelihood_words(claim.likelihood)}." if claim.likelihood else "",
        f"Confidence: {claim.confidence}." if claim.confidence else "",
        f"Evidence: {counts(claim)} · {claim.independent} independent.",
    )
    return tuple(sentence for sentence in said if sentence)


def footnotes(claim: ReportClaim) -> Escaped:
    """The marks of the footnotes that name the articles of a claim's evidence."""
    refs = dict.fromkeys(item.view.article.ref for item in claim.evidence)
    return Escaped(" ".join(footnote(ref) for ref in refs))


def evidence_line(item: ReportEvidence) -> Escaped:
    """What stands behind the place of a piece of evidence: stance, origin, tags, source."""
    stance = item.stance.replace("_", " ")
    kind = f" ({item.origin_kind.replace('_', ' ')})" if item.origin_kind else ""
    origin = f"origin: {item.origin}{kind}" if item.origin else "origin: not named"
    said = escape(f"{stance} · {origin}")
    return Escaped(f"{said} · {tag_line(item.view)} {footnote(item.view.article.ref)}")


def conflicts(data: ReportData) -> tuple[Escaped, ...] | None:
    """Claims with passages on both sides, and passages tagged contradicted; None: nobody looked."""
    found = [sentence for claim in data.claims or () if (sentence := _conflict(claim))]
    claims = data.claims or ()
    tied = {e.view.annotation.id for claim in claims for e in claim.evidence}
    settled = {e.view.annotation.id for claim in claims if claim.refuting for e in claim.evidence}
    open_ones = [
        view
        for view in data.annotations
        if view.annotation.id not in settled and any(t.name == _CONTRADICTED for t in view.tags)
    ]
    for words, views in (
        (" and tied to no claim", [v for v in open_ones if v.annotation.id not in tied]),
        (
            ", though no passage refutes the claim in question",
            [v for v in open_ones if v.annotation.id in tied],
        ),
    ):
        if views:
            found.append(Escaped(f"Tagged contradicted{words}: {_some(list(map(place, views)))}."))
    if data.claims is None and not open_ones:
        return None
    return tuple(found)


def _conflict(claim: ReportClaim) -> Escaped | None:
    against = [place(item.view) for item in claim.refuting]
    if not against:
        return None
    refuted = f"{_some(against)} {'refutes' if len(against) == 1 else 'refute'} it"
    speaking = [place(item.view) for item in claim.supporting]
    if not speaking:
        return Escaped(f"{claim.ref}: {refuted}, and nothing supports it.")
    verb = "supports" if len(speaking) == 1 else "support"
    return Escaped(f"{claim.ref}: {_some(speaking)} {verb} the claim; {refuted}.")


def shared_origins(data: ReportData) -> tuple[str, ...] | None:
    """Origins that count as one, and claims whose support is one origin; None: nobody looked."""
    claims = [claim for claim in data.claims or () if claim.groups]
    if not claims:
        return None
    found = []
    for claim in claims:
        found += [_joined(claim.ref, group) for group in claim.groups if _is_joined(group)]
        whence = _SHARED.get(claim.lone_origin)
        if whence:
            support = len(claim.supporting)
            which = "both" if support == 2 else f"all {support:,}"
            found.append(f"{claim.ref}: {which} supporting passages {whence}.")
    return tuple(found)


def open_questions(claim: ReportClaim) -> tuple[str, ...]:
    """What the evidence for a claim lacks, and what its judgement leaves out."""
    found = list(claim.warnings)
    if not claim.evidence:
        return tuple(found)
    if not claim.supporting:
        found.append("No passage supports it.")
    elif claim.lone_origin and not _is_called_corroborated(claim):  # of those a warning says it
        found.append(_LONE[claim.lone_origin])
    elif claim.origins > 1 and claim.independent < 2:
        found.append("Nobody has declared two of its origins independent of each other.")
    if claim.supporting and claim.refuting and claim.verdict not in _SETTLED:
        found.append("Passages speak for it and against it; which are right has not been settled.")
    if not claim.is_judged:
        found.append("Nobody has given a verdict, a grade or a reason.")
    return tuple(dict.fromkeys(found))


def _is_called_corroborated(claim: ReportClaim) -> bool:
    tags = (tag.name for item in claim.supporting for tag in item.view.tags)
    return _CORROBORATED in (claim.verdict, *tags)


def _is_joined(group: OriginGroup) -> bool:
    return len(group.origins) > 1 or bool(group.reasons)


def _joined(ref: str, group: OriginGroup) -> str:
    why = [f"{reason.rstrip('.')}." for reason in dict.fromkeys(group.reasons)]
    uncounted = [] if group.counts else [f"It is none of those that count for {ref}."]
    if len(group.origins) == 1:
        return " ".join((f"{ref}:", *why, "That is one origin.", *uncounted))
    names = listing([f"“{name}”" for name in group.origins])
    return " ".join((f"{ref}: {names} count as one origin.", *uncounted, *why))


def _some(places: Sequence[str]) -> str:
    shown = places[:5]
    return f"{', '.join(shown)} and {len(places) - 5:,} more" if places[5:] else listing(shown)

"""Claims, stances and origins in words, as the board, the cards and their editors say them."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.domain.claim_board import Cell
from workbench.domain.claim_views import ClaimLink, ClaimView, Counts, EvidenceView, LoneOrigin
from workbench.domain.tokens import CREDIBILITY, LIKELIHOOD, RELIABILITY

_CONTEXT: Final = "Claims"
FLAG: Final = "⚑"
WARNING: Final = "⚠"


def stance_words(stance: str) -> str:
    """`supports`, `supports partly`, …: how a passage stands to a claim."""
    words = {
        "supports": _tr("supports"),
        "partially_supports": _tr("supports partly"),
        "refutes": _tr("refutes"),
        "repeats": _tr("repeats"),
        "context": _tr("context"),
        "not_comparable": _tr("not comparable"),
    }
    return words.get(stance, stance)


def token_words(token: str) -> str:
    """`anonymous official` for the token of a closed vocabulary."""
    return QCoreApplication.translate(_CONTEXT, token.replace("_", " "))


def credibility_words(number: int | None) -> str:
    """`2 — Probably true`; 6 stands outside the order of the others."""
    if number is None:
        return _tr("Not graded")
    return f"{number} — {QCoreApplication.translate(_CONTEXT, CREDIBILITY[number])}"


def credibility_choices(view: ClaimView | None) -> dict[object, str]:
    """The numbers to choose from; the one that usually goes with a claim's verdict says so."""
    choices: dict[object, str] = {n: credibility_words(n) for n in (None, *CREDIBILITY)}
    usual = view.usual_credibility if view else None
    if view and view.verdict and usual:
        suggested = _tr("{words} · usual for {verdict}")
        choices[usual] = suggested.format(words=choices[usual], verdict=view.verdict.name)
    return choices


def reliability_words(letter: str | None) -> str:
    """`B — Usually reliable`; F stands outside the order of the others."""
    if letter is None:
        return _tr("Not graded")
    return f"{letter} — {QCoreApplication.translate(_CONTEXT, RELIABILITY[letter])}"


def likelihood_choices() -> dict[object, str]:
    """The words of ICD 203 with the range that each of them means."""
    return {
        word: f"{QCoreApplication.translate(_CONTEXT, word)} ({share})"
        for word, share in LIKELIHOOD.items()
    }


def cell_words(cell: Cell | None) -> str:
    """What an article says of a claim, for a screen reader."""
    if cell is None:
        return _tr("nothing")
    said = [f"{count} {stance_words(stance)}" for stance, count in cell.stances]
    if cell.left_out:
        said.append(_tr("some of it withdrawn or fabricated"))
    return ", ".join(said)


def support_words(counts: Counts) -> str:
    """`4 supports · 3 articles`."""
    articles = _tr("1 article") if counts.articles == 1 else _tr("{n} articles")
    parts = [_tr("{n} supports").format(n=counts.supporting), articles.format(n=counts.articles)]
    return " · ".join(parts)


def origin_words(counts: Counts) -> str:
    """`2 origins`."""
    words = _tr("1 origin") if counts.origins == 1 else _tr("{n} origins")
    return words.format(n=counts.origins)


def independent_words(counts: Counts) -> str:
    """`1 independent`."""
    return _tr("{n} independent").format(n=counts.independent)


def refuting_words(counts: Counts) -> str:
    """`1 refutes`; empty where nothing does."""
    return _tr("{n} refutes").format(n=counts.refuting) if counts.refuting else ""


def totals_words(counts: Counts) -> str:
    """`4 supports · 3 articles · 2 origins · 1 independent`, and what refutes."""
    parts = [support_words(counts), origin_words(counts), independent_words(counts)]
    refuting = refuting_words(counts)
    return " · ".join([*parts, refuting] if refuting else parts)


def row_words(view: ClaimView) -> str:
    """A claim's row for a screen reader."""
    parts = [view.claim.ref, view.claim.statement]
    parts.append(view.verdict.name if view.verdict else _tr("no verdict"))
    if view.claim.credibility is not None:
        credibility = _tr("credibility {words}")
        parts.append(credibility.format(words=credibility_words(view.claim.credibility)))
    if view.warnings:
        parts.append(warning_count(len(view.warnings)))
    return ". ".join(parts)


def warning_count(count: int) -> str:
    """`1 warning`, `3 warnings`."""
    return _tr("1 warning") if count == 1 else _tr("{n} warnings").format(n=count)


def links_words(links: Iterable[ClaimLink]) -> str:
    """`C1 supports, C2 refutes`."""
    return ", ".join(f"{link.ref} {stance_words(link.evidence.stance)}" for link in links)


def evidence_words(item: EvidenceView, paragraph: int | None = None) -> str:
    """An item of evidence for a screen reader."""
    place = item.article.ref
    if paragraph is not None:
        place = _tr("{ref}, paragraph {n}").format(ref=place, n=paragraph)
    parts = [stance_words(item.evidence.stance), place, item.annotation.quote, whose_words(item)]
    if item.is_left_out:
        parts.append(_tr("counts for nothing: withdrawn or fabricated"))
    return ". ".join(parts)


def whose_words(item: EvidenceView) -> str:
    """Whose words an item holds: its origin with its kind, or else the publisher."""
    if item.origin is not None:
        return f"{item.origin.name} ({token_words(item.origin.kind)})"
    if item.source is not None:
        return _tr("{publisher}, no origin given").format(publisher=item.source.name)
    return _tr("no origin given")


def lack_words(view: ClaimView) -> str:
    """What a claim's evidence lacks, in a sentence or two; empty where it lacks nothing."""
    counts = view.counts
    said: list[str] = []
    if not counts.mentions:
        said.append(_tr("No evidence is linked to it yet."))
    elif not counts.supporting:
        said.append(_tr("Nothing supports it."))
    elif not counts.origins:
        said.append(_tr("All support comes from sources graded unreliable."))
    elif view.lone_origin:
        said.append(_lone_origin(view.lone_origin))
    elif counts.independent < 2:
        words = _tr("Nobody has declared any two of its {n} origins independent.")
        said.append(words.format(n=counts.origins))
    if counts.refuting:
        words = _tr("1 passage refutes it.") if counts.refuting == 1 else _tr("{n} refute it.")
        said.append(words.format(n=counts.refuting))
    return " ".join(said)


def _lone_origin(why: LoneOrigin) -> str:
    match why:
        case "left_out":
            return _tr("Of what supports it, only one origin counts.")
        case "passage":
            return _tr("One passage alone supports it.")
        case "article":
            return _tr("All support stands in one article.")
        case "origin":
            return _tr("All support comes from one origin.")


def listed(words: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(words) < 2:
        return "".join(words)
    return _tr("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)

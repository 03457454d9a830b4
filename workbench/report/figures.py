"""Figures of a report as inline SVG, drawn from its data. They repeat what the text says."""

import html
import re
from collections.abc import Sequence
from typing import Final

from workbench.domain.dates import is_partial_date
from workbench.domain.text import cut_short
from workbench.report.data import ReportClaim, ReportData, TagCount
from workbench.report.summary import count

_ROW, _LABEL, _WIDTH, _SIZE = 22, 150, 760, 13
_COUNTS = 200  # the width of the words behind a bar
_MOST_ROWS, _MOST_COLUMNS = 40, 24
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Light colours of the default set work on both papers at this size.
_INDEPENDENT, _OTHER = "#0B63A5", "#A6903D"


def figures(data: ReportData) -> tuple[tuple[str, str], ...]:
    """(heading, SVG) pairs: each figure belongs at the end of the section of that name."""
    drawn = (
        ("Bottom line", _tags_by_article(data)),
        ("Claims", _origins(data.claims or ())),
        ("Claims", _timeline(data)),
    )
    return tuple((heading, svg) for heading, svg in drawn if svg)


def _tags_by_article(data: ReportData) -> str:
    """Rows are tags, columns articles; the larger a dot, the more annotations."""
    used = [entry for entry in data.counts if entry.annotations][:_MOST_ROWS]
    refs = list(dict.fromkeys(ref for entry in used for ref, _ in entry.articles))
    refs = [item.article.ref for item in data.articles if item.article.ref in set(refs)]
    if not used or not refs or len(refs) > _MOST_COLUMNS:
        return ""
    most = max(number for entry in used for _, number in entry.articles)
    step = min(60.0, (_WIDTH - _LABEL) / len(refs))
    parts = [
        _text(_LABEL + step * (at + 0.5), _ROW * 0.7, ref, "middle") for at, ref in enumerate(refs)
    ]
    for row, entry in enumerate(used, 1):
        parts += _dots(entry, row, refs, step, most)
    return _svg(parts, len(used) + 1, "Tags by article: how many annotations carry each tag")


def _dots(entry: TagCount, row: int, refs: Sequence[str], step: float, most: int) -> list[str]:
    y = _ROW * (row + 0.5)
    parts = [_text(0, y + 4, f"{entry.tag.glyph} {cut_short(entry.tag.name, 18)}")]
    for ref, number in entry.articles:
        x = _LABEL + step * (refs.index(ref) + 0.5)
        radius = 3 + 6 * (number / most) ** 0.5
        colour = entry.tag.light_stripe
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{html.escape(colour)}">'
            f"<title>{html.escape(f'{entry.tag.name}, {ref}: {number}')}</title></circle>"
        )
        parts.append(_text(x + radius + 2, y + 4, str(number)))
    return parts


def _origins(claims: Sequence[ReportClaim]) -> str:
    """A bar of origins for each claim, the independent ones in blue."""
    shown = claims[:_MOST_ROWS]
    most = max((claim.origins for claim in shown), default=0)
    if not most:
        return ""
    unit = min(60.0, (_WIDTH - _LABEL - _COUNTS) / most)
    parts = [
        _text(0, _ROW * 0.7, "Origins of what supports each claim; blue: independent of each other")
    ]
    for row, claim in enumerate(shown, 1):
        y = _ROW * row
        parts.append(_text(0, y + 15, claim.ref))
        for number in range(claim.origins):
            colour = _INDEPENDENT if number < claim.independent else _OTHER
            parts.append(
                f'<rect x="{_LABEL + unit * number:.1f}" y="{y + 3}" width="{unit - 2:.1f}"'
                f' height="{_ROW - 6}" fill="{colour}"/>'
            )
        said = f"{count(claim.origins, 'origin')} · {claim.independent} independent"
        parts.append(_text(_LABEL + unit * claim.origins + 6, y + 15, said))
    return _svg(parts, len(shown) + 1, "Origins and independent origins by claim")


def _timeline(data: ReportData) -> str:
    """When the dated articles that speak of each claim were published."""
    published = {item.article.id: item.article.published for item in data.articles}
    rows: list[tuple[str, list[tuple[float, str, str]]]] = []
    for claim in (data.claims or ())[:_MOST_ROWS]:
        dated = sorted(
            {
                (year, item.view.article.ref, date)
                for item in claim.evidence
                if (date := published.get(item.view.article.id))
                and (year := _year(date)) is not None
            }
        )
        if dated:
            rows.append((claim.ref, dated))
    if not rows:
        return ""
    years = [year for _, dated in rows for year, _, _ in dated]
    first, last = int(min(years)), int(max(years)) + 1
    scale = (_WIDTH - _LABEL - 40) / (last - first)
    every = max(1, (last - first) // 10)
    parts = [_text(0, _ROW * 0.7, "Articles published")]
    parts += [
        _text(_LABEL + scale * (year - first), _ROW * 0.7, str(year), "middle")
        for year in range(first, last + 1, every)
    ]
    for row, (ref, dated) in enumerate(rows, 1):
        parts += _line_of(row, ref, [(_LABEL + scale * (y - first), a, d) for y, a, d in dated])
    return _svg(parts, len(rows) + 1, "When the dated articles on each claim were published")


def _line_of(row: int, ref: str, dated: Sequence[tuple[float, str, str]]) -> list[str]:
    y = _ROW * (row + 0.5)
    parts = [
        _text(0, y + 4, ref),
        f'<line x1="{_LABEL}" y1="{y}" x2="{_WIDTH - 40}" y2="{y}" stroke="#88888880"/>',
    ]
    for x, article, date in dated:
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{_INDEPENDENT}">'
            f"<title>{html.escape(f'{article}, {date}')}</title></circle>"
        )
    return parts


def _year(date: str) -> float | None:
    """A date of any precision as a fraction of years; the middle of what it leaves open."""
    if not is_partial_date(date) or (match := _DATE.match(date)) is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        return None
    if month is None:
        return year + 0.5
    return year + (month - 1) / 12 + ((day - 1) / 365 if day else 1 / 24)


def _text(x: float, y: float, said: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_SIZE}" text-anchor="{anchor}">'
        f"{html.escape(said)}</text>"
    )


def _svg(parts: Sequence[str], rows: int, title: str) -> str:
    height = _ROW * rows + 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' width="{_WIDTH}" height="{height}" aria-label="{html.escape(title)}">'
        f"<title>{html.escape(title)}</title>{''.join(parts)}</svg>"
    )

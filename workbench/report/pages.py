"""The pages of a file in which a quotation stands."""

from collections.abc import Sequence

from workbench.domain.values import Region


def page_label(pages: Sequence[Region], start: int, end: int) -> str:
    """`3`, `3–4`, or nothing where none of the pages has anything of the span."""
    on = [each.detail or "" for each in pages if each.start < end and start < each.end]
    if not on:
        return ""
    return on[0] if len(on) == 1 else f"{on[0]}–{on[-1]}"

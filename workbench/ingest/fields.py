"""What a file says about itself, as the one line that a field holds."""

from typing import Final

from workbench.domain.text import normalise

LONGEST_FIELD: Final = 500


def one_line(value: str | None) -> str | None:
    """A field as one line of at most 500 characters; None where nothing is left."""
    if value is None:
        return None
    return " ".join(normalise(value[: 4 * LONGEST_FIELD]).split())[:LONGEST_FIELD] or None

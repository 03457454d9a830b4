"""What a chip does with what has its value, as a sign and in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.domain.query_edit import TermState

# Before the count they say it without colour.
SIGNS: Final[dict[TermState, str]] = {"off": "", "include": "+", "exclude": "−"}


def chip_words(what: str, count: int, state: TermState) -> str:
    """What a chip is called: its value, how many have it, and what it does with them."""
    words = {
        "off": QCoreApplication.translate("Chips", "{what}, {n}, not filtered"),
        "include": QCoreApplication.translate("Chips", "{what}, {n}, only these"),
        "exclude": QCoreApplication.translate("Chips", "{what}, {n}, without these"),
    }
    return words[state].format(what=what, n=count)

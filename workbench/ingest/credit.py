"""Credits that a text gives in lines of their own: “Source: The Meridian”, “Author: R. Oake”."""

import re
from itertools import islice
from typing import Final

# Further down such a line is more likely a picture's, or another article's.
_LINES: Final = 20
_CREDIT: Final = re.compile(r"(?i:(source|publisher|author))[ \t]*:[ \t]*(\S.{0,78}\S)")
# A sentence, a link or a list is no name.
_NO_NAME: Final = re.compile(r"://|[.;:!?]$|^www\.")


def credits_of(text: str) -> dict[str, str]:
    """The `source` and `author` that whole lines near the top name; the first of each counts.

    Only labelled lines are believed: nothing is guessed from how a line looks.
    """
    found: dict[str, str] = {}
    lines = (line.strip() for line in text.split("\n"))
    for line in islice(filter(None, lines), _LINES):
        credit = _CREDIT.fullmatch(line) if ":" in line else None
        if credit and not _NO_NAME.search(credit[2]):
            field = "author" if credit[1].lower() == "author" else "source"
            found.setdefault(field, credit[2])
    return found

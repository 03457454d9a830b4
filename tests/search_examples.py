"""What docs/search.md and the design give as examples of queries, and what they say of them."""

import re
from pathlib import Path

TEXT = (Path(__file__).parents[1] / "docs" / "search.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in TEXT.splitlines()
    if line.startswith("| `")
]
COUNTED = [
    (query, cells[2])
    for cells in ROWS
    if len(cells) == 3 and re.match(r"\d+ (annotation|passage)", cells[2])
    for query in re.findall(r"`([^`]+)`", cells[0])
]
FIELDS = [
    query
    for cells in ROWS
    if re.fullmatch(r"`\w+:`", cells[0])
    for query in re.findall(r"`([^`]+)`", cells[2])
]
RANGES = [
    query
    for cells in ROWS
    if len(cells) == 2 and re.match(r"`(date|marked|grade):", cells[0])
    if not cells[0].endswith(".`")  # that is a hint
    for query in re.findall(r"`([^`]+)`", cells[0])
]
HINTS = [
    (asked, cells[0].strip("`"))
    for cells in ROWS
    if len(cells) == 2 and cells[0].endswith(".`") and ": " in cells[0]
    for asked in re.findall(r"^`([^`]+)`", cells[1])
]
DESIGN = [
    'tag:unverified -mayor "six months"',
    "source:meduza claim:C1 stance:refutes",
    "date:2022-11..2023",
    "marked:7d",
    "has:note is:orphan",
    "grade:C..E",
    "(tag:speculative OR tag:opinion) text:kyiv*",
]
EXAMPLES = [*FIELDS, *RANGES, *DESIGN]


def counts(said: str) -> dict[str, int]:
    """Hits by kind, as the document says them: `6 annotations, 14 passages`."""
    return {kind: int(n) for n, kind in re.findall(r"(\d+) (annotation|passage)", said)}

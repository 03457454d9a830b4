"""Why a case cannot be changed here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """`reason` is asked (only reading was asked for), permission (the file or its folder cannot be
    written to), medium (what it lies on cannot) or elsewhere (open on another machine).

    For elsewhere `who` has it open on `host`, since `since` (ISO 8601).
    """

    reason: str
    who: str = ""
    host: str = ""
    since: str = ""

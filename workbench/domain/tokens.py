"""The closed vocabularies of the program: scales of the field and words of the JSON contract.

Reliability and credibility are the Admiralty code (NATO STANAG 2511 / AJP-2.1). Their letters and
numbers never derive from each other; F and 6 lie outside the order.
"""

from typing import Final

RELIABILITY: Final = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY: Final = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Truth cannot be judged",
}
# ICD 203: the seven terms and the range that each of them means.
LIKELIHOOD: Final = {
    "almost no chance": "01–05 %",
    "very unlikely": "05–20 %",
    "unlikely": "20–45 %",
    "roughly even chance": "45–55 %",
    "likely": "55–80 %",
    "very likely": "80–95 %",
    "almost certain": "95–99 %",
}
CONFIDENCE: Final = ("low", "moderate", "high")
STANCES: Final = (
    "supports",
    "partially_supports",
    "refutes",
    "repeats",
    "context",
    "not_comparable",
)
ORIGIN_KINDS: Final = (
    "named_official",
    "anonymous_official",
    "named_expert",
    "anonymous_expert",
    "interested_party",
    "leaked_document",
    "official_document",
    "state_media",
    "media",
    "poll",
    "eyewitness",
    "author_voice",
    "unknown",
)
ORIGIN_RELATIONS: Final = ("same", "possibly_same", "independent", "unknown")
CLAIM_KINDS: Final = (
    "event",
    "quantity",
    "state",
    "law",
    "cause",
    "intent",
    "prediction",
    "utterance",
    "opinion",
    "other",
)
SOURCE_KINDS: Final = ("independent", "state", "party", "agency", "blog", "academic", "unknown")
ARTICLE_STATES: Final = ("unread", "started", "reviewed")
ARTICLE_STATUSES: Final = ("active", "corrected", "retracted")
REGION_KINDS: Final = (
    "boilerplate",
    "teaser",
    "caption",
    "heading",
    "duplicate_title",
    "quotation",
    "missing_word",
)
# What only imports make: the structure of what was read.
STRUCTURE_REGION_KINDS: Final = frozenset({"list_item", "page"})
SKIPPED_REGION_KINDS: Final = frozenset({"boilerplate", "teaser", "caption", "duplicate_title"})
REGION_STATES: Final = ("active", "dismissed")
ANCHOR_STATES: Final = ("anchored", "orphaned")
TAG_GROUPS: Final = ("verdict", "nature", "framing", "free")
EXCLUSIVE_GROUP: Final = "verdict"
UNDERLINES: Final = (
    "none",
    "solid",
    "dotted",
    "dash",
    "dash-dot",
    "dash-dot-dot",
    "double",
    "wave",
    "strike",
)

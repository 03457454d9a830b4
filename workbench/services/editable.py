"""What can be edited of articles and publishers: which fields, and which values they take."""

from collections.abc import Mapping

from workbench.domain.dates import is_partial_date
from workbench.domain.errors import InvalidValue
from workbench.domain.text import on_one_line, storable
from workbench.domain.tokens import ARTICLE_STATES, ARTICLE_STATUSES
from workbench.domain.views import ArticleSummary

Fields = Mapping[str, str | bool | None]
_LONG = frozenset({"status_note", "descriptor", "note"})
EDITABLE = (
    "title",
    "source",
    "author",
    "published",
    "url",
    "language",
    "direction",
    "state",
    "status",
    "status_note",
    "status_date",
    "hidden",
)


def editable_fields(summary: ArticleSummary) -> dict[str, str | bool | None]:
    """The values of EDITABLE that an article has, by key."""
    held = {key: getattr(summary.article, key) for key in EDITABLE if key != "source"}
    return held | {"source": summary.source.name if summary.source else None}


def cleaned(fields: Fields, known: tuple[str, ...]) -> dict[str, str | bool | None]:
    """The fields as they are stored: text on one line but for notes, None for what is empty.

    Raises InvalidValue for a field that is not `known`.
    """
    values: dict[str, str | bool | None] = {}
    for key, value in fields.items():
        if key not in known:
            raise InvalidValue("field", key, known)
        if isinstance(value, str):
            clean = storable(value).strip() if key in _LONG else on_one_line(value)
            values[key] = clean or None
        else:
            values[key] = value
    return values


def check(values: Fields) -> None:
    """Raises InvalidValue where an article cannot have such a value."""
    if "title" in values and not values["title"]:
        raise InvalidValue("title", "", ("a title with at least one character",))
    for key, allowed in (("state", ARTICLE_STATES), ("status", ARTICLE_STATUSES)):
        if key in values:
            check_word(key, values[key] or "", allowed)
    if values.get("hidden", False) is None:
        raise InvalidValue("hidden", "", ("true", "false"))
    check_word("direction", values.get("direction"), ("ltr", "rtl"))
    for key in ("published", "status_date"):
        date = values.get(key)
        if date is not None and not is_partial_date(str(date)):
            raise InvalidValue(key, str(date), ("YYYY", "YYYY-MM", "YYYY-MM-DD"))


def check_word(what: str, value: object, allowed: tuple[str, ...]) -> None:
    """Raises InvalidValue for a word that is not allowed; None always is."""
    if value is not None and value not in allowed:
        raise InvalidValue(what, str(value), allowed)


def label(values: Fields) -> str:
    """What an edit of an article is called."""
    if set(values) == {"state"}:
        return f"Mark {values['state']}"
    if set(values) == {"hidden"}:
        return "Hide article" if values["hidden"] else "Restore article"
    return "Edit article"

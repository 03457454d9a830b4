"""A refused edit for a person to read: which thing, who changed it, and both versions in full."""

from collections.abc import Iterable

from workbench.domain.edit import Edit
from workbench.domain.errors import BothVersions, EditConflict
from workbench.services.thing_words import ThingWords, field_word
from workbench.storage import history
from workbench.storage.case_file import CaseFile

_REMOVED = "removed"
_UNTOLD = frozenset({"modified", "prefix", "suffix", "id", "created", "state_reason"})


def explained(file: CaseFile, error: EditConflict, edits: Iterable[Edit] = ()) -> EditConflict:
    """The error with words for its thing, for both versions and for who was there before.

    `edits` are those that were refused with it.
    """
    words = ThingWords(file, edits)
    return EditConflict(
        error.entity,
        error.entity_id,
        error.fields,
        error.held,
        error.wanted,
        error.can_insist,
        words.thing(error.entity, error.entity_id),
        _versions(words, error),
        history.last_editor(file.connection, error.entity, error.entity_id),
    )


def _versions(words: ThingWords, error: EditConflict) -> tuple[BothVersions, ...]:
    held, wanted = error.held, error.wanted
    names = [name for name in {**(held or {}), **(wanted or {})} if name not in _UNTOLD]
    return tuple(
        BothVersions(
            field_word(name),
            _REMOVED if held is None else words.value(name, held.get(name)),
            _REMOVED if wanted is None else words.value(name, wanted.get(name)),
        )
        for name in names
    )

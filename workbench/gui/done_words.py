"""What the status bar says of an edit that was just made."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

_DONE: Final = {
    "Add": "Added",
    "Change": "Changed",
    "Clear": "Cleared",
    "Delete": "Deleted",
    "Describe": "Described",
    "Edit": "Edited",
    "Hide": "Hid",
    "Import": "Imported",
    "Link": "Linked",
    "Load": "Loaded",
    "Mark": "Marked",
    "Merge": "Merged",
    "Move": "Moved",
    "Relate": "Related",
    "Rename": "Renamed",
    "Reorder": "Reordered",
    "Restore": "Restored",
    "Save": "Saved",
    "Tag": "Tagged",
    "Take": "Took",
    "Unlink": "Unlinked",
    "Untag": "Untagged",
}
_FIRST_WORD: Final = re.compile(r"\w+")
# One tag's name needs no quotes there: "Tagged Corroborated on 3 marks".
_TAGGED: Final = re.compile(r"((?:Unt|T)ag) '([^']*)'")


def done_sentence(label: str) -> str:
    """`Tagged Corroborated. Ctrl+Z undoes.` for the edit that the menu calls Tag 'Corroborated'."""
    words = _TAGGED.sub(r"\1 \2", label, count=1)
    words = _FIRST_WORD.sub(lambda verb: _DONE.get(verb[0], verb[0]), words, count=1)
    return QCoreApplication.translate("Done", "{}. Ctrl+Z undoes.").format(words)

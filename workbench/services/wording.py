"""Sentences for failures: what the window and the command line say to a person."""

from workbench.domain import errors
from workbench.domain.access import ReadOnly
from workbench.domain.text import cut_short

_LISTED = 20
_FILE = {
    errors.CaseMissing: "There is no case at {path}.",
    errors.CaseExists: "There is already a file at {path}; nothing was written over it.",
    errors.CaseForeign: "{path} is not a case of this program. It was left untouched.",
}


def sentence(error: errors.WorkbenchError) -> str:
    """One or two plain sentences that say what went wrong and what was kept."""
    if type(error) in _FILE and isinstance(error, errors.CaseProblem):
        return _FILE[type(error)].format(path=error.path)
    match error:
        case errors.CaseNewer(path=path):
            return (
                f"{path} was written by a newer version of the workbench. It was left untouched;"
                " update the program to open it."
            )
        case errors.CaseDamaged(path=path, detail=detail):
            return f"{path} is damaged and was left untouched: {detail}."
        case errors.CaseReadOnly(because=because):
            return f"{read_only_sentence(because)} Nothing was changed."
        case errors.CaseUnwritable(path=path, detail="database or disk is full"):
            return f"The disk is full: {path} could not be written to. Nothing was changed."
        case errors.CaseUnwritable(path=path, detail=detail):
            return f"{path} cannot be written to or read: {detail}. Nothing was changed."
        case errors.CaseBusy(path=path, waited=waited):
            return (
                f"Another process kept {path} locked for {waited:.0f} seconds. Nothing was"
                " changed; try again."
            )
        case errors.CaseInUse(path=path, holders=holders):
            return (
                f"{path} is open ({'; '.join(holders)}). Nothing was changed; close it there first."
            )
        case errors.NoBackup(path=path):
            return f"There is no good backup of {path}. Nothing was changed."
        case errors.BackupDamaged(path=path, detail=detail):
            return f"{path} could not be backed up whole: {detail}. Earlier backups were kept."
        case errors.CaseProblem(path=path):
            return f"{path} cannot be opened."
        case _:
            return _about_content(error)


def read_only_sentence(because: ReadOnly) -> str:
    """Why a case can only be read here, in a sentence."""
    match because:
        case ReadOnly(reason="medium"):
            return "The case lies on a medium that cannot be written to: it can only be read."
        case ReadOnly(reason="permission"):
            return "You may not write to this case or to its folder: it can only be read."
        case ReadOnly(reason="elsewhere", who="", host=""):
            return "The case was opened on another machine: here it can only be read."
        case ReadOnly(reason="elsewhere", who=who, host=host, since=since):
            when = f", since {since[:16].replace('T', ' ')} UTC" if since else ""
            return (
                f"{who or 'Somebody'} has the case open on {host or 'another machine'}{when}:"
                " here it can only be read."
            )
        case _:
            return "The case was opened for reading only."


def _about_content(error: errors.WorkbenchError) -> str:
    match error:
        case errors.NotFound(kind=kind, name=name):
            return f"There is no {kind} “{name}” in this case."
        case errors.Ambiguous(kind=kind, name=name, candidates=candidates):
            return f"“{name}” could be more than one {kind}: {', '.join(candidates)}."
        case errors.AlreadyThere(kind=kind, name=name):
            article = "an" if kind[:1] in "aeio" else "a"
            return f"There is {article} {kind} “{name}” already."
        case errors.InvalidSpan(start=start, end=end, length=None):
            return f"{start}:{end} is not a span: it needs a start before its end."
        case errors.InvalidSpan(start=start, end=end, length=length):
            return f"{start}:{end} reaches past the end of the text, which has {length} characters."
        case errors.InvalidValue(what=what, value=value, allowed=allowed):
            hint = f" Possible: {', '.join(allowed)}." if allowed else ""
            return f"“{value}” is not possible for {what}.{hint}"
        case errors.QuoteNotFound(quote=quote, article=article):
            return f"The quotation does not occur in {article}: “{_short(quote)}”."
        case errors.QuoteAmbiguous(quote=quote, article=article, places=places):
            spans = ", ".join(f"{start}:{end}" for start, end in places[:_LISTED])
            more = f" and {len(places) - _LISTED:,} more" if len(places) > _LISTED else ""
            return (
                f"The quotation occurs {len(places):,} times in {article}: “{_short(quote)}”."
                f" Give a span instead: {spans}{more}."
            )
        case errors.EditConflict():
            return _conflict(error)
        case errors.Interrupted():
            return "Broken off."
        case errors.NothingToUndo(direction=direction):
            return f"There is nothing to {direction}."
        case errors.Unreadable(path=path, reason=reason, detail=detail):
            said = errors.SKIP_REASONS.get(reason, reason)
            return f"{path}: {said}{f' ({detail})' if detail else ''}."
        case errors.InvalidTagSet(path=path, problems=problems):
            return f"{path} is not a tag set: {'; '.join(problems)}."
        case errors.InvalidWordList(path=path, problems=problems):
            return f"{path} is not a word list of cues: {'; '.join(problems)}."
        case errors.InvalidForeignFile(path=path, reason=reason):
            return f"No annotations can be read from {path}: {reason}. Nothing was changed."
        case errors.InvalidTemplate(name=name, line=line, reason=reason):
            where = f", line {line}" if line else ""
            return f"The report template {name}{where} cannot be used: {reason}."
        case _:
            return f"That did not work: {type(error).__name__}."


def _conflict(error: errors.EditConflict) -> str:
    """Who was there before, with both versions, each cut to what a line holds."""
    who, thing = error.who or "Somebody else", error.thing or f"this {error.entity}"
    if error.held is None:
        yours = "".join(f" Yours ({each.field}): {_cut(each.mine)}." for each in error.versions)
        return f"{who} removed {thing} meanwhile.{yours} Nothing was changed."
    both = "".join(
        f" Theirs ({each.field}): {_cut(each.theirs)}. Yours: {_cut(each.mine)}."
        for each in error.versions
    )
    return (
        f"{who} changed {thing} meanwhile.{both} Nothing was overwritten; look at it again and"
        " repeat what you wanted."
    )


def in_full(error: errors.WorkbenchError) -> list[str]:
    """Both versions of what the sentence about a conflict cuts short, a line or more for each."""
    if not isinstance(error, errors.EditConflict):
        return []
    return [
        f"{whose} ({each.field}): {words}"
        for each in error.versions
        if (_cut(each.theirs), _cut(each.mine)) != (each.theirs, each.mine)
        for whose, words in (("Theirs", each.theirs), ("Yours", each.mine))
    ]


def _cut(words: str) -> str:
    """Some words cut short, with the mark that closes a quotation."""
    short = _short(words)
    return short if short[:1] != "“" or short.endswith("”") else f"{short}”"


def _short(quote: str) -> str:
    return cut_short(" ".join(quote.split()), 80)

"""The dialog in which what is known of an article is read and corrected."""

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.errors import EditConflict, InvalidValue, WorkbenchError
from workbench.domain.values import Article, ArticleText
from workbench.domain.views import ArticleSummary
from workbench.gui.actions.current import Current
from workbench.gui.actions.menus import Menus
from workbench.gui.dialogs.article_details import ArticleDetailsDialog, Values
from workbench.gui.dialogs.choose_file import file_to_save
from workbench.gui.done_words import done_sentence
from workbench.gui.models.claim_words import reliability_words
from workbench.gui.session import Session
from workbench.services.editable import editable_fields
from workbench.services.files import write_file
from workbench.services.wording import sentence

_CONTEXT = "ArticleDetails"


class ArticleDetailsActions(QObject):
    """Opens the dialog; one Save is one step to undo. `said(sentence)` for the status bar."""

    said = Signal(str)

    def __init__(self, session: Session, current: Current, window: QWidget, menus: Menus) -> None:
        super().__init__(window)
        self._session, self._current, self._window = session, current, window
        menus.connect_all({"details": self.show_current})

    def show_current(self) -> None:
        """Open the details of the article that is open."""
        if self._current.article_id is None:
            self.said.emit(self.tr("No article is open. Press Ctrl+I to import articles."))
        else:
            self.show(self._current.article_id)

    def show(self, article_id: str) -> None:
        """Open the details of an article."""
        self.dialog(article_id).exec()

    def dialog(self, article_id: str) -> ArticleDetailsDialog:
        """The dialog of an article, showing what is stored."""
        library = self._session.space.library
        summary = library.summary(article_id)
        made = ArticleDetailsDialog(
            _values(summary),
            _facts(summary, library.text(article_id)),
            [source.name for source, _count in library.sources()],
            self._window,
        )
        made.save_wanted.connect(
            lambda fields, before: self._save(made, article_id, fields, before)
        )
        made.original_wanted.connect(lambda: self._ask_original(made, article_id))
        return made

    def save_original(self, article_id: str, path: Path) -> None:
        """Write the identical bytes the article was read from. Raises WorkbenchError."""
        space = self._session.space
        write_file(path, space.library.original(article_id), case=space.path)

    def _save(
        self, dialog: ArticleDetailsDialog, article_id: str, fields: Values, before: Values
    ) -> None:
        library = self._session.space.library
        if self._session.is_busy:
            dialog.show_problem("", self.tr("An edit is under way; wait for it or cancel it."))
            return
        try:
            changes, _summary = library.set_article(article_id, dict(fields), dict(before))
        except EditConflict as error:
            self._session.look_at_everything()
            dialog.show_conflict(error.fields, _values(library.summary(article_id)))
        except InvalidValue as error:
            dialog.show_problem(error.what, sentence(error))
        except WorkbenchError as error:
            dialog.show_problem("", sentence(error))
        else:
            dialog.accept()
            self._session.act(lambda _space: changes)  # it is done: the views are told
            self.said.emit(done_sentence(changes.label))

    def _ask_original(self, dialog: ArticleDetailsDialog, article_id: str) -> None:
        name = Path(self._session.space.library.text(article_id).file_name).name
        folder = self._session.space.path.parent
        suggested = folder / (name or "original")
        chosen = file_to_save(dialog, self.tr("Save original"), suggested, "")
        if not chosen:
            return
        path, _ = chosen
        try:
            self.save_original(article_id, path)
        except WorkbenchError as error:
            dialog.show_problem("", sentence(error))
        else:
            self.said.emit(self.tr("Saved {}.").format(path))


def _values(summary: ArticleSummary) -> Values:
    fields = editable_fields(summary)
    return {name: value for name, value in fields.items() if not isinstance(value, bool)}


def _facts(summary: ArticleSummary, text: ArticleText) -> list[tuple[str, str]]:
    article, source = summary.article, summary.source
    grade = [(_tr("Publisher's grade"), reliability_words(source.reliability))] if source else []
    return [
        (_tr("Reference"), article.ref),
        *grade,
        (_tr("Characters"), f"{text.characters:,}"),
        (_tr("SHA-256 of the text"), text.sha256),
        *([(_tr("Canonical address"), article.canonical_url)] if article.canonical_url else []),
        (_tr("Original file"), f"{text.file_name} ({text.media_type})"),
        (_tr("SHA-256 of the file"), text.original_sha256),
        (_tr("Character set"), _encoding(text)),
        (_tr("Version"), str(text.version)),
        (_tr("Date"), _dated(article)),
        (_tr("Found in"), _places(text) or "–"),
        (_tr("Retrieved"), article.retrieved or _tr("unknown")),
        (_tr("Imported"), _moment(article)),
    ]


def known_of(summary: ArticleSummary, text: ArticleText) -> list[tuple[str, str]]:
    """What a file says of its article, each with where it was found; all else is not known."""
    article, places = summary.article, json.loads(text.found_in)
    found = (
        ("title", _tr("Title"), article.title),
        ("author", _tr("Author"), article.author),
        ("source", _tr("Publisher"), summary.source.name if summary.source else None),
        ("published", _tr("Published"), article.published),
        ("url", _tr("URL"), article.url),
        ("canonical_url", _tr("Canonical address"), article.canonical_url),
        ("language", _tr("Language"), article.language),
        ("retrieved", _tr("Retrieved"), article.retrieved),
    )
    known = []
    for field, words, value in found:
        told = [places[field]] if field in places else []
        if field == "published" and value:
            told.insert(0, _dated(article))
        if field == "title" and not told:
            told.append(_tr("taken from the text or the file's name"))
        place = f" ({', '.join(told)})" if told else ""
        known.append((words, f"{value or _tr('not found')}{place}"))
    return [*known, (_tr("Character set"), _encoding(text))]


def _encoding(text: ArticleText) -> str:
    if text.encoding is None:
        return _tr("as the format says")
    return text.encoding if text.encoding_sure else _tr("{} (a guess)").format(text.encoding)


def _dated(article: Article) -> str:
    return {
        "stated": _tr("stated by the file"),
        "inferred": _tr("inferred, look at it"),
        "given": _tr("given by a person"),
    }.get(article.published_from or "", _tr("unknown"))


def _places(text: ArticleText) -> str:
    """Where in the file each piece of metadata was found."""
    found = json.loads(text.found_in)
    return " · ".join(f"{field}: {place}" for field, place in found.items())


def _moment(article: Article) -> str:
    """`2026-01-05 10:30 UTC` for the moment as it is stored."""
    day, _, time = article.created.partition("T")
    return f"{day} {time[:5]} UTC" if time else day


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)

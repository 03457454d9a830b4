"""What the search field offers: values for what is being typed, saved searches and recent ones."""

from PySide6.QtCore import QObject, Slot

from workbench.domain.query_edit import unfinished
from workbench.domain.views import Completion
from workbench.gui.case_reader import CaseReader
from workbench.gui.panes.query_field import Offer, QueryField
from workbench.gui.session import Session


class QueryOffers(QObject):
    """Fills the list under the search field; values are looked up off the GUI thread."""

    def __init__(self, session: Session, field: QueryField) -> None:
        super().__init__(field)
        self._session, self._field = session, field
        self._reader = CaseReader(self)
        self._asked = ""
        field.offers_wanted.connect(self._offer)
        session.case_opened.connect(self._on_case)

    def _offer(self, text: str) -> None:
        self._reader.drop()
        self._asked = text
        if not self._session.is_open:
            return
        if text and unfinished(text) is not None:
            task = self._reader.start(
                self._session.space.path,
                lambda space, _task: (text, space.search_words.completions(text)),
            )
            task.finished.connect(self._show)
            task.failed.connect(self._session.failed)
            return
        self._field.show_offers(() if text else self._kept())

    def _kept(self) -> list[Offer]:
        searches = self._session.space.saved_searches
        # The space ends them: they are asked for as they are kept.
        saved = [Offer(f"★ {each.name}", f"{each.query} ") for each in searches.listed()]
        return [*saved, *(Offer(query, f"{query} ") for query in searches.recent())]

    @Slot(object)
    def _show(self, answer: tuple[str, list[Completion]]) -> None:
        text, completions = answer
        if text != self._field.text():
            return
        self._field.show_offers(
            [
                Offer(f"{each.value}  {each.count}" if each.count else each.value, each.query)
                for each in completions
            ]
        )

    def _on_case(self, opened: bool) -> None:
        if not opened:
            self._reader.stop()
        self._field.show_offers(())

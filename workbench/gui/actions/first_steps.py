"""The first three steps, shown over the sample until somebody has seen enough of them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from workbench.domain.changes import Changes
from workbench.gui.actions.menus import Menus
from workbench.gui.panes.first_steps import STEPS, FirstSteps
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.panes.report_pane import ReportPane
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.services.sample import private_sample_path

_DONE, _DISMISSED = "first_steps_done", "first_steps_dismissed"


class FirstStepsActions(QObject):
    """Ticks a step when it was done; dismissed, or all ticked, it does not come again."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        pane: ReaderPane,
        middle: QStackedWidget,
        menus: Menus,
    ) -> None:
        super().__init__(pane)
        self._session, self._settings = session, settings
        self._strip: FirstSteps = pane.first_steps
        self._reader, self._middle, self._menus = pane.reader, middle, menus
        self._strip.dismissed.connect(self._dismiss)
        self._strip.own_case_wanted.connect(menus["new"].trigger)
        for name in ("next_sentence", "previous_sentence"):
            menus[name].triggered.connect(self._on_picked)
        middle.currentChanged.connect(self._on_page)
        session.changed.connect(self._on_changed)
        session.case_opened.connect(self._on_case)
        menus.keys_changed.connect(self._name_keys)
        self._name_keys()
        self._strip.set_done(self._done())

    def _on_case(self, opened: bool) -> None:
        path = self._session.path
        own = opened and path is not None and path.absolute() == private_sample_path().absolute()
        seen = self._settings.flag(_DISMISSED, False) or self._done().issuperset(STEPS)
        self._strip.setVisible(own and not seen)

    def _on_picked(self) -> None:
        if self._reader.selection() is not None:
            self._tick("pick")

    def _on_changed(self, changes: Changes) -> None:
        if changes.verb == "do" and changes.annotations and not changes.everything:
            self._tick("tag")

    def _on_page(self, _index: int) -> None:
        if isinstance(self._middle.currentWidget(), ReportPane):
            self._tick("report")

    def _tick(self, step: str) -> None:
        done = self._done()
        if not self._strip.isHidden() and step not in done:
            done.add(step)
            self._settings.set_text(_DONE, " ".join(each for each in STEPS if each in done))
            self._strip.set_done(done)

    def _done(self) -> set[str]:
        return set(self._settings.text(_DONE).split())

    def _dismiss(self) -> None:
        self._settings.set_flag(_DISMISSED, True)
        self._strip.hide()
        self._reader.setFocus()

    def _name_keys(self) -> None:
        self._strip.set_keys(
            {
                "pick": self._menus.first_key("next_sentence"),
                "tag": "1–9" if self._settings.single_keys else self.tr("A click on a tag"),
                "report": self._menus.first_key("report"),
            }
        )

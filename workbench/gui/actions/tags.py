"""Tags are the analyst's: finding, making and managing them, and moving what they stand on."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from workbench.gui.actions.current import Current
from workbench.gui.actions.digit_keys import DigitKeys
from workbench.gui.actions.extent import ExtentActions
from workbench.gui.actions.menus import Menus
from workbench.gui.actions.tag_manager import TagManager
from workbench.gui.actions.tag_picking import TagPicking
from workbench.gui.actions.tagging import TaggingActions
from workbench.gui.panes.annotation_pane import AnnotationPane
from workbench.gui.panes.reader_pane import ReaderPane
from workbench.gui.session import Session


class TagFeatures(QObject):
    """`said(sentence)` is for the status bar; `state_said` too, to stay there until the next."""

    said = Signal(str)
    state_said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        current: Current,
        menus: Menus,
        tagging: TaggingActions,
        reading: ReaderPane,
        cards: AnnotationPane,
    ) -> None:
        super().__init__(window)
        self.picking = TagPicking(window, session, tagging, reading, cards)
        self.extent = ExtentActions(session, current, reading, cards, menus)
        self.manager = TagManager(window, session, menus)
        menus.connect_all({"pick_tag": self.picking.open})
        digits = {
            digit: menus.add_local_key(digit, partial(tagging.press_digit, digit))
            for digit in "123456789"
        }
        keys = {**digits, "0": menus["clear"]}
        self.digits = DigitKeys(keys, (reading.reader, *cards.key_widgets()))
        self.digits.setParent(self)
        tagging.recent_changed.connect(lambda: cards.set_recent(tagging.recent))
        reading.action_chosen.connect(lambda name: menus[name].trigger())
        reading.bar.set_actions(("pick_tag", "note", "link"))
        self.extent.said.connect(self.said)
        self.extent.state_said.connect(self.state_said)

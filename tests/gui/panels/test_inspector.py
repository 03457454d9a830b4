from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbench.domain.values import Tag
from workbench.domain.views import AnnotationView
from workbench.gui.panes.elided_button import ElidedButton
from workbench.gui.panes.inspector import Inspector
from workbench.gui.panes.inspector_area import InspectorArea
from workbench.gui.panes.note_edit import NoteEdit
from workbench.gui.panes.tag_button import TagButton

Views = list[AnnotationView]


@pytest.fixture
def inspector(qtbot: QtBot, tags: list[Tag]) -> Inspector:
    made = Inspector()
    made.resize(320, 300)
    qtbot.addWidget(made)
    made.set_tags(tags)
    with qtbot.waitActive(made):
        made.show()
    return made


def note(inspector: Inspector) -> NoteEdit:
    found = inspector.findChild(NoteEdit, "noteEdit")
    assert isinstance(found, NoteEdit)
    return found


def buttons(inspector: Inspector) -> dict[str, TagButton]:
    return {button.tag.id: button for button in inspector.findChildren(TagButton)}


def on(inspector: Inspector) -> list[str]:
    return [key for key, button in buttons(inspector).items() if button.isChecked()]


def words(inspector: Inspector) -> list[str]:
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]


def delete(inspector: Inspector) -> QPushButton:
    found = inspector.findChild(QPushButton, "deleteMark")
    assert isinstance(found, QPushButton)
    return found


def test_nothing_chosen(inspector: Inspector) -> None:
    assert words(inspector) == ["No mark chosen."]
    assert not note(inspector).isEnabled()
    assert not delete(inspector).isEnabled()
    assert not any(button.isEnabled() for button in buttons(inspector).values())


def test_one_mark(inspector: Inspector, views: Views) -> None:
    inspector.set_annotations(views[1:2])
    annotation = views[1].annotation
    assert words(inspector) == [f"A1 ¶2 [{annotation.start}–\u200b{annotation.end}]"]
    assert on(inspector) == ["t1", "t2"]
    assert note(inspector).text() == "Ask the port authority.\nSoon."


def test_that_a_long_place_is_broken_where_the_pane_is_narrow(
    inspector: Inspector, views: Views
) -> None:
    far = replace(views[0].annotation, start=6_490_600, end=6_493_400)
    inspector.set_annotations([replace(views[0], annotation=far)])
    whole = inspector.fontMetrics().horizontalAdvance("[6490600–6493400]")
    [place] = [w for w in inspector.findChildren(QLabel) if "6490600" in w.text()]
    assert place.minimumSizeHint().width() < whole


def test_a_mark_without_its_place(inspector: Inspector, views: Views) -> None:
    lost = replace(views[0].annotation, state="orphaned", state_reason="Text replaced.")
    inspector.set_annotations([replace(views[0], annotation=lost)])
    assert words(inspector)[0].endswith("Its place in the text is lost. Text replaced.")


def test_only_active_tags_are_offered_with_their_keys(inspector: Inspector) -> None:
    assert [button.accessibleName() for button in buttons(inspector).values()] == [
        "Unverified, key 1",
        "Speculative, key 2",
        "Corroborated, key 3",
    ]


def test_a_tag_is_put_on_by_the_caller(
    qtbot: QtBot, inspector: Inspector, views: Views, tags: list[Tag]
) -> None:
    inspector.set_annotations(views[:1])
    with qtbot.waitSignal(inspector.tag_toggled) as asked:
        qtbot.mouseClick(buttons(inspector)["t1"], Qt.MouseButton.LeftButton)
    assert asked.args == [["n0"], "t1"]
    assert on(inspector) == ["t0"]
    inspector.set_annotations([replace(views[0], tags=tuple(tags[:2]))])
    assert on(inspector) == ["t0", "t1"]


def test_several_marks_share_what_all_of_them_have(
    qtbot: QtBot, inspector: Inspector, views: Views
) -> None:
    inspector.set_annotations([views[1], views[4]])
    assert words(inspector) == ["2 marks chosen"]
    assert on(inspector) == ["t1", "t2"]
    inspector.set_annotations([views[0], views[1]])
    assert on(inspector) == []
    assert not note(inspector).isEnabled()
    with qtbot.waitSignal(inspector.delete_requested) as asked:
        qtbot.mouseClick(delete(inspector), Qt.MouseButton.LeftButton)
    assert asked.args == [["n0", "n1"]]
    assert delete(inspector).accessibleName() == "Delete marks"


def test_typing_is_told_before_a_mark_is_deleted(
    qtbot: QtBot, inspector: Inspector, views: Views
) -> None:
    inspector.set_annotations(views[:1])
    told: list[str] = []
    inspector.note_edited.connect(lambda *args: told.append(f"note {args}"))
    inspector.delete_requested.connect(lambda ids: told.append(f"delete {ids}"))
    inspector.tag_toggled.connect(lambda ids, tag: told.append(f"tag {ids} {tag}"))
    qtbot.keyClicks(note(inspector), "why")
    buttons(inspector)["t2"].click()
    qtbot.keyClicks(note(inspector), "?")
    delete(inspector).click()
    assert told == [
        "note ('n0', 'why', '')",
        "tag ['n0'] t2",
        "note ('n0', 'why?', '')",
        "delete ['n0']",
    ]


def test_a_case_that_answers_at_once(qtbot: QtBot, inspector: Inspector, views: Views) -> None:
    """Storing a note shows the marks again while the inspector is still changing over."""
    chosen = views[0]
    edits = QSignalSpy(inspector.note_edited)
    inspector.note_edited.connect(lambda *_: inspector.set_annotations([chosen]))
    inspector.set_annotations([chosen])
    qtbot.keyClicks(note(inspector), "mine")
    chosen = views[1]
    inspector.set_annotations([chosen])
    inspector.flush()
    assert edits.count() == 1
    assert edits.at(0) == ["n0", "mine", ""]
    assert note(inspector).text() == views[1].annotation.note


def test_the_length_is_told_near_the_end(qtbot: QtBot, inspector: Inspector, views: Views) -> None:
    long = replace(views[0].annotation, note="x" * 9_998)
    inspector.set_annotations([replace(views[0], annotation=long)])
    assert words(inspector)[1:] == ["9,998 of 10,000 characters"]
    editor = note(inspector)
    QApplication.clipboard().setText("abcd")
    editor.paste()
    assert words(inspector)[1:] == ["The note is full: 2 characters were left out."]
    inspector.set_annotations(views[1:2])
    assert words(inspector)[1:] == []


def test_focus_goes_to_the_note(inspector: Inspector, views: Views) -> None:
    inspector.focus_note()
    assert not note(inspector).hasFocus()
    inspector.set_annotations(views[:1])
    inspector.focus_note()
    assert note(inspector).hasFocus()


def test_that_all_of_the_note_comes_into_view_where_the_pane_is_low(
    inspector: Inspector, views: Views, qtbot: QtBot
) -> None:
    area = InspectorArea(inspector)
    qtbot.addWidget(area)
    area.resize(200, 120)
    with qtbot.waitActive(area):
        area.show()
    inspector.set_annotations(views[:1])
    inspector.focus_note()
    box = note(inspector)

    def is_in_view() -> bool:
        top = box.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + box.height() <= area.viewport().height()

    qtbot.waitUntil(is_in_view)
    area.takeWidget()  # the fixture's, to be closed there


def test_that_a_long_name_of_a_tag_does_not_widen_the_pane(
    inspector: Inspector, tags: list[Tag]
) -> None:
    inspector.set_tags([replace(tags[0], name="very long " * 6)])
    QApplication.processEvents()
    assert inspector.minimumSizeHint().width() < 260


def test_that_the_words_of_a_claim_do_not_widen_the_pane(qtbot: QtBot) -> None:
    button = ElidedButton()
    qtbot.addWidget(button)
    button.setText("⚑ C3 context · A person with a long name, of an office")
    button.resize(80, button.sizeHint().height())
    assert button.minimumSizeHint().width() < 80
    plain = button.grab().toImage()
    button.setText("⚑ C3 context · A person with a long name, of another office")
    assert button.grab().toImage() == plain

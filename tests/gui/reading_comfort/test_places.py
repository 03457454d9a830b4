"""The way back and forward, and how each case was left: no window needed."""

from pathlib import Path

import pytest

from workbench.domain.span import Span
from workbench.gui.case_views import MOST_CASES, CaseView, CaseViews
from workbench.gui.places import PlaceHistory, ReadingPlace
from workbench.gui.settings import Settings

A, B, C = (ReadingPlace(name, (0, 0)) for name in "ABC")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def test_that_back_returns_to_where_the_jump_began() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    assert history.back(B) == A


def test_that_forward_returns_to_where_back_was_called() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    history.back(B)
    assert history.forward(A) == B


def test_that_several_jumps_are_gone_back_one_by_one() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    history.jump_from(B)
    assert [history.back(C), history.back(B), history.back(A)] == [B, A, None]


def test_that_a_new_jump_ends_the_way_forward() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    history.back(B)
    history.jump_from(A)
    assert history.forward(C) is None


def test_that_a_jump_that_led_nowhere_is_passed_over() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    history.jump_from(B)
    assert history.back(B) == A


def test_that_the_same_place_is_remembered_once() -> None:
    history = PlaceHistory()
    history.jump_from(A)
    history.jump_from(A)
    history.back(B)
    assert history.back(None) is None


def test_that_two_hundred_places_are_enough() -> None:
    history = PlaceHistory()
    for number in range(300):
        history.jump_from(ReadingPlace(str(number)))
    steps = 0
    while history.back(None) is not None:
        steps += 1
    assert steps == 200


def test_that_a_view_is_found_again(settings: Settings) -> None:
    view = CaseView(ReadingPlace("a", (40, 3), Span(5, 9), 9), "hidden", "date", "all", "time")
    CaseViews(settings).keep(Path("/x/one.case"), view)
    assert CaseViews(settings).of(Path("/x/one.case")) == view


def test_that_a_view_without_an_article_is_found_again(settings: Settings) -> None:
    CaseViews(settings).keep(Path("/x/one.case"), CaseView())
    assert CaseViews(settings).of(Path("/x/one.case")) == CaseView()


def test_that_only_the_last_fifty_cases_are_remembered(settings: Settings) -> None:
    views = CaseViews(settings)
    for number in range(MOST_CASES + 1):
        views.keep(Path(f"/x/{number}.case"), CaseView())
    assert views.of(Path("/x/0.case")) is None
    assert views.of(Path("/x/1.case")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "7",
        '[{"path": 1}, 5]',
        '[{"path": "/x/one.case", "article": 5, "selection": [9, 1], "scroll": "x"}]',
        '[{"path": "/x/one.case", "article": "a", "selection": [-3, 1], "caret": null}]',
    ],
)
def test_that_settings_that_somebody_spoilt_do_no_harm(settings: Settings, text: str) -> None:
    settings.set_text("case_views", text)
    found = CaseViews(settings).of(Path("/x/one.case"))
    assert found is None or found.place is None or found.place.selection is None


def test_that_numbers_and_keys_that_make_no_sense_count_as_the_usual(settings: Settings) -> None:
    settings.set_text("text_size", "nan")
    settings.set_text("own_keys", "[1]")
    assert (settings.number("text_size", 13.0), settings.own_keys) == (13.0, {})

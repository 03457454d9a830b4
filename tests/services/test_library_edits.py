"""Editing what is known of an article: conflicts, and articles that are set aside."""

import pytest

from workbench.domain.errors import EditConflict, InvalidValue
from workbench.services.workspace import Workspace


def test_that_a_field_changed_by_somebody_else_is_not_overwritten(
    space: Workspace, bridge: str
) -> None:
    space.library.set_article(bridge, {"author": "theirs"})
    with pytest.raises(EditConflict) as caught:
        space.library.set_article(bridge, {"author": "mine"}, {"author": None})
    assert caught.value.fields == ("author",)
    assert space.library.summary(bridge).article.author == "theirs"


def test_that_fields_which_nobody_else_changed_are_written(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"author": "theirs"})
    space.library.set_article(
        bridge, {"title": "Mine"}, {"title": space.library.summary(bridge).article.title}
    )
    assert space.library.summary(bridge).article.title == "Mine"


def test_that_a_publisher_changed_by_somebody_else_is_a_conflict(
    space: Workspace, bridge: str
) -> None:
    space.library.set_article(bridge, {"source": "Other"})
    with pytest.raises(EditConflict):
        space.library.set_article(bridge, {"source": "Mine"}, {"source": "Coastal Courier"})


def test_that_a_day_that_no_calendar_has_is_refused(space: Workspace, bridge: str) -> None:
    with pytest.raises(InvalidValue):
        space.library.set_article(bridge, {"published": "2023-02-30"})


def test_that_hidden_articles_are_counted_apart(space: Workspace, bridge: str) -> None:
    space.library.set_article(bridge, {"hidden": True})
    assert (space.library.counts()[0], space.library.hidden_count()) == (1, 1)


def test_that_another_name_is_put_to_what_is_done_from_then_on(
    space: Workspace, bridge: str
) -> None:
    space.work_as("Lena Ortiz")
    space.library.set_article(bridge, {"author": "x"})
    assert space.journal.entries()[-1].who == "Lena Ortiz"

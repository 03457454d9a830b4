"""Values of the domain: dates, names, failures."""

import inspect
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain import errors
from workbench.domain.access import ReadOnly
from workbench.domain.dates import is_partial_date
from workbench.domain.edit import changed, created, inverse_of, removed
from workbench.domain.text import on_one_line, storable
from workbench.domain.values import Source, record_of
from workbench.services.wording import sentence

FAILURES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.WorkbenchError) and kind is not errors.WorkbenchError
]
SAMPLES: dict[object, Any] = {
    str: "some words",
    int: 3,
    bool: True,
    int | None: 3,
    float: 5.0,
    tuple[str, ...]: ("one", "two"),
    tuple[tuple[int, int], ...]: ((1, 2), (3, 4)),
    Mapping[str, Any] | None: {"title": "Old"},
    tuple[errors.BothVersions, ...]: (errors.BothVersions("note", "Theirs.", "Mine."),),
    ReadOnly: ReadOnly("asked"),
}


def sample(kind: type[errors.WorkbenchError]) -> errors.WorkbenchError:
    """A failure with a value in every field."""
    fields = getattr(kind, "__dataclass_fields__", {})
    return kind(**{name: SAMPLES[field.type] for name, field in fields.items()})


@pytest.mark.parametrize("kind", FAILURES)
def test_that_a_failure_survives_the_way_from_another_process(
    kind: type[errors.WorkbenchError],
) -> None:
    before = sample(kind)
    after = pickle.loads(pickle.dumps(before))
    assert type(after) is kind
    assert vars(after) == vars(before)


@pytest.mark.parametrize("kind", FAILURES)
def test_that_every_failure_has_a_sentence_of_its_own(kind: type[errors.WorkbenchError]) -> None:
    said = sentence(sample(kind))
    assert said.endswith(".")
    assert kind.__name__ not in said


@given(st.text(st.characters(exclude_categories=())))
def test_that_storable_text_can_be_stored(text: str) -> None:
    assert len(storable(text).encode("utf-8").decode("utf-8")) == len(text)


@given(st.text())
def test_that_text_on_one_line_stays_as_it_is(text: str) -> None:
    once = on_one_line(text)
    assert on_one_line(once) == once
    assert len(once.splitlines()) <= 1 or once.splitlines() == [once]


@pytest.mark.parametrize("text", ["1999", "2024-02", "2024-02-29", "2024-02-29T23:59:59Z"])
def test_that_dates_of_every_precision_are_dates(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-2", "2024-00", "2024-13", "2023-02-29", "2024-02-29T", "2024-01-01T9"]
)
def test_that_what_no_calendar_has_is_no_date(text: str) -> None:
    assert not is_partial_date(text)


def test_that_an_edit_and_its_inverse_cancel_out() -> None:
    before, after = Source("id", "One"), Source("id", "Two", kind="blog")
    edit = changed("source", before, after)
    assert edit is not None
    assert edit.inverse().inverse() == edit
    assert edit.inverse() == changed("source", after, before)
    assert inverse_of([created("source", before)]) == (removed("source", before),)


def test_that_nothing_changed_is_no_edit() -> None:
    assert changed("source", Source("id", "One"), Source("id", "One")) is None


@given(st.builds(Source, st.text(), st.text(), st.text(), st.none() | st.text()))
def test_that_a_value_turns_into_a_record_and_back(source: Source) -> None:
    assert Source(**record_of(source)) == source  # type: ignore[arg-type]

"""Making reports: what happens round it."""

import gc
from collections.abc import Iterator

import pytest

from workbench.domain.errors import Interrupted
from workbench.domain.span import Span
from workbench.services.workspace import Workspace


@pytest.fixture
def collector() -> Iterator[None]:
    """Python's collector is on before and after, whatever the tests are run with."""
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


@pytest.mark.usefixtures("collector")
def test_that_no_cycles_are_looked_for_while_a_report_is_made(space: Workspace) -> None:
    seen: list[bool] = []

    def stopped() -> bool:
        seen.append(gc.isenabled())
        return False

    space.reporting.draft(stopped=stopped)

    assert seen
    assert not any(seen)
    assert gc.isenabled()


def test_that_a_report_stops_while_the_case_is_read(
    space: Workspace, bridge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    space.marking.tag_span(bridge, Span(0, 7), [])
    rendered: list[object] = []
    monkeypatch.setattr("workbench.report.render.render", lambda data, **_: rendered.append(data))

    with pytest.raises(Interrupted):
        space.reporting.draft(stopped=lambda: True)

    assert not rendered

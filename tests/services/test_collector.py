"""Python's collector is put off for long work and comes back after it."""

import gc
from collections.abc import Iterator

import pytest

from workbench.services.collector import collector_put_off


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


def test_that_the_collector_rests_in_the_block_and_no_longer() -> None:
    with collector_put_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_that_a_failure_brings_the_collector_back() -> None:
    with pytest.raises(KeyError), collector_put_off():
        raise KeyError
    assert gc.isenabled()


def test_that_the_last_of_several_blocks_brings_it_back() -> None:
    first, second = collector_put_off(), collector_put_off()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_that_a_collector_switched_off_before_stays_off() -> None:
    gc.disable()
    with collector_put_off():
        pass
    assert not gc.isenabled()

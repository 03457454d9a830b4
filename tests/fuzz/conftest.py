"""How many hostile inputs each fuzzer tries: FUZZ_INPUTS, 100,000 where it is not set."""

import os

import pytest


@pytest.fixture(scope="session")
def inputs() -> int:
    return int(os.environ.get("FUZZ_INPUTS", "100000"))

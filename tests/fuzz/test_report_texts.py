"""Random texts through the report: what is read is what was stored, and verify agrees."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.conftest import RENDERERS, Reader
from tests.report.test_escape import hostile, misread
from workbench.report.escape import as_printed, escape, printed_quotation, unescape

# 10,000 texts to a renderer with WORKBENCH_FUZZ=100.
ROUNDS = int(os.environ.get("WORKBENCH_FUZZ", "2"))
TEXTS = 100


@pytest.mark.slow
@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=ROUNDS, suppress_health_check=list(HealthCheck), deadline=None)
@given(texts=st.lists(hostile, min_size=TEXTS, max_size=TEXTS))
def test_that_every_program_shows_random_texts_as_stored(name: str, texts: list[str]) -> None:
    assert not misread(texts, RENDERERS[name], Reader)


@settings(max_examples=100 * ROUNDS)
@given(text=hostile)
def test_that_what_verify_reads_back_is_what_was_printed(text: str) -> None:
    assert unescape(escape(text)) == as_printed(text).text


@settings(max_examples=100 * ROUNDS)
@given(text=hostile)
def test_that_a_shortened_quotation_prints_as_it_is(text: str) -> None:
    short = printed_quotation(text, 20)

    assert unescape(escape(short)) == short

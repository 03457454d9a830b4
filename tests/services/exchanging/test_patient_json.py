"""JSON read piece by piece is the JSON that the standard library reads."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.exchange.patient_json import PatientDecoder

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(VALUES, st.sampled_from([None, 1]))
def test_that_it_reads_what_json_writes(value: Any, indent: int | None) -> None:
    assert PatientDecoder().decode(json.dumps(value, indent=indent)) == value


@given(st.text(alphabet='[]{}:,"\\u0e1.-+ nultrefa\n', max_size=12))
def test_that_it_refuses_what_json_refuses(text: str) -> None:
    try:
        wanted = json.loads(text)
    except json.JSONDecodeError:
        with pytest.raises(json.JSONDecodeError):
            PatientDecoder().decode(text)
    else:
        assert repr(PatientDecoder().decode(text)) == repr(wanted)


def test_that_a_decoder_can_go_on_after_what_it_refused() -> None:
    decoder = PatientDecoder()
    for _ in range(4):
        with pytest.raises(ValueError, match="Expecting"):
            decoder.decode('[[{"a": ')
    assert decoder.decode('[[{"a": [1]}]]') == [[{"a": [1]}]]

"""The lines of a batch: what comes back of an input line as it stood."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.lines import Line, entry, members, pass_over, written

HUGE = "9" * 5000
NO_ENGINE = b'{"article": {"id": "x", "text": "a"}, "engine": "e"}'


def asked(line: str) -> str:
    return entry(Line(1, line.encode(), 0)).input


@pytest.mark.parametrize(
    ("further", "back"),
    [
        ('"a": {"b": [1, {"c": null}], "text": "inner"}', '{"a":{"b": [1, {"c": null}], "text": "inner"}}'),
        ('"n": -0.10000000000000000555', '{"n":-0.10000000000000000555}'),
        ('"n": 1e400', '{"n":1e400}'),
        ('"n": 1.50', '{"n":1.50}'),
        (f'"n": {HUGE}', f'{{"n":{HUGE}}}'),
        (f'"n": [-{HUGE}]', f'{{"n":[-{HUGE}]}}'),
        ('"a": 1, "b": 2, "a": 3', '{"a":1,"b":2,"a":3}'),
        ('"o": {"k": 1, "k": 2}', '{"o":{"k": 1, "k": 2}}'),
        ('"s": "\\u00e9 é \\ud800 \\/ \\" }, {"', '{"s":"\\u00e9 é \\ud800 \\/ \\" }, {"}'),
        ('"": true , "z" :false,"k\\n":"",  "é": []', '{"":true,"z":false,"k\\n":"","\\u00e9":[]}'),
        ('"doc": 3', '{"doc":3}'),
        ('"title": null, "id": "again"', ""),
    ],
)
def test_further_keys_come_back_in_order_and_as_they_stood(further: str, back: str) -> None:
    assert asked(f'{{"id": "x", {further}, "text": "Ann Lee said so."}}') == back
    assert asked(f'\ufeff {{ "id" :"x","text":"Ann Lee said so.",{further} }} \r') == back


@settings(max_examples=50)
@given(st.dictionaries(st.text(), st.none() | st.integers() | st.lists(st.text() | st.floats(0, 1))))
def test_members_are_those_that_python_finds(known: dict[str, object]) -> None:
    for text in (json.dumps(known, indent=1), json.dumps(known, separators=(",", ":"))):
        assert {key: json.loads(value) for key, value in members(text)} == known


def test_a_number_of_any_size_may_be_the_id() -> None:
    assert entry(Line(1, f'{{"id": {HUGE}, "text": "a"}}'.encode(), 0)).id == HUGE


def test_a_reading_belongs_to_the_line_whose_further_keys_it_has_to_the_letter() -> None:
    def line(number: int, value: str) -> Line:
        return Line(number, f'{{"id": "x", "text": "a", "n": {value}}}'.encode(), 0)

    made = written(b'{"engine": {}, "article": {"id": "x", "text": "a"}, "input":{"n":1.0}}\n')
    passed = pass_over(iter([line(1, "1"), line(2, "1.00"), line(3, "1.0"), line(4, "1")]), [made])
    assert (passed.read, passed.refused) == (1, (1, 2))


@pytest.mark.parametrize(
    "raw", [b"{", b"[]", b"{}", b'{"article": 3, "engine": {}}', b"\xff", b"1", NO_ENGINE]
)
def test_what_is_no_reading_is_told_from_one(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"no reading|Expecting|codec"):
        written(raw)

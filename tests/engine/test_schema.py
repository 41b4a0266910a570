"""The JSON form of a reading and its schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import onrecord_resources
from onrecord import Reading
from onrecord.exports.schema import as_text, reading_schema

SPAN = {"start": 0, "end": 3}
FORM: dict[str, Any] = {
    "format": "onrecord-reading/1",
    "engine": {"version": "0.1.0", "model": "en_onrecord 0.1.0"},
    "article": {
        "id": "a", "title": None, "byline": None, "outlet": None, "published": "2024-10-24",
        "retrieved": None, "url": None, "language": "en", "truncated": True, "notices": ["paywall"],
        "text": "Lee denied it.", "blocks": [{"start": 0, "end": 14, "kind": "paragraph"}],
        "emphasis": [{"start": 4, "end": 10, "kind": "italic"}],
        "links": [{"start": 0, "end": 3, "url": "https://tarn.example/lee"}], "removed": ["Home · Sport"],
    },
    "sources": [
        {
            "id": "s1", "name": "Lee", "kind": "person", "role": None, "mentions": [SPAN],
            "statements": ["q1"], "origin": "engine",
        }
    ],
    "statements": [
        {
            "id": "q1", "type": "denial", "stance": "rejects", "sources": ["s1"], "source": [SPAN],
            "cue": [{"start": 4, "end": 10}], "content": [{"start": 11, "end": 13}], "quotation": "indirect",
            "via": [], "denies": [], "origin": "engine",
            "confidence": {"attribution": 0.9, "type": 0.9, "identity": 0.9, "denies": {}},
        }
    ],
    "gaps": [],
    "corrections": 2,
    "notes": [
        {
            "id": "n1", "text": "Who says?", "written": "2026-11-25T10:00:00+01:00", "statement": "q1",
            "source": None, "passage": None,
        }
    ],
    "checked": {"by": "Ann Lee", "on": "2026-11-25"},
    "marking": "marked by On Record 0.1.0, corrected by a reader, checked by Ann Lee, 2026-11-25",
}  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(onrecord_resources.path("reading.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_shipped_schema_follows_the_values() -> None:
    shipped = onrecord_resources.path("reading.schema.json").read_text(encoding="utf-8")
    assert shipped == as_text() + "\n", "run: python -m onrecord.exports.schema > …/reading.schema.json"


def test_a_reading_has_just_the_form_of_version_1(validator: Draft202012Validator) -> None:
    validator.validate(FORM)
    assert json.loads(Reading.model_validate(FORM).to_json()) == FORM


def test_a_reading_of_before_notices_links_and_emphasis_is_read_still(
    validator: Draft202012Validator,
) -> None:
    later = ("notices", "emphasis", "links", "removed")
    earlier = FORM | {"article": {key: value for key, value in FORM["article"].items() if key not in later}}
    article = Reading.from_json(json.dumps(earlier)).article
    assert (article.notices, article.emphasis, article.links, article.removed) == ((), (), (), ())
    validator.validate(json.loads(Reading.from_json(json.dumps(earlier)).to_json()))


def test_keys_of_later_versions_are_ignored(validator: Draft202012Validator) -> None:
    later = FORM | {"input": {"beat": "city"}, "statements": [FORM["statements"][0] | {"tone": "dry"}]}
    validator.validate(later)
    assert json.loads(Reading.from_json(json.dumps(later)).to_json()) == FORM


def test_a_reading_from_before_readers_corrected_it_still_is_one(validator: Draft202012Validator) -> None:
    later = ("corrections", "notes", "checked", "marking")
    source = {key: value for key, value in FORM["sources"][0].items() if key != "origin"}
    earlier = {key: value for key, value in FORM.items() if key not in later} | {"sources": [source]}
    validator.validate(earlier)
    read = Reading.model_validate(earlier)
    assert (read.corrections, read.notes, read.checked) == (0, (), None)
    assert read.marking == "marked by On Record 0.1.0, unchecked"


def test_a_reading_from_before_it_told_who_marked_it_still_is_one(validator: Draft202012Validator) -> None:
    earlier = {key: value for key, value in FORM.items() if key != "marking"}
    validator.validate(earlier)
    assert json.loads(Reading.model_validate(earlier).to_json()) == FORM


def test_who_marked_it_is_not_taken_from_the_file() -> None:
    forged = FORM | {"marking": "checked by hand"}
    assert Reading.model_validate(forged).marking == FORM["marking"]


@pytest.mark.parametrize(
    "change",
    [
        {"format": "onrecord-reading/2"},
        {"engine": None},
        {"sources": [{"id": "s1", "name": "Lee"}]},
        {"statements": [FORM["statements"][0] | {"type": "lie"}]},
        {"statements": [FORM["statements"][0] | {"source": [{"start": -1, "end": 3}]}]},
        {"gaps": [{"start": 0, "end": 1}]},
        {"notes": [{"text": "no id"}]},
        {"checked": {"by": "nobody knows when"}},
        {"article": FORM["article"] | {"notices": ["boring"]}},
    ],
)
def test_what_is_no_reading_is_refused(validator: Draft202012Validator, change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validator.validate(FORM | change)


def test_the_schema_describes_every_key() -> None:
    assert set(reading_schema()["properties"]) == set(FORM)

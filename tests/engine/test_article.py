"""An article as a value: what it refuses to hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from onrecord import Article, Block, Emphasis, Link


@pytest.mark.parametrize(
    "parts",
    [
        {"blocks": (Block(start=0, end=11, kind="paragraph"),)},
        {"blocks": (Block(start=3, end=5, kind="paragraph"), Block(start=0, end=2, kind="paragraph"))},
        {"emphasis": (Emphasis(start=4, end=11, kind="bold"),)},
        {"links": (Link(start=4, end=11, url="https://tarn.example"),)},
    ],
)
def test_nothing_reaches_past_the_end_or_overlaps(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Article.model_validate({"id": "a", "text": "It rained.", **parts})


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//tarn.example/a",
        "https://",
        "https://tarn.example/a b",
        "https://tarn.example/<b>",
        "https://tarn.example/\u202ea",
        "https://[",
    ],
)
def test_a_link_leads_to_a_web_address_and_nowhere_else(url: str) -> None:
    with pytest.raises(ValidationError, match="no web address"):
        Link(start=0, end=2, url=url)


def test_doubt_about_the_whole() -> None:
    whole = Article(id="a", text="It rained.")

    assert not whole.may_be_partial
    assert whole.model_copy(update={"notices": ("live",)}).may_be_partial
    assert whole.model_copy(update={"truncated": True}).may_be_partial

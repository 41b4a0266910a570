"""Checks of claims, from Google's Fact Check Tools, which collects what publishers mark up as such.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from onrecord.context.answers import Form, answer, now
from onrecord.context.providers import Asking
from onrecord.context.values import Check, ClaimContext, ClaimQuestion
from onrecord.phrasing import one_line
from onrecord.translation import noop

API = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
KEY_HEADER = "X-Goog-Api-Key"
KEEP = 24 * 3600.0
"""Seconds: new checks come every day."""
MOST = 8
LONGEST_CLAIM = 300
"""Characters of a claim that are sent."""


class _Publisher(Form):
    name: str = ""
    site: str = ""


class _Review(Form):
    publisher: _Publisher = _Publisher()
    url: str
    textualRating: str = Field(min_length=1)  # noqa: N815 - as the answer has it
    reviewDate: str = ""  # noqa: N815


class _Claim(Form):
    text: str = Field(min_length=1)
    claimant: str = ""
    claimReview: tuple[_Review, ...] = ()  # noqa: N815


class _Found(Form):
    claims: tuple[_Claim, ...] = ()


class FactCheck:
    """Google Fact Check Tools."""

    title = "Google Fact Check Tools"
    sends = noop("The words of the claim are sent to Google (factchecktools.googleapis.com), with your key.")
    needs_key = True
    key_address = "https://console.cloud.google.com/apis/library/factchecktools.googleapis.com"

    def __init__(self, api: str = API) -> None:
        self._api = api

    def sent(self, question: ClaimQuestion) -> str:
        """Return exactly the words that are sent: those of the claim, a long one cut after a word."""
        words = one_line(question.claim)
        return words if len(words) <= LONGEST_CLAIM else words[:LONGEST_CLAIM].rsplit(" ", 1)[0]

    def checks(self, question: ClaimQuestion, asking: Asking) -> ClaimContext:
        """Find checks of claims like one."""
        asked = self.sent(question)
        found = self._search(asked, asking, KEEP)
        return ClaimContext(
            provider="factcheck",
            about=question.id,
            asked=asked,
            retrieved=now(),
            checks=tuple(_checks(found))[:MOST],
        )

    def test(self, asking: Asking) -> None:
        """Make a small request."""
        self._search("moon landing", asking, 0)

    def _search(self, words: str, asking: Asking, keep: float) -> _Found:
        query = {"query": words, "languageCode": "en", "pageSize": str(MOST)}
        return answer(self._api, query, _Found, asking, keep=keep, header=KEY_HEADER)


def _checks(found: _Found) -> Iterator[Check]:
    for claim in found.claims:
        for review in claim.claimReview:
            publisher = review.publisher.name or review.publisher.site
            if publisher and review.url.startswith(("https://", "http://")):
                yield Check(
                    claim=claim.text,
                    claimant=claim.claimant,
                    publisher=publisher,
                    rating=review.textualRating,
                    date=review.reviewDate[:10],
                    url=review.url,
                )

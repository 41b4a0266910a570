"""The providers, played by a real server on loopback after their public documentation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any

import pytest
from pydantic import SecretStr
from server import Reply, Seen, Server

from onrecord.context import ClaimContext, ClaimQuestion, SourceContext, SourceQuestion
from onrecord.context.asking import ask
from onrecord.context.factcheck import LONGEST_CLAIM, FactCheck
from onrecord.context.providers import Asking, ContextError, provider_names, providers
from onrecord.context.wikipedia import Wikipedia
from onrecord.online import MemoryLog
from onrecord.online.web import Web

WHO = SourceQuestion(
    id="s4",
    name="Ilse Karran",
    kind="person",
    role="mayor",
    day="2026-03-12",
    text="Ilse Karran, the mayor of Port Ostley, denied it.",
)
CLAIM = ClaimQuestion(id="q3", claim="the bridge was  safe\nin 2023")


def value(item: str) -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": item}}}, "rank": "normal"}


def time(day: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}


def words(text: str) -> dict[str, Any]:
    return {"en": {"language": "en", "value": text}}


ITEMS: Mapping[str, Mapping[str, Any]] = {
    "Q1": {
        "labels": words("Ilse Karran"),
        "descriptions": words("painter"),
        "claims": {"P31": [value("Q5")], "P106": [value("Q13")]},
    },
    "Q2": {
        "labels": words("Ilse Karran"),
        "descriptions": words("politician"),
        "aliases": {"en": [{"language": "en", "value": "I. Karran"}]},
        "claims": {
            "P31": [value("Q5")],
            "P27": [value("Q12")],
            "P39": [
                {**value("Q10"), "qualifiers": {"P580": [time("2022-05-01")]}},
                {**value("Q11"), "qualifiers": {"P580": [time("2015-00-00")], "P582": [time("2020-01-01")]}},
                {**value("Q14"), "rank": "deprecated"},
            ],
            "P569": [{"mainsnak": time("1970-02-03")}],
        },
        "sitelinks": {"enwiki": {"site": "enwiki", "title": "Ilse Karran (mayor)"}},
    },
    "Q10": {"labels": words("mayor of Port Ostley")},
    "Q11": {"labels": words("harbour master")},
    "Q12": {"labels": words("Elbia")},
    "Q13": {"labels": words("painter")},
    "Q14": {"labels": words("king")},
}


def wiki(seen: Seen) -> Reply:
    """Answer as Wikidata and Wikipedia do."""
    action = seen.query["action"]
    if action == "wbsearchentities":
        assert seen.query["search"] == "Ilse Karran"
        return replied({"search": [{"id": "Q1"}, {"id": "Q2"}, {"id": "Q9"}], "success": 1})
    if action == "wbgetentities":
        wanted = seen.query["ids"].split("|")
        found = {i: {"id": i, **ITEMS[i]} if i in ITEMS else {"id": i, "missing": ""} for i in wanted}
        return replied({"entities": found, "success": 1})
    assert action == "query"
    picture = {"source": "https://upload.wikimedia.org/k.jpg", "width": 160, "height": 200}
    return replied({"query": {"pages": [{"title": "Ilse Karran (mayor)", "thumbnail": picture}]}})


def replied(content: object) -> Reply:
    return Reply(json.dumps(content).encode(), type="application/json; charset=utf-8")


def asking(key: str | None = None) -> Asking:
    return Asking(Web(MemoryLog()), SecretStr(key) if key else None)


def ask_wikipedia(server: Server) -> SourceContext:
    found = ask(Wikipedia(server.url + "/w", server.url + "/p"), WHO, asking())
    assert isinstance(found, SourceContext)
    return found


def ask_factcheck(server: Server) -> ClaimContext:
    found = ask(FactCheck(server.url), CLAIM, asking("sesame-7751"))
    assert isinstance(found, ClaimContext)
    return found


def test_the_providers_are_found_by_their_entry_points() -> None:
    assert {"wikipedia", "factcheck"} <= set(provider_names())
    assert set(providers()) == set(provider_names())


def test_a_provider_of_another_package_that_cannot_be_loaded_costs_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = metadata.entry_points(group="onrecord.context")
    broken = metadata.EntryPoint("oracle", "no.such.module:Oracle", "onrecord.context")
    monkeypatch.setattr(
        "onrecord.context.providers.entry_points", lambda group: (*real, broken) if group else ()
    )

    assert "oracle" in provider_names()
    assert set(providers()) == {"factcheck", "wikipedia"}


def test_wikipedia_says_who_a_source_is_at_the_articles_date(server: Server) -> None:
    server.answer = wiki

    found = ask_wikipedia(server)

    assert [candidate.id for candidate in found.candidates] == ["Q2", "Q1"]
    assert found.certain
    first = found.candidates[0]
    assert (first.name, first.office, first.country) == ("Ilse Karran", "mayor of Port Ostley", "Elbia")
    assert first.url == "https://en.wikipedia.org/wiki/Ilse_Karran_%28mayor%29"
    assert first.picture == "https://upload.wikimedia.org/k.jpg"
    assert found.candidates[1].url == "https://www.wikidata.org/wiki/Q1"


def test_nothing_but_the_name_is_sent_to_wikipedia(server: Server) -> None:
    server.answer = wiki
    ask_wikipedia(server)

    sent_words = " ".join(value for seen in server.seen for value in seen.query.values())
    assert "denied" not in sent_words
    assert "2026" not in sent_words


def test_nobody_of_that_name_is_no_error(server: Server) -> None:
    server.always(replied({"search": [], "success": 1}))

    found = ask_wikipedia(server)

    assert (found.candidates, found.certain) == ((), False)


def review(**other: object) -> dict[str, object]:
    usual = {
        "publisher": {"name": "The Checkers", "site": "checkers.example"},
        "url": "https://checkers.example/bridge",
        "title": "Was it safe?",
        "reviewDate": "2025-05-06T00:00:00Z",
        "textualRating": "Mostly not so",
        "languageCode": "en",
    }
    return {**usual, **other}


def test_checks_come_in_the_publishers_own_words(server: Server) -> None:
    claim = {"text": "The bridge is safe", "claimant": "A blog", "claimReview": [review()]}
    server.always(replied({"claims": [claim], "nextPageToken": "x"}))

    (check,) = ask_factcheck(server).checks

    assert (check.claim, check.claimant) == ("The bridge is safe", "A blog")
    assert (check.publisher, check.rating, check.date) == ("The Checkers", "Mostly not so", "2025-05-06")
    assert server.seen[0].query["query"] == "the bridge was safe in 2023"
    assert server.seen[0].headers["x-goog-api-key"] == "sesame-7751"
    assert "sesame" not in json.dumps(dict(server.seen[0].query))


def test_a_claim_in_no_database_is_no_error(server: Server) -> None:
    server.always(replied({}))

    assert ask_factcheck(server).checks == ()


def test_a_long_claim_is_cut_after_a_word() -> None:
    sent = FactCheck().sent(ClaimQuestion(id="q1", claim="word " * 200))

    assert sent.endswith("word")
    assert len(sent) <= LONGEST_CLAIM


HOSTILE = "<script>alert(1)</script>\u202e\u0000 " + "x" * 5000


def test_hostile_text_is_plain_and_short(server: Server) -> None:
    claim = {
        "text": HOSTILE,
        "claimReview": [review(textualRating=HOSTILE, url="javascript:alert(1)"), review()],
    }
    server.always(replied({"claims": [claim]}))

    (check,) = ask_factcheck(server).checks

    assert check.claim.startswith("<script>")
    assert len(check.claim) <= 400
    assert "\u202e" not in check.claim


FAULTS = {
    "a wrong key": (Reply(status=401), "error 401"),
    "no right": (Reply(status=403), "error 403"),
    "moved": (Reply(status=404), "error 404"),
    "an exhausted quota": (Reply(status=429, headers={"Retry-After": "600"}), "10 minutes"),
    "a fault": (Reply(status=500), "error 500"),
    "a cut connection": (Reply(b'{"search"', cut=True), "cannot be reached"),
    "another type": (Reply(b"<html>", type="text/html"), "cannot be used"),
    "no JSON": (Reply(b"<html>"), "cannot be used"),
    "another form": (Reply(b'{"search": 7, "claims": "x"}'), "cannot be used"),
    "a list": (Reply(b"[]"), "cannot be used"),
    "too much": (Reply(b'{"search": [], "claims": [], "x": "' + b"x" * 10_000_000 + b'"}'), "cannot be used"),
    "another host": (Reply(status=302, headers={"Location": "http://127.0.0.2:9/"}), "cannot be used"),
    "a file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "cannot be used"),
    "deep nesting": (Reply(b"[" * 100_000), "cannot be used"),
}


@pytest.mark.parametrize("ask_one", [ask_wikipedia, ask_factcheck], ids=["wikipedia", "factcheck"])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_one_clear_sentence(server: Server, fault: str, ask_one: Any) -> None:
    reply, words_of_it = FAULTS[fault]
    server.always(reply)

    with pytest.raises(ContextError) as caught:
        ask_one(server)

    told = str(caught.value)
    assert words_of_it in told
    assert told.endswith((".", "?"))
    assert "sesame" not in told
    assert "\n" not in told


def test_a_fault_in_a_provider_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FactCheck):
        def checks(self, question: ClaimQuestion, asking: Asking) -> ClaimContext:
            raise ZeroDivisionError(asking.key.get_secret_value() + question.claim)

    with pytest.raises(ContextError, match=r"because of a fault \(ZeroDivisionError\)") as caught:
        ask(Broken(), CLAIM, asking("sesame-7751"))

    assert "sesame" not in str(caught.value) + caplog.text
    assert caplog.records


def test_an_item_that_makes_no_sense_costs_only_itself(server: Server) -> None:
    def answer(seen: Seen) -> Reply:
        if seen.query["action"] == "wbgetentities" and "Q9" in seen.query["ids"]:
            found = {"Q2": {"id": "Q2", **ITEMS["Q2"]}, "Q1": {"id": "Q1", "claims": 5}, "Q9": 7}
            return replied({"entities": found})
        return wiki(seen)

    server.answer = answer

    assert [candidate.id for candidate in ask_wikipedia(server).candidates] == ["Q2"]


def test_a_picture_from_elsewhere_is_left_out(server: Server) -> None:
    def answer(seen: Seen) -> Reply:
        if seen.query["action"] == "query":
            picture = {"source": "http://evil.example/k.jpg"}
            return replied({"query": {"pages": [{"title": "Ilse Karran (mayor)", "thumbnail": picture}]}})
        return wiki(seen)

    server.answer = answer

    assert ask_wikipedia(server).candidates[0].picture == ""

"""Through whom a statement came: the outlet it was told to, and whoever reports it."""

import pytest
from annotating import Told, annotate

NAMES = {
    "Ann Lee": "PERSON",
    "Bo Ray": "PERSON",
    "Valdran Ledger": "ORG",
    "Ledger": "ORG",
    "Korvath": "ORG",
    "Acme": "ORG",
    "KVAL": "ORG",
}
LEDGER: Told = ("The Valdran Ledger", "reported", "that a tram was planned")
HEARD = "The Valdran Ledger reported that a tram was planned."


def relayed(text: str, *told: Told) -> list[str]:
    """For each attribution the names of its relays, joined by ``&``."""
    doc = annotate(text, told, NAMES)
    return [" & ".join(doc._.sources[n].name for n in relation.via) for relation in doc._.relations]


@pytest.mark.parametrize(
    "hearer",
    [
        "the Valdran Ledger",
        "the Ledger",
        "the paper",
        "the Ledger's editorial board",
        "the newspaper on Monday",
    ],
)
def test_what_an_outlet_was_told_came_through_it(hearer: str) -> None:
    text = f"{HEARD} Ann Lee told {hearer} that it rained."
    assert relayed(text, LEDGER, ("Ann Lee", "told", "that it rained")) == ["", "Valdran Ledger"]


@pytest.mark.parametrize("hearer", ["reporters", "Bo Ray", "the owner of the Ledger", "the Ledger's lawyer"])
def test_somebody_else_who_is_told_relays_nothing(hearer: str) -> None:
    text = f"{HEARD} Ann Lee told {hearer} that it rained."
    assert relayed(text, LEDGER, ("Ann Lee", "told", "that it rained")) == ["", ""]


def test_a_body_that_is_told_is_an_outlet_only_by_its_form_or_acts() -> None:
    told = ("Ann Lee", "told", "that it rained")
    firm = "Acme said it would sue. Ann Lee told Acme that it rained."
    assert relayed(firm, ("Acme", "said", "it would sue"), told) == ["", ""]
    agency = "Korvath reported a flood. Ann Lee told Korvath that it rained."
    assert relayed(agency, ("Korvath", "reported", "a flood"), told) == ["", "Korvath"]
    station = "KVAL said it would sue. Ann Lee told KVAL that it rained."
    assert relayed(station, ("KVAL", "said", "it would sue"), told) == ["", "KVAL"]
    weekly = "Korvath said it would sue. Ann Lee told the weekly Korvath that it rained."
    assert relayed(weekly, ("Korvath", "said", "it would sue"), told) == ["", "Korvath"]


def test_another_outlet_by_a_name_that_nobody_knows_is_not_the_last_one() -> None:
    text = f"{HEARD} Ann Lee told the website Umbral that it rained."
    assert relayed(text, LEDGER, ("Ann Lee", "told", "that it rained")) == ["", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ann Lee said in an interview with the Ledger that it rained.",
            ("Ann Lee", "said", "that it rained"),
        ),
        ("A memo seen by the Ledger says it rained.", ("A memo seen by the Ledger", "says", "it rained")),
    ],
)
def test_what_an_outlet_asked_for_or_saw_came_through_it(text: str, told: Told) -> None:
    assert relayed(f"{HEARD} {text}", LEDGER, told) == ["", "Valdran Ledger"]


def test_an_outlet_relays_whom_it_cites() -> None:
    told = ("two aides", "citing", "it rained")
    assert relayed(
        "The Ledger reported that it rained, citing two aides.",
        ("The Ledger", "reported", "that it rained"),
        told,
    ) == ["", "Ledger"]


@pytest.mark.parametrize(
    ("goes_on", "relay"),
    [
        ("She said it was cold.", "Valdran Ledger"),
        ("A day later she said it was cold.", ""),
        ("She said in a statement it was cold.", ""),
        ("\n\nShe said it was cold.", ""),
    ],
)
def test_a_source_goes_on_in_the_same_paragraph_and_on_the_same_occasion(goes_on: str, relay: str) -> None:
    text = f"{HEARD} Ann Lee told the Ledger that it rained. {goes_on}"
    pronoun = "She" if "She" in goes_on else "she"
    told = [LEDGER, ("Ann Lee", "told", "that it rained"), (pronoun, "said", "it was cold")]
    assert relayed(text, *told) == ["", "Valdran Ledger", relay]


def test_whoever_rejects_a_statement_does_not_relay_it() -> None:
    outer = ("Ann Lee", "denied", "that Bo Ray had warned her")
    assert relayed("Ann Lee denied that Bo Ray had warned her.", outer, ("Bo Ray", "had warned", "her")) == [
        "",
        "",
    ]


def test_whoever_speaks_of_a_report_does_not_relay_it() -> None:
    outer = ("Ann Lee", "said", "the Acme claim that it rained was old")
    text = "Ann Lee said the Acme claim that it rained was old."
    assert relayed(text, outer, ("Acme", "claim", "that it rained")) == ["", ""]

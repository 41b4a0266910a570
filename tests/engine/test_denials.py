"""Stance, what a denial answers, and through whom a statement came."""

import pytest
from annotating import annotate

NAMES = {
    "Ann Lee": "PERSON",
    "Lee": "PERSON",
    "Bo Ray": "PERSON",
    "Ray": "PERSON",
    "CNN": "ORG",
    "Reuters": "ORG",
}


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("denied", "that she took money", "rejects"),
        ("has flatly refuted", "the report", "rejects"),
        ("dismissed", 'the report as "nonsense"', "rejects"),
        ("said", '"I never took money"', "answers"),
        ("denied it, saying", '"I never took money"', "answers"),
        ("said", "she never took money", "answers"),
    ],
)
def test_stance(cue: str, content: str, stance: str) -> None:
    doc = annotate(f"Ann Lee {cue} {content}.", [("Ann Lee", cue, content)], NAMES, ["denial"])
    assert doc._.statement_kinds[0].stance == stance


def test_claims_have_no_stance_and_no_links() -> None:
    doc = annotate("Ann Lee rejected the plan.", [("Ann Lee", "rejected", "the plan")], NAMES)
    assert doc._.statement_kinds[0].stance is None
    assert doc._.relations[0].denies == {}


def test_denial_answers_the_accusation_and_not_what_stands_nearer() -> None:
    doc = annotate(
        "Bo Ray accused Ann Lee of hiding secret payments from lobbyists. "
        "Bo Ray said the weather would improve. Ann Lee denied hiding any payments from lobbyists.",
        [
            ("Bo Ray", "accused", "Ann Lee of hiding secret payments from lobbyists"),
            ("Bo Ray", "said", "the weather would improve"),
            ("Ann Lee", "denied", "hiding any payments from lobbyists"),
        ],
        NAMES,
        ["claim", "claim", "denial"],
    )
    links = doc._.relations[2].denies
    assert max(links, key=links.get) == 0
    assert 1 not in links
    assert all(0 < p < 1 for p in links.values())


def test_nobody_denies_himself() -> None:
    doc = annotate(
        "Ann Lee said payments were hidden. Ann Lee denied payments were hidden.",
        [
            ("Ann Lee", "said", "payments were hidden"),
            ("Ann Lee", "denied", "payments were hidden"),
        ],
        NAMES,
        ["claim", "denial"],
    )
    assert doc._.relations[1].denies == {}


def test_unrelated_claim_is_not_linked() -> None:
    doc = annotate(
        "Bo Ray said the bridge opens soon. Somebody sang. Nobody cared. Ann Lee denied stealing apples.",
        [("Bo Ray", "said", "the bridge opens soon"), ("Ann Lee", "denied", "stealing apples")],
        NAMES,
        ["claim", "denial"],
    )
    assert 0 not in {n for n, p in doc._.relations[1].denies.items() if p > 0.6}


def test_pointing_back_again_answers_the_same() -> None:
    doc = annotate(
        "Bo Ray alleged that Ann Lee took secret payments. Ann Lee denied the allegations. "
        "Her lawyer dismissed the allegations as nonsense.",
        [
            ("Bo Ray", "alleged", "that Ann Lee took secret payments"),
            ("Ann Lee", "denied", "the allegations"),
            ("Her lawyer", "dismissed", "the allegations as nonsense"),
        ],
        NAMES,
        ["claim", "denial", "denial"],
    )
    first, second = doc._.relations[1].denies, doc._.relations[2].denies
    assert set(first) == set(second) == {0}
    assert second[0] < first[0]


def test_a_nested_statement_came_through_the_outer_one() -> None:
    doc = annotate(
        "According to CNN, Ann Lee said it rained.",
        [("CNN", "According to", "Ann Lee said it rained"), ("Ann Lee", "said", "it rained")],
        NAMES,
    )
    cnn = next(n for n, source in enumerate(doc._.sources) if source.name == "CNN")
    assert [r.via for r in doc._.relations] == [(), (cnn,)]


def test_a_relay_told_in_a_sentence_of_its_own() -> None:
    doc = annotate(
        "Ann Lee denied it. Lee's statement was reported by Reuters.",
        [("Ann Lee", "denied", "it"), ("Reuters", "was reported by", "Lee's statement")],
        NAMES,
        ["denial"],
    )
    reuters = next(n for n, source in enumerate(doc._.sources) if source.name == "Reuters")
    assert [r.via for r in doc._.relations] == [(reuters,), ()]


def test_telling_a_reporter_is_not_a_relay() -> None:
    doc = annotate("Ann Lee told CNN that it rained.", [("Ann Lee", "told", "that it rained")], NAMES)
    assert doc._.relations[0].via == ()

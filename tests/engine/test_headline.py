"""The headline check: facts about a headline and its article, and no verdict."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from saying import Said, reading, said

from onrecord import Article, Reading
from onrecord.headline import HeadlineCheck, HeadlineWord, check, sentences

BODY = (
    "The harbour master Ann Lee said the ferry terminal will close in March. Mayor Bob Ray denied that. "
    "The terminal was built in 1970 and carries goods for the whole island of Ostley."
)
CLOSE = said("Ann Lee", "said", "the ferry terminal will close in March")
DENIED = said("Bob Ray", "denied", "that", type="denial", stance="rejects", denies=("q1",))


def words(title: str, body: str = BODY, **article: object) -> list[tuple[str, str]]:
    return [(word.text, word.remark) for word in check(reading(title, body, **article)).words]


def nearest(title: str, body: str, *statements: Said) -> str | None:
    made = reading(title, body, *statements)
    found = check(made).nearest
    return found and found.content[0].of(made.article.text)


class TestWords:
    def test_a_word_in_capitals_that_the_article_does_not_have_is_told(self) -> None:
        assert words("Ferry terminal WILL sink") == []
        assert words("Ferry terminal NEVER opens again") == [("NEVER", "in capitals")]

    def test_a_loaded_word_that_the_article_does_not_have_is_told(self) -> None:
        assert words("Shocking plan for ferry terminal") == [("Shocking", "rated emotive")]

    def test_a_word_may_be_both(self) -> None:
        assert words("TERRIFYING plan for ferry terminal") == [("TERRIFYING", "in capitals, rated emotive")]

    @pytest.mark.parametrize(
        "body", ["It terrifies us.", "A terrifying thing.", "We are terrified.", "TERRIFYING!"]
    )
    def test_a_word_whose_lemma_the_article_has_is_not_told(self, body: str) -> None:
        assert words("TERRIFYING plan for ferry terminal", body) == []

    def test_a_loaded_word_is_known_by_its_lemma(self) -> None:
        assert words("Mayor slams ferry plan") == [("slams", "rated emotive")]

    def test_words_that_name_the_news_are_not_loaded(self) -> None:
        assert words("Hundreds dead in ferry crash as war, crisis and murder attack winners") == []

    def test_each_word_is_told_once_in_its_order(self) -> None:
        title = "Horrible plan, horrible ferry, disgusting terminal"
        assert [word for word, _ in words(title)] == ["Horrible", "disgusting"]

    @pytest.mark.parametrize(
        "title", ["FERRY TERMINAL NEVER OPENS AGAIN", "NEVER AGAIN, Says Mayor, NOT NOW"]
    )
    def test_a_headline_in_capitals_has_no_word_in_capitals(self, title: str) -> None:
        assert words(title) == []

    def test_a_headline_in_capitals_may_have_loaded_words(self) -> None:
        assert words("FERRY PLAN IS HORRIBLE") == [("HORRIBLE", "rated emotive")]

    @pytest.mark.parametrize(
        ("title", "body"),
        [
            ("NATO visits ferry terminal", "The alliance came."),
            ("US visits ferry terminal", "Americans came."),
            ("TV crew visits ferry terminal", "Broadcasters came."),
            ("COVID closes ferry terminal", "The illness spread."),
            ("ICE visits ferry terminal", "ICE came."),
            ("ICE visits ferry terminal", "Officers of Immigration and Customs Enforcement came."),
            ("WHO visits ferry terminal", "The World Health Organization came."),
            ("U.S. visits ferry terminal", "Americans came."),
            ("MV90 visits ferry terminal", "The ship came."),
        ],
    )
    def test_an_abbreviation_is_no_emphasis(self, title: str, body: str) -> None:
        assert words(title, body) == []

    @pytest.mark.parametrize(
        "title", ["WATCH: ferry terminal closes", "EXCLUSIVE | Ferry terminal closes", "LIVE — Ferry"]
    )
    def test_the_label_of_a_piece_is_no_emphasis(self, title: str) -> None:
        assert words(title) == []

    def test_words_before_a_colon_that_are_no_label_count(self) -> None:
        assert words("NOT SAFE: ferry terminal closes for good") == [
            ("NOT", "in capitals"),
            ("SAFE", "in capitals"),
        ]

    def test_of_a_part_of_an_article_no_word_is_said_to_be_missing(self) -> None:
        assert words("TERRIFYING plan for ferry terminal", truncated=True) == []

    @pytest.mark.parametrize(
        ("title", "told"),
        [
            ("🚨 SHOCKING 🌊 plan for ferry terminal", ["SHOCKING"]),
            ("إغلاق الميناء HORRIBLE plan for ferry", ["HORRIBLE"]),
            ("🌊🌊🌊", []),
            ("إغلاق ميناء العبارات", []),
            ("?!", []),
        ],
    )
    def test_emoji_and_other_scripts_do_no_harm(self, title: str, told: list[str]) -> None:
        assert [word for word, _ in words(title)] == told

    def test_letters_with_their_marks_apart_are_the_same_letters(self) -> None:
        assert words("Ferry of horreur cafe\u0301 HORRIBLE", "A caf\u00e9, horrible.") == []


class TestNearest:
    def test_the_statement_that_shares_most_is_told_with_its_denials(self) -> None:
        found = check(reading("Ferry terminal to close", BODY, CLOSE, DENIED))
        assert found.nearest
        assert (found.nearest.id, [denial.id for denial in found.denials]) == ("q1", ["q2"])

    def test_words_are_matched_by_lemma(self) -> None:
        assert (
            nearest("Ferries and terminals are closing", BODY, CLOSE)
            == "the ferry terminal will close in March"
        )

    def test_rare_words_weigh_more(self) -> None:
        body = "Lee said Ostley ferries run. Lee said Ostley ferries stop. Lee said Ostley ferries leak oil."
        made = [said("Lee", "said", f"Ostley ferries {what}") for what in ("run", "stop", "leak oil")]
        assert nearest("Ostley ferries leak oil into bay", body, *made) == "Ostley ferries leak oil"

    def test_a_noun_stands_for_the_cue_that_it_is_made_of(self) -> None:
        body = "Ann Lee said it rained. Ann Lee confirmed the closure. Ann Lee said it snowed."
        made = (
            said("Ann Lee", "said", "it rained"),
            said("Ann Lee", "confirmed", "the closure"),
            said("Ann Lee", "said", "it snowed"),
        )
        assert nearest("Ann Lee makes confirmation", body, *made) == "the closure"

    def test_the_name_of_a_source_counts_where_the_text_has_a_pronoun(self) -> None:
        body = "She said the quay will close. They said the quay will stay."
        made = reading(
            "Voss: quay will close",
            body,
            said("She", "said", "the quay will close"),
            said("They", "said", "the quay"),
        )
        named = tuple(
            s.model_copy(update={"name": n}) for s, n in zip(made.sources, ("Mara Voss", "X"), strict=True)
        )
        found = check(made.model_copy(update={"sources": named})).nearest
        assert found
        assert found.id == "q1"

    def test_the_same_speaker_is_not_enough(self) -> None:
        assert (
            nearest("Ann Lee marries Bob", "Ann Lee said it rained.", said("Ann Lee", "said", "it rained"))
            is None
        )

    def test_one_word_is_not_enough(self) -> None:
        assert nearest("Rain", "Ann Lee said it rained.", said("Ann Lee", "said", "it rained")) is None

    def test_nothing_near_enough_is_nothing_told(self) -> None:
        title = "Minister resigns over budget of northern hospital and school"
        assert check(reading(title, BODY, CLOSE, DENIED)) == HeadlineCheck()

    def test_what_the_headline_itself_states_is_not_its_own_neighbour(self) -> None:
        own = said("master", "says", "Ferry terminal to close", in_headline=True)
        made = reading("Ferry terminal to close, master says", BODY, own, CLOSE)
        found = check(made).nearest
        assert found
        assert found.id == "q2"
        assert check(reading("Ferry terminal to close, master says", BODY, own)).nearest is None

    def test_the_tightest_of_equally_near_statements_is_told(self) -> None:
        outer = said("Ostley", "said", "the ferry terminal will close in March. Mayor Bob Ray denied that")
        assert (
            nearest("Ferry terminal to close", BODY, outer, CLOSE) == "the ferry terminal will close in March"
        )

    def test_small_words_are_not_shared(self) -> None:
        body = "Ann Lee said it was on the one for them."
        assert (
            nearest(
                "What it was on the one for them", body, said("Ann Lee", "said", "it was on the one for them")
            )
            is None
        )


class TestNothing:
    @pytest.mark.parametrize("title", [None, "", "  "])
    def test_without_a_headline_nothing_is_told(self, title: str | None) -> None:
        made = reading(None, BODY, CLOSE)
        untitled = made.article.model_copy(update={"title": title})
        assert check(made.model_copy(update={"article": untitled})) == HeadlineCheck()

    def test_without_statements_only_words_are_told(self) -> None:
        found = check(reading("TERRIFYING ferry terminal", BODY))
        assert found == HeadlineCheck(words=(HeadlineWord("TERRIFYING", capitals=True, emotive=True),))

    @pytest.mark.parametrize("body", ["", " ", "…"])
    def test_without_a_body_nothing_is_told(self, body: str) -> None:
        assert not check(reading("TERRIFYING ferry terminal", body))

    def test_a_headline_that_is_not_in_the_text_is_compared_all_the_same(self) -> None:
        made = reading(None, BODY, CLOSE, DENIED)
        titled = made.article.model_copy(update={"title": "SHOCKING: ferry terminal to close"})
        found = check(made.model_copy(update={"article": titled}))
        assert [word.text for word in found.words] == ["SHOCKING"]
        assert found.nearest

    def test_a_word_as_long_as_an_article_does_no_harm(self) -> None:
        assert not check(reading("TERRIFYING" * 2000, "a" * 100_000))


class TestSentences:
    def sentences(self, made: Reading) -> tuple[str, ...]:
        return sentences(check(made), made)

    def test_facts_stand_with_source_cue_and_content(self) -> None:
        assert self.sentences(reading("HORRIBLE: ferry terminal to close", BODY, CLOSE, DENIED)) == (
            "Only in the headline: “HORRIBLE” (in capitals, rated emotive). Ratings: VADER word list.",
            "Nearest statement by shared words: Ann Lee: Ann Lee said the ferry terminal will close in March",
            "Linked denials: Bob Ray (denied).",
        )

    def test_joint_sources_stand_together(self) -> None:
        body = "Lee and Ray said the ferry terminal will close."
        joint = said("Lee & Ray", "said", "the ferry terminal will close")
        assert "Lee, Ray: " in self.sentences(reading("Ferry terminal to close", body, joint))[0]

    def test_a_statement_of_nobody_says_so(self) -> None:
        body = "It is believed the ferry terminal will close."
        nobody = said("", "It is believed", "the ferry terminal will close")
        assert (
            "No source given: It is believed"
            in self.sentences(reading("Ferry terminal to close", body, nobody))[0]
        )

    def test_what_is_unsure_says_so(self) -> None:
        unsure = said("Ann Lee", "said", CLOSE.content, confidence={"attribution": 0.2})
        told = self.sentences(reading("Ferry terminal to close", BODY, unsure))
        assert told[0].endswith("(On Record is unsure who says what here)")

    def test_ratings_are_named_only_where_they_are_used(self) -> None:
        assert self.sentences(reading("Ferry NEVER leaves", BODY)) == (
            "Only in the headline: “NEVER” (in capitals).",
        )

    def test_nothing_to_tell_is_no_sentence(self) -> None:
        assert self.sentences(reading("Ostley", BODY)) == ()

    def test_no_sentence_judges(self) -> None:
        told = " ".join(self.sentences(reading("HORRIBLE: ferry terminal to close", BODY, CLOSE, DENIED)))
        assert not re.search(
            r"mislead|false|wrong|true|clickbait|exaggerat|disput|sensational|bias", told.lower()
        )
        assert {field.name for field in fields(HeadlineCheck)} == {"words", "nearest", "denials"}

    def test_nothing_of_the_article_controls_a_terminal(self) -> None:
        body = "Lee\x1b[2J said the ferry\u202e terminal will\nclose."
        hostile = said("Lee", "said", "the ferry\u202e terminal will\nclose")
        told = self.sentences(reading("Ferry terminal to close", body, hostile))[0]
        assert not re.search(r"[\x00-\x1f\u202e]", told)


def test_the_article_s_title_comes_before_that_of_its_text() -> None:
    made = reading("Ferry terminal to close", BODY, CLOSE)
    article: Article = made.article.model_copy(update={"title": "HORRIBLE news of a ferry terminal"})
    assert [word.text for word in check(made.model_copy(update={"article": article})).words] == ["HORRIBLE"]

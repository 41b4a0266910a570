"""The glance: how much of an article has a source, who denies, and what it means that nobody does."""

from __future__ import annotations

import pytest
from saying import MODEL, reading, said

from onrecord import Article, Block, Engine, Reading
from onrecord.figures import ModelFigures, Share
from onrecord.glance import IN_PART, NOBODY, REST, glance, no_denial, percent, shares

UNMEASURED = ModelFigures(model=MODEL)
BODY = 'Ann Lee said the "old mill" burned. Nobody was hurt there.'


def words(made: Reading, measured: ModelFigures = UNMEASURED) -> list[str]:
    return [figure.words for figure in glance(made, measured).figures]


class TestShares:
    def test_what_is_attributed_is_the_contents_of_the_body(self) -> None:
        size = shares(reading("A mill burned", BODY, said("Ann Lee", "said", 'the "old mill" burned')))
        assert (size.body, size.attributed) == (len(BODY), len('the "old mill" burned'))

    def test_nested_and_overlapping_contents_count_once(self) -> None:
        outer = said("Ann Lee", "said", 'the "old mill" burned')
        inner = said("Bob Ray", "said", "mill")
        assert shares(reading(None, BODY, outer, inner)).attributed == len('the "old mill" burned')

    def test_the_headline_and_a_byline_are_no_body(self) -> None:
        text = "A mill burned\n\nBy Ann Lee\n\nBob said a mill burned"
        made = reading(None, text, said("Bob", "said", "a mill burned"))
        kinds = (("title", "A mill burned"), ("other", "By Ann Lee"), ("paragraph", "Bob said a mill burned"))
        blocks = tuple(
            Block(start=text.index(w), end=text.index(w) + len(w), kind=kind)  # type: ignore[arg-type]
            for kind, w in kinds
        )
        size = shares(made.model_copy(update={"article": Article(id="a", text=text, blocks=blocks)}))
        assert (size.body, size.attributed) == (len("Bob said a mill burned"), len("a mill burned"))

    def test_a_statement_in_the_headline_does_not_count(self) -> None:
        made = reading("Lee: mill burned", BODY, said("Lee", ":", "mill burned", in_headline=True))
        assert shares(made).attributed == 0

    def test_a_statement_without_a_source_is_not_attributed(self) -> None:
        assert (
            shares(reading(None, "It is said the mill burned", said("", "is said", "mill"))).attributed == 0
        )

    def test_an_article_without_blocks_is_all_body(self) -> None:
        made = reading(None, BODY, said("Ann Lee", "said", "burned"))
        bare = made.model_copy(update={"article": Article(id="a", text=BODY)})
        assert shares(bare) == shares(made)

    def test_a_direct_quotation_is_quoted_whole(self) -> None:
        made = reading(None, '"It burned," she said', said("she", "said", '"It burned,"', quotation="direct"))
        assert shares(made).quoted == len('"It burned,"')

    @pytest.mark.parametrize(
        ("content", "quoted"),
        [
            ('the "old mill" burned', '"old mill"'),
            ("the “old mill” and the ‘new one’ burned", "“old mill”‘new one’"),
            ("the 'old mill' of the Lees' burned", "'old mill'"),
            ("the «vieux moulin» burned", "«vieux moulin»"),
            ("Lee’s mill didn’t burn", ""),
            ("Lee's mill didn't burn", ""),
            ("it was “a loss for us", "“a loss for us"),
        ],
    )
    def test_of_a_statement_that_is_partly_quotation_the_quoted_words_count(
        self, content: str, quoted: str
    ) -> None:
        made = reading(None, f"Bob said {content}", said("Bob", "said", content, quotation="mixed"))
        assert shares(made).quoted == len(quoted)

    def test_marks_in_an_indirect_statement_are_not_its_speakers_words(self) -> None:
        assert shares(reading(None, BODY, said("Ann Lee", "said", 'the "old mill" burned'))).quoted == 0

    @pytest.mark.parametrize("script", ["🌊🌊 burned 👩‍👩‍👧", "المدينة احترقت", "e\u0301te\u0301"])
    def test_any_script_is_counted_in_code_points(self, script: str) -> None:
        made = reading(None, f"Bob said {script}", said("Bob", "said", script))
        assert shares(made).attributed == len(script)

    def test_an_empty_article_has_no_shares(self) -> None:
        assert words(reading("Only a headline", "")) == []
        empty = Reading(engine=Engine(version="0", model=MODEL), article=Article(id="a", text=""))
        assert words(empty) == []


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 200, "0\u00a0%"),
        (1, 200, "under 1\u00a0%"),
        (2, 200, "1\u00a0%"),
        (5, 200, "3\u00a0%"),
        (198, 200, "99\u00a0%"),
        (199, 200, "over 99\u00a0%"),
        (200, 200, "100\u00a0%"),
    ],
)
def test_some_is_never_none_and_nearly_all_never_all(part: int, whole: int, told: str) -> None:
    assert percent(part, whole) == told


class TestWords:
    def test_the_figures_say_who_how_much_and_who_denies(self) -> None:
        body = "Ann Lee said it burned. Bob Ray and Cy Orr denied that it burned."
        made = reading(
            None,
            body,
            said("Ann Lee", "said", "it burned"),
            said("Bob Ray & Cy Orr", "denied", "that it burned", type="denial"),
        )
        assert words(made) == [
            "3 sources (all named)",
            "35\u00a0% attributed (none in quotation marks)",
            "1 denial (by 2 sources)",
        ]

    def test_one_who_denies_twice_is_one(self) -> None:
        body = "Bob Ray denied this and denied that."
        denied = [said("Bob Ray", "denied", what, type="denial") for what in ("this", "that")]
        assert words(reading(None, body, *denied))[-1] == "2 denials (by 1 source)"

    def test_a_denial_by_nobody_is_a_denial_still(self) -> None:
        assert (
            words(reading(None, "This was denied.", said("", "denied", "This", type="denial")))[-1]
            == "1 denial"
        )

    def test_the_unnamed_are_told(self) -> None:
        made = reading(None, BODY, said("Ann Lee", "said", "burned"))
        unnamed = tuple(source.model_copy(update={"kind": "unnamed"}) for source in made.sources)
        assert words(made.model_copy(update={"sources": unnamed}))[0] == "1 source (1 not named)"

    def test_for_the_rest_no_source_was_found(self) -> None:
        assert REST in glance(reading(None, BODY, said("Ann Lee", "said", "burned")), UNMEASURED).notes

    def test_where_all_is_attributed_there_is_no_rest(self) -> None:
        made = reading(None, "burned", said("Ann Lee", "burned", "burned"))
        assert REST not in glance(made, UNMEASURED).notes

    def test_what_is_unsure_is_counted(self) -> None:
        unsure = said("Ann Lee", "said", "burned", confidence={"attribution": 0.2})
        assert (
            "On Record is unsure of 1 of 1 statement."
            in glance(reading(None, BODY, unsure), UNMEASURED).notes
        )

    def test_nothing_found_is_not_nothing_there(self) -> None:
        seen = glance(reading(None, BODY), UNMEASURED)
        assert seen.figures == ()
        assert seen.sentences == (NOBODY, no_denial(None))

    def test_of_a_part_of_an_article_it_says_so(self) -> None:
        assert glance(reading(None, BODY, truncated=True), UNMEASURED).notes[-1] == IN_PART

    def test_the_sentences_are_figures_and_notes(self) -> None:
        denied = said("Ann Lee", "said", "burned", type="denial")
        assert glance(reading(None, BODY, denied), UNMEASURED).sentences == (
            "1 source (all named) · 10\u00a0% attributed (none in quotation marks) · 1 denial (by 1 source)",
            REST,
        )


class TestNoDenial:
    RECALL = Share(value=0.29, low=0.15, high=0.45)

    def test_how_often_they_are_found_is_told_with_the_interval(self) -> None:
        assert no_denial(self.RECALL) == (
            "No denial found. On test articles On Record finds about 3 of 10 denials (between 1 and 5), "
            "so it may well have missed some."
        )

    @pytest.mark.parametrize(
        ("value", "low", "high", "told"),
        [
            (0.7, 0.68, 0.72, "finds about 7 of 10 denials, so it may have missed"),
            (0.65, 0.61, 0.69, "finds about 6 of 10 denials, so it may have missed"),
            (0.95, 0.92, 0.97, "finds nearly all denials, so it may have missed"),
            (0.96, 0.6, 1.0, "finds about 9 of 10 denials (between 6 and 10)"),
            (0.04, 0.01, 0.08, "finds fewer than 1 of 10 denials, so it may well have missed"),
            (0.04, 0.0, 0.3, "finds about 1 of 10 denials (between 0 and 3)"),
        ],
    )
    def test_other_models_are_worded_by_their_own_figures(
        self, value: float, low: float, high: float, told: str
    ) -> None:
        assert told in no_denial(Share(value=value, low=low, high=high))

    def test_without_a_figure_it_is_said_without_one(self) -> None:
        assert no_denial(None) == "No denial found. On Record may have missed some."

    def test_the_figures_of_another_model_are_not_used(self) -> None:
        mine = ModelFigures(model=MODEL, denials_found=self.RECALL)
        other = ModelFigures(model="en_test 2", denials_found=self.RECALL)
        assert no_denial(self.RECALL) in glance(reading(None, BODY), mine).notes
        assert no_denial(None) in glance(reading(None, BODY), other).notes

    def test_it_is_said_only_where_there_is_none(self) -> None:
        denied = said("Ann Lee", "said", "burned", type="denial")
        notes = glance(
            reading(None, BODY, denied), ModelFigures(model=MODEL, denials_found=self.RECALL)
        ).notes
        assert not any("denial" in note for note in notes)

"""The summary of a reading in plain text, and the rules of trust that hold for every export."""

from __future__ import annotations

from exported import flat, reading

from onrecord import Gap, Source
from onrecord.exports.text import to_text
from onrecord.outline import hues
from onrecord.phrasing import one_line


class TestText:
    def test_a_statement_stands_with_source_cue_and_content_in_the_article_s_order(self) -> None:
        text = flat(to_text(reading()))
        assert "claim According to the Daily, Mayor Ann Lee took money" in text
        assert "denial Lee … saying, “I never took a cent.”" in text

    def test_links_are_told_as_ours(self) -> None:
        text = flat(to_text(reading()))
        assert "On Record links this to [1] the Daily (According to)" in text
        assert "linked denials: [2] Ann Lee (denied)" in text

    def test_a_denial_without_a_link_says_that_none_was_found(self) -> None:
        assert "via [1] the Daily; what it answers was not found" in flat(to_text(reading()))

    def test_who_a_source_is_in_the_article_s_words(self) -> None:
        text = flat(to_text(reading()))
        assert "[2] Ann Lee: 2 denials Mayor; also “Lee”" in text
        assert "[3] clerk, [4] Bob Ray: 1 no comment speaking jointly" in text

    def test_a_source_that_only_passes_on_is_told_with_what_it_passes_on(self) -> None:
        alone = tuple(s for s in reading().statements if s.id == "q3")
        unlinked = alone[0].model_copy(update={"denies": ()})
        text = flat(to_text(reading(statements=(unlinked,))))
        assert "[1] the Daily: passes on 1" in text
        assert "passes on: [2] Ann Lee (saying)" in text

    def test_what_is_unsure_says_so(self) -> None:
        assert "On Record is unsure whether it is a no comment" in flat(to_text(reading()))

    def test_no_denial_is_never_called_undisputed(self) -> None:
        claims = tuple(s for s in reading().statements if s.type == "claim")
        text = to_text(reading(statements=claims))
        assert "No denial found" in text
        assert "undisputed" not in text.lower()

    def test_a_statement_of_nobody_is_last_and_not_the_writer_s(self) -> None:
        first, *rest = reading().statements
        nobody = first.model_copy(update={"sources": (), "source": ()})
        text = to_text(reading(statements=(nobody, *rest)))
        assert text.rindex("\n\n") < text.index("No source given: 1 claim")

    def test_the_headline_is_told_against_the_article(self) -> None:
        article = reading().article.model_copy(update={"title": "SHOCKING: mayor Ann Lee takes money"})
        text = to_text(reading(article=article))
        for words in (
            "Only in the headline: “SHOCKING” (in capitals, rated emotive). Ratings: VADER word list.",
            "Nearest statement by shared words: the Daily: According to the Daily, Mayor Ann Lee took money",
            "Linked denials: Ann Lee (denied).",
        ):
            assert words in flat(text)

    def test_where_the_article_is_from_and_that_software_marked_it(self) -> None:
        assert "31 words, 1 min · read whole from a.txt · marked by On Record 0.1.0, unchecked" in flat(
            to_text(reading(), width=200)
        )

    def test_what_could_not_be_read_is_named(self) -> None:
        gap = Gap(start=0, end=5, reason="a table")
        assert to_text(reading(gaps=(gap,))).endswith("Not read, a table: Mayor")

    def test_a_truncated_article_says_so(self) -> None:
        article = reading().article.model_copy(update={"truncated": True})
        assert "only a part could be read" in flat(to_text(reading(article=article)))

    def test_lines_keep_to_the_width(self) -> None:
        assert max(map(len, to_text(reading(), width=50).splitlines())) <= 50

    def test_nothing_of_the_article_controls_the_terminal(self) -> None:
        assert one_line("a\x1b[2Jb\u202ec\nd\x9b") == "a[2Jbc d"


def test_colors_go_to_those_who_deny_or_are_denied_first() -> None:
    whole = reading()
    claim = whole.statements[0]
    others = [claim.model_copy(update={"id": f"c{n}", "sources": (f"o{n}",)}) for n in range(9)]
    sources = [Source(id=f"o{n}", name=f"Other {n}", kind="person") for n in range(9)]
    crowd = whole.model_copy(
        update={"sources": (*sources, *whole.sources), "statements": (*others, *whole.statements)}
    )
    chosen = hues(crowd)
    assert sorted(chosen.values()) == [0, 1, 2, 3, 4]
    assert {("s1",), ("s2",)} <= chosen.keys()

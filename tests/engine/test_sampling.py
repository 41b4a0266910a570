"""Samples of statements: what is drawn, how it is kept, and what its judgements say."""

from __future__ import annotations

import json
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Article, Block, Engine, Reading, Source, Span, Statement
from onrecord.reading import StatementType
from onrecord.sampling import excerpts, report
from onrecord.sampling.drawing import Draw
from onrecord.sampling.excerpts import LEFT_OUT, WHOLE, excerpt
from onrecord.sampling.intervals import Stratum, weighted, wilson
from onrecord.sampling.precision import precision, rows
from onrecord.sampling.sheets import SheetError, SheetFile
from onrecord.sampling.values import Drawn, Judgement, Sheet

ENGINE = Engine(version="1", model="small 1")
RIGHT = Judgement(words="right", type="right", source="right", link="right")
NO_STATEMENT = Judgement(words="wrong", type="wrong", source="wrong", link="wrong", is_statement=False)


def reading(name: str, *types: StatementType, engine: Engine = ENGINE) -> Reading:
    """Return an article with a sentence of Ann Lee's for each type; a denial answers what was before it."""
    text = "".join(f"Ann Lee said of {name} number {i}.\n" for i in range(len(types)))
    statements, place = [], 0
    for i, (line, kind) in enumerate(zip(text.splitlines(), types, strict=True)):
        statements.append(
            Statement(
                id=f"q{i}",
                type=kind,
                sources=("s1",),
                source=(Span(start=place, end=place + 7),),
                cue=(Span(start=place + 8, end=place + 12),),
                content=(Span(start=place + 13, end=place + len(line) - 1),),
                denies=(f"q{i - 1}",) if kind == "denial" and i else (),
            )
        )
        place += len(line) + 1
    source = Source(id="s1", name="Ann Lee", kind="person", mentions=(Span(start=0, end=7),))
    return Reading(
        engine=engine,
        article=Article(id=name, text=text),
        sources=(source,) if types else (),
        statements=tuple(statements),
    )


def drawn_from(readings: list[Reading], number: int, seed: int = 1, *, by_type: bool = False) -> Sheet:
    draw = Draw(number, seed, by_type=by_type)
    for each in readings:
        draw.add(each)
    return draw.sheet("in.jsonl")


def places(sheet: Sheet) -> list[tuple[str, str]]:
    return [(drawn.reading.article.id, drawn.statement) for drawn in sheet.drawn]


CORPUS = [reading(f"a{i}", *["claim"] * (i % 4), *(["denial"] if i % 5 == 0 else [])) for i in range(60)]


class TestDrawing:
    def test_the_same_seed_draws_the_same_and_another_something_else(self) -> None:
        assert places(drawn_from(CORPUS, 20)) == places(drawn_from(CORPUS, 20))
        assert places(drawn_from(CORPUS, 20)) != places(drawn_from(CORPUS, 20, seed=2))

    def test_nothing_is_drawn_twice_and_a_larger_sample_begins_with_the_smaller(self) -> None:
        large = places(drawn_from(CORPUS, 40))
        assert len(set(large)) == 40
        assert places(drawn_from(CORPUS, 15)) == large[:15]

    def test_every_statement_is_as_likely_as_any_other_at_every_place(self) -> None:
        """Over 3,000 seeds each of ten statements is first 300 times, and among the first three 900 times."""
        first: Counter[str] = Counter()
        among: Counter[str] = Counter()
        article = [reading("a", *["claim"] * 10)]
        for seed in range(3000):
            ids = [statement for _, statement in places(drawn_from(article, 3, seed))]
            first.update(ids[:1])
            among.update(ids)
        assert len(first) == 10
        assert all(abs(times - 300) < 4 * 16.4 for times in first.values())
        assert all(abs(times - 900) < 4 * 25.1 for times in among.values())

    def test_where_there_are_too_few_all_are_drawn(self) -> None:
        sheet = drawn_from(CORPUS, 1000)
        assert len(sheet.drawn) == sheet.frame.all_statements == 102
        assert "There are fewer than asked for, so all were taken." in report.as_text(sheet)

    def test_by_type_so_many_of_each_are_drawn_one_after_the_other(self) -> None:
        sheet = drawn_from(CORPUS, 5, by_type=True)
        types = [drawn.found.type for drawn in sheet.drawn]
        assert types == ["claim", "denial"] * 5
        assert sheet.frame.statements == {"claim": 90, "denial": 12}
        assert sheet.frame.linked == {"claim": 0, "denial": 9}
        assert "Of some types there are fewer" in report.as_text(sheet)

    def test_what_a_reader_set_is_left_out_and_counted(self) -> None:
        made = reading("a", "claim", "claim")
        corrected = made.statements[0].model_copy(update={"origin": "reader"})
        sheet = drawn_from([made.model_copy(update={"statements": (corrected, made.statements[1])})], 9)
        assert (places(sheet), sheet.frame.by_reader) == ([("a", "q1")], 1)

    def test_models_are_counted_and_told(self) -> None:
        other = Engine(version="2", model="large 2")
        sheet = drawn_from([reading("a", "claim"), *[reading("b", "claim", engine=other)] * 2], 2)
        assert [(each.engine, each.articles) for each in sheet.frame.read_by] == [(other, 2), (ENGINE, 1)]
        assert "different models" in report.as_text(sheet)
        assert "large 2 of On Record 2 (2 articles)" in report.as_text(sheet)

    def test_little_is_kept_and_little_is_cut_however_much_there_is(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of 20,000 statements about 10 · (1 + ln 2,000) = 86 are ever among the ten with least numbers."""
        cut = count()

        def counted(read: Reading, statement: Statement) -> Reading:
            next(cut)
            return excerpt(read, statement)

        monkeypatch.setattr("onrecord.sampling.drawing.excerpt", counted)
        assert len(drawn_from([reading("a", *["claim"] * 100)] * 200, 10).drawn) == 10
        assert next(cut) < 200


class TestExcerpts:
    def test_a_short_article_is_kept_whole_with_what_the_statement_is_linked_to(self) -> None:
        whole = reading("a", "claim", "denial", "claim")
        cut = excerpt(whole, whole.statements[1])
        assert cut.article.text == whole.article.text
        assert [s.id for s in cut.statements] == ["q0", "q1"]
        assert cut.statements[1] == whole.statements[1]

    def test_what_is_linked_to_may_itself_answer_what_is_left_out(self) -> None:
        whole = reading("a", "claim", "denial", "denial")
        cut = excerpt(whole, whole.statements[2])
        assert [(s.id, s.denies) for s in cut.statements] == [("q1", ()), ("q2", ("q1",))]
        assert Reading.from_json(cut.to_json()) == cut

    @given(
        paragraphs=st.lists(st.integers(1, 9000), min_size=3, max_size=40),
        at=st.integers(0, 39),
        linked=st.integers(0, 39),
        with_blocks=st.booleans(),
    )
    def test_of_a_long_one_the_paragraphs_are_kept_and_every_span_has_its_words(
        self, paragraphs: list[int], at: int, linked: int, with_blocks: bool
    ) -> None:
        whole = long_reading(paragraphs, at % len(paragraphs), linked % len(paragraphs), with_blocks)
        cut = excerpt(whole, whole.statements[0])
        assert Reading.from_json(cut.to_json()) == cut
        assert words(cut) == words(whole)
        if len(whole.article.text) <= WHOLE:
            assert cut.article.text == whole.article.text
        else:
            assert len(cut.article.text) <= 5 * (2 * excerpts.ROOM + 60) + 4 * len(LEFT_OUT)
            assert all(piece in whole.article.text for piece in cut.article.text.split(LEFT_OUT))


def long_reading(paragraphs: list[int], at: int, linked: int, with_blocks: bool) -> Reading:
    """Return an article whose paragraphs have these lengths, with a statement in two of them."""
    pieces = [f"[{i}] Ann Lee said it. " + "x" * size for i, size in enumerate(paragraphs)]
    starts = [sum(len(piece) + 2 for piece in pieces[:i]) for i in range(len(pieces))]
    text = "\n\n".join(pieces)
    blocks = tuple(
        Block(start=start, end=start + len(piece), kind="title" if i == 0 else "paragraph")
        for i, (start, piece) in enumerate(zip(starts, pieces, strict=True))
    )

    def said(name: str, number: int, denies: tuple[str, ...] = ()) -> Statement:
        place = text.index("Ann", starts[number])
        return Statement(
            id=name,
            type="denial",
            sources=("s1",),
            source=(Span(start=place, end=place + 7),),
            cue=(Span(start=place + 8, end=place + 12),),
            content=(Span(start=place + 13, end=place + 15),),
            denies=denies,
        )

    mentions = tuple(Span(start=text.index("Ann", s), end=text.index("Ann", s) + 7) for s in starts)
    return Reading(
        engine=ENGINE,
        article=Article(id="a", text=text, blocks=blocks if with_blocks else (), removed=("menu",) * 9),
        sources=(Source(id="s1", name="Ann Lee", kind="person", mentions=mentions),),
        statements=(said("q1", at, ("q2",)), said("q2", linked)),
    )


def words(of: Reading) -> list[list[str]]:
    text = of.article.text
    first = [mention.of(text) for mention in of.sources[0].mentions[:1]]
    return [first, *([span.of(text) for span in statement.parts] for statement in of.statements)]


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_that_newcombe_gives(right: int, judged: int, low: float, high: float) -> None:
    """R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3."""
    estimate = wilson(right, judged)
    assert (round(estimate.low, 4), round(estimate.high, 4)) == (low, high)
    assert estimate.share == right / judged


def test_an_interval_holds_its_share_at_both_ends() -> None:
    assert wilson(0, 7).low == wilson(0, 7).share == 0
    assert wilson(7, 7).high == wilson(7, 7).share == 1


def test_of_one_stratum_the_interval_is_wilson_s() -> None:
    one, plain = weighted([Stratum(500, 17, 20)]), wilson(17, 20)
    assert (one.share, one.low, one.high) == pytest.approx((plain.share, plain.low, plain.high))


def test_strata_weigh_by_their_sizes() -> None:
    estimate = weighted([Stratum(900, 10, 10), Stratum(100, 0, 10)])
    assert estimate.share == pytest.approx(0.9)
    assert 0.6 < estimate.low < 0.9 < estimate.high < 0.95


def test_intervals_of_weighted_shares_hold_the_truth_as_often_as_they_say() -> None:
    random, sizes, truths, judged, held = Random(1), (8000, 1500, 200), (0.93, 0.7, 0.98), (60, 60, 40), 0
    truth = sum(size * share for size, share in zip(sizes, truths, strict=True)) / sum(sizes)
    for _ in range(2000):
        rights = [sum(random.random() < p for _ in range(n)) for p, n in zip(truths, judged, strict=True)]
        found = weighted([Stratum(*each) for each in zip(sizes, rights, judged, strict=True)])
        held += found.low <= truth <= found.high
    assert 0.935 < held / 2000 < 0.985


class TestPrecision:
    def judged(self, *judgements: Judgement, by_type: bool = False) -> Sheet:
        corpus = [reading("a", "claim", "denial"), reading("b", *["claim"] * 8)]
        sheet = drawn_from(corpus, 10, by_type=by_type)
        for number, judgement in enumerate(judgements):
            sheet = sheet.judging(number, judgement)
        return sheet

    def test_each_part_is_counted_by_type_and_over_all(self) -> None:
        sheet = self.judged(*[RIGHT] * 10)
        figures = precision(sheet)
        assert (figures["type"]["all"].right, figures["type"]["claim"].judged) == (10, 9)
        assert figures["link"]["all"].judged == figures["link"]["denial"].judged == 1
        assert figures["words"]["no_comment"].estimate is None
        assert rows("words", sheet) == ("all", "claim", "denial")
        assert rows("link", sheet) == ("denial",)

    def test_what_is_no_statement_is_wrong_in_every_part(self) -> None:
        figures = precision(self.judged(NO_STATEMENT, *[RIGHT] * 9))
        assert [figures[part]["all"].right for part in ("words", "type", "source")] == [9, 9, 9]

    def test_what_is_unsure_is_counted_apart(self) -> None:
        figure = precision(self.judged(RIGHT.model_copy(update={"source": "unsure"}), RIGHT))["source"]["all"]
        assert (figure.right, figure.judged, figure.unsure) == (1, 1, 1)

    def test_what_is_not_wholly_judged_does_not_count(self) -> None:
        sheet = self.judged(Judgement(type="wrong"), RIGHT)
        assert len(sheet.judged) == 1
        assert precision(sheet)["type"]["all"].right == precision(sheet)["type"]["all"].judged == 1

    def test_a_sample_by_type_weighs_the_types_over_all(self) -> None:
        sheet = self.judged(RIGHT, RIGHT.model_copy(update={"type": "wrong"}), by_type=True)
        over_all = precision(sheet)["type"]["all"]
        assert (over_all.right, over_all.judged) == (1, 2)
        assert over_all.estimate
        assert over_all.estimate.share == pytest.approx(0.9)
        assert "“All” weighs each type" in report.as_text(sheet).replace("\n", " ")

    def test_over_all_is_not_told_before_each_type_has_a_judgement(self) -> None:
        sheet = self.judged(RIGHT, by_type=True)
        assert precision(sheet)["type"]["all"].estimate is None
        assert precision(sheet)["type"]["claim"].estimate
        assert "needs at least one judgement of each type" in report.as_text(sheet)


class TestReport:
    def test_it_says_what_was_judged_of_what_and_by_whom_it_was_read(self) -> None:
        sheet = drawn_from(CORPUS, 20).judging(0, RIGHT).judging(1, NO_STATEMENT)
        text = report.as_text(sheet)
        assert "How often On Record is right in in.jsonl\n" in text
        assert "2 of 20 statements drawn are judged.\n1 of them is no statement.\n" in text
        assert "seed 1, from 102 statements in 60 articles" in text
        assert "Read by small 1 of On Record 1." in text
        assert "  50 %  9 to 91 %     1 of 2\n" in text
        assert max(map(len, text.splitlines())) <= report.COLUMNS

    def test_for_programs_it_is_json_with_the_counts_and_shares(self) -> None:
        told = json.loads(report.as_json(drawn_from(CORPUS, 20).judging(0, RIGHT)))
        assert (told["format"], told["seed"], told["judged"], told["drawn"]) == (
            "onrecord-precision/1",
            1,
            1,
            20,
        )
        assert told["drawn_from"]["read_by"] == [{"engine": ENGINE.model_dump(), "articles": 60}]
        assert told["figures"]["words"]["all"]["share"] == 1.0
        assert told["figures"]["words"]["no_comment"] == {
            "right": 0, "judged": 0, "unsure": 0, "share": None, "low": None, "high": None,
        }  # fmt: skip

    def test_where_there_is_no_link_it_says_so(self) -> None:
        text = report.as_text(drawn_from([reading("a", "claim")], 1))
        assert "On Record links it to.\n  There are none in the file.\n" in text


class TestSheets:
    @pytest.fixture
    def file(self, tmp_path: Path) -> SheetFile:
        made = SheetFile(tmp_path / "sheet.json")
        made.create(drawn_from(CORPUS, 5))
        return made

    def test_a_sheet_is_read_as_it_was_written(self, file: SheetFile) -> None:
        sheet = SheetFile(file.file).read()
        assert sheet == drawn_from(CORPUS, 5)
        file.write(sheet.judging(3, RIGHT))
        assert SheetFile(file.file).read().drawn[3].judgement == RIGHT
        assert [each.name for each in file.file.parent.iterdir()] == ["sheet.json"]

    def test_what_is_there_is_never_drawn_over(self, file: SheetFile) -> None:
        before = file.file.read_bytes()
        with pytest.raises(SheetError, match=r"is there already; go on with it by “onrecord sample .*json”"):
            SheetFile(file.file).create(drawn_from(CORPUS, 6))
        assert file.file.read_bytes() == before

    def test_what_somebody_else_wrote_meanwhile_stays(self, file: SheetFile) -> None:
        here, there = SheetFile(file.file), SheetFile(file.file)
        sheet = here.read()
        there.read()
        there.write(sheet.judging(0, RIGHT))
        with pytest.raises(SheetError, match="changed elsewhere meanwhile"):
            here.write(sheet.judging(1, RIGHT))
        assert SheetFile(file.file).read() == sheet.judging(0, RIGHT)

    def test_a_sheet_that_was_moved_away_is_written_anew(self, file: SheetFile) -> None:
        sheet = file.read()
        file.file.unlink()
        file.write(sheet)
        assert SheetFile(file.file).read() == sheet

    def test_a_folder_that_cannot_be_written_to_is_named(self, file: SheetFile) -> None:
        elsewhere = SheetFile(file.file.parent / "none" / "sheet.json")
        with pytest.raises(SheetError, match=r"none/sheet\.json cannot be written: No such file"):
            elsewhere.write(file.read())

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", "is no sheet, or a damaged one"),
            (b"\xff\xfe", "is no sheet, or a damaged one"),
            (b"[" * 100_000, "is no sheet, or a damaged one"),
            (b"[1]", "is no sheet"),
            (b'{"format": 1}', "is no sheet"),
            (b'{"format": "onrecord-reading/1"}', r"is no sheet; .* onrecord sample 100 .*sheet\.json"),
            (b'{"format": "onrecord-sample/2"}', "was made by a later On Record"),
            (b'{"format": "onrecord-sample/1", "seed": 1}', r"is damaged \(at frame\)"),
        ],
    )
    def test_what_is_no_sheet_or_damaged_gets_one_sentence(
        self, tmp_path: Path, content: bytes, why: str
    ) -> None:
        (tmp_path / "sheet.json").write_bytes(content)
        with pytest.raises(SheetError, match=why):
            SheetFile(tmp_path / "sheet.json").read()

    def test_a_sheet_without_statements_is_of_no_use(self, file: SheetFile) -> None:
        file.write(file.read().model_copy(update={"drawn": ()}))
        with pytest.raises(SheetError, match="holds no statement"):
            file.read()

    def test_half_a_sheet_is_damaged(self, file: SheetFile) -> None:
        whole = file.file.read_bytes()
        file.file.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(SheetError, match="damaged"):
            SheetFile(file.file).read()

    def test_a_statement_that_is_not_in_its_reading_is_damage(self, file: SheetFile) -> None:
        keys = json.loads(file.file.read_bytes())
        keys["drawn"][2]["statement"] = "q99"
        file.file.write_text(json.dumps(keys))
        with pytest.raises(SheetError, match=r"is damaged \(at drawn\.2\)"):
            SheetFile(file.file).read()

    def test_a_sheet_that_is_not_there_is_said_to_be_so(self, tmp_path: Path) -> None:
        with pytest.raises(SheetError, match=r"sheet\.json: No such file"):
            SheetFile(tmp_path / "sheet.json").read()


def test_a_link_is_asked_about_only_where_there_is_one() -> None:
    read = reading("a", "claim", "denial")
    asked = [Drawn(reading=read, statement=s.id).asked for s in read.statements]
    assert asked == [("words", "type", "source"), ("words", "type", "source", "link")]

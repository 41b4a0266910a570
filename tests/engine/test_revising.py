"""What a reader's corrections make of a reading, of the same model's and of another's."""

from __future__ import annotations

import pytest
from exported import reading

from onrecord import Reading, Source, Span, Statement
from onrecord.reading import Checked
from onrecord.revision.anchoring import quote, quotes, source_anchor, statement_anchor
from onrecord.revision.revising import Revised, revise
from onrecord.revision.values import (
    Add,
    Correction,
    Join,
    Note,
    Part,
    Remove,
    Revision,
    SetLink,
    SetParts,
    SetSources,
    SetType,
    SourceAnchor,
    StatementAnchor,
)

MADE = reading()
TEXT = MADE.article.text


def anchor(statement: str, of: Reading = MADE) -> StatementAnchor:
    return statement_anchor({s.id: s for s in of.statements}[statement], of)


def who(name: str, of: Reading = MADE) -> SourceAnchor:
    return source_anchor(next(s for s in of.sources if s.name == name), of)


def corrected(*corrections: Correction, of: Reading = MADE) -> Reading:
    revised = revise(of, Revision(corrections=corrections))
    assert revised.lost == ()
    return Reading.from_json(revised.reading.to_json())


def saying(words: str, of: Reading) -> Statement:
    return next(s for s in of.statements if any(words in c.of(of.article.text) for c in s.content))


def names(statement: Statement, of: Reading) -> list[str]:
    return [of.source_by_id(i).name for i in statement.sources]


def without(statement: str, of: Reading = MADE) -> Reading:
    """The reading of a model that did not find a statement."""
    kept = tuple(s.model_copy(update={"denies": ()}) for s in of.statements if s.id != statement)
    return of.model_copy(update={"statements": kept})


def at(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def test_nothing_changes_without_corrections() -> None:
    assert revise(MADE, Revision()) == Revised(MADE)


def test_what_is_no_statement_goes_with_its_links_and_its_source() -> None:
    made = corrected(Remove(statement=anchor("q1")))
    assert [s.id for s in made.statements] == ["q2", "q3", "q4"]
    assert made.statements[0].denies == ()
    assert made.statements[0].origin == "engine"
    assert "the Daily" in [s.name for s in made.sources], "it still passes something on"
    assert made.corrections == 1
    assert corrected(Remove(statement=anchor("q1")), of=without("q1")).statements[0].id == "q2"


def test_another_type_takes_the_links_of_a_denial() -> None:
    made = saying("the report", corrected(SetType(statement=anchor("q2"), type="claim")))
    assert (made.type, made.stance, made.denies, made.origin) == ("claim", None, (), "reader")
    assert made.confidence.type == 1.0


def test_a_statement_of_another_source_takes_its_mention_along() -> None:
    other = SourceAnchor(name="Ann Lee’s lawyer", kind="unnamed")
    made = corrected(SetSources(statement=anchor("q2"), sources=(other,)))
    assert names(saying("the report", made), made) == ["Ann Lee’s lawyer"]
    new = next(s for s in made.sources if s.name == "Ann Lee’s lawyer")
    assert new.origin == "reader"
    assert [m.of(TEXT) for m in new.mentions] == ["Lee"]
    assert [m.of(TEXT) for m in made.source_by_id("s2").mentions] == ["Mayor Ann Lee"]


def test_a_statement_can_be_of_a_source_that_is_known() -> None:
    made = corrected(SetSources(statement=anchor("q4"), sources=(who("Bob Ray"),)))
    assert names(saying("to comment", made), made) == ["Bob Ray"]
    assert "clerk" not in [s.name for s in made.sources]


def test_parts_can_stand_elsewhere() -> None:
    parts = SetParts(
        statement=anchor("q3"),
        source=quotes([at("Lee denied").model_copy(update={"end": at("Lee denied").start + 3})], TEXT),
        cue=quotes([at("saying")], TEXT),
        content=quotes([at("never took\na cent")], TEXT),
    )
    made = saying("never took", corrected(parts))
    assert [c.of(TEXT) for c in made.content] == ["never took\na cent"]
    assert made.quotation == "direct"
    assert made.confidence.attribution == 1.0


def test_links_are_made_and_taken_back() -> None:
    made = corrected(SetLink(statement=anchor("q3"), answered=anchor("q1"), holds=True))
    assert saying("never took", made).denies == ("q1",)
    assert saying("never took", made).confidence.denies == {"q1": 1.0}
    made = corrected(SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=False))
    assert saying("the report", made).denies == ()
    assert saying("the report", made).confidence.denies == {}


def test_two_sources_become_one() -> None:
    made = corrected(Join(source=who("Ann Lee"), other=who("clerk")))
    assert [s.name for s in made.sources] == ["the Daily", "Ann Lee", "Bob Ray"]
    assert names(saying("to comment", made), made) == ["Ann Lee", "Bob Ray"]
    assert "The city’s clerk" in [m.of(TEXT) for m in made.source_by_id("s2").mentions]


def test_one_source_becomes_two() -> None:
    lee = MADE.source_by_id("s2")
    other = SourceAnchor(name="Tom Lee", kind="person", mentions=(quote(lee.mentions[1], TEXT),))
    made = corrected(Part(source=who("Ann Lee"), other=other))
    assert names(saying("the report", made), made) == ["Tom Lee"]
    again = revise(made, Revision(corrections=(Part(source=who("Ann Lee"), other=other),)))
    assert again.reading.sources == made.sources, "what is apart already stays as it is"


NEW = StatementAnchor(
    type="claim",
    sources=(SourceAnchor(name="Bob Ray", kind="person"),),
    source=quotes([at("Bob Ray")], TEXT),
    content=quotes([at("Mayor leaves town")], TEXT),
)


def test_a_statement_is_marked() -> None:
    made = corrected(Add(statement=NEW))
    first = made.statements[0]
    assert (first.id, first.origin, names(first, made)) == ("r1", "reader", ["Bob Ray"])
    assert made.source_by_id("s4").statements == ("r1", "q4")


def test_a_statement_that_a_model_finds_too_is_not_there_twice() -> None:
    found = corrected(Add(statement=NEW))
    again = corrected(Add(statement=NEW), of=found)
    assert again.statements == found.statements


@pytest.mark.parametrize(
    ("correction", "holds"),
    [
        (SetType(statement=anchor("q2"), type="claim"), lambda s, _: s.type == "claim"),
        (
            SetSources(statement=anchor("q2"), sources=(who("Bob Ray"),)),
            lambda s, made: names(s, made) == ["Bob Ray"],
        ),
        (
            SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=True),
            lambda s, made: saying("took money", made).id in s.denies,
        ),
    ],
)
def test_a_correction_holds_where_another_model_does_not_find_the_statement(
    correction: Correction, holds: object
) -> None:
    for model in (MADE, without("q2"), without("q1", without("q2"))):
        made = corrected(correction, of=model)
        assert holds(saying("the report", made), made)  # type: ignore[operator]


def changed(text: str) -> Reading:
    """The reading of a model that finds nothing in another text."""
    article = MADE.article.model_copy(update={"text": text, "blocks": ()})
    return MADE.model_copy(update={"article": article, "sources": (), "statements": ()})


def test_a_correction_follows_its_words_through_a_changed_text() -> None:
    moved = changed("UPDATED today. " + TEXT.replace("a cent.”", "a cent.” She left."))
    made = corrected(SetType(statement=anchor("q2"), type="claim"), of=moved)
    statement = made.statements[0]
    assert [c.of(moved.article.text) for c in statement.content] == ["the report"]
    assert names(statement, made) == ["Ann Lee"]


def test_what_is_lost_is_told_and_the_rest_holds() -> None:
    gone = changed(TEXT.replace("declined to comment", "was away"))
    lost = SetType(statement=anchor("q4"), type="claim")
    note = Note(text="why?", about=quote(at("declined to comment"), TEXT))
    kept = SetType(statement=anchor("q1"), type="denial", stance="answers")
    revised = revise(gone, Revision(corrections=(lost, kept), notes=(note,)))
    assert revised.lost == (lost, note)
    assert [s.type for s in revised.reading.statements] == ["denial"]
    assert revised.reading.corrections == 1


def test_words_that_stand_often_are_known_by_what_is_around_them() -> None:
    twice = changed("Lee said so.\n\n" * 3 + TEXT)
    note = Note(text="him", about=quote(MADE.source_by_id("s2").mentions[1], TEXT))
    revised = revise(twice, Revision(notes=(note,)))
    assert revised.reading.notes[0].passage == Span(
        start=twice.article.text.index("Lee denied"), end=twice.article.text.index("Lee denied") + 3
    )


def test_notes_are_put_to_what_they_are_about() -> None:
    notes = (
        Note(text="all of it"),
        Note(text="odd", about=anchor("q1")),
        Note(text="who?", about=who("clerk")),
        Note(text="here", about=quote(at("leaves town"), TEXT)),
    )
    made = revise(MADE, Revision(notes=notes)).reading
    assert [(n.statement, n.source, n.passage) for n in made.notes] == [
        (None, None, None),
        ("q1", None, None),
        (None, "s3", None),
        (None, None, at("leaves town")),
    ]
    gone = revise(MADE, Revision(notes=notes[1:2], corrections=(Remove(statement=anchor("q1")),))).reading
    assert gone.notes[0].passage is not None
    assert gone.notes[0].statement is None


def test_a_reading_says_who_checked_it() -> None:
    made = revise(MADE, Revision(checked=Checked(by="Ann Lee", on="2026-11-25"))).reading
    assert made.marking == "marked by On Record 0.1.0, checked by Ann Lee, 2026-11-25"
    removed = Revision(corrections=(Remove(statement=anchor("q1")),))
    assert revise(MADE, removed).reading.marking == (
        "marked by On Record 0.1.0, corrected by a reader, unchecked"
    )


def test_a_revision_goes_through_its_json_form() -> None:
    lee = MADE.source_by_id("s2")
    revision = Revision(
        corrections=(
            Remove(statement=anchor("q1")),
            SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=False),
            Part(source=who("Ann Lee"), other=SourceAnchor(name="X", kind="group", mentions=())),
        ),
        notes=(Note(text="a", about=quote(lee.mentions[0], TEXT)), Note(text="b", about=who("clerk"))),
        checked=Checked(by="A", on="2026-01-02"),
    )
    assert Revision.model_validate_json(revision.model_dump_json()) == revision


def test_a_source_that_nobody_named_is_no_other() -> None:
    officials = SourceAnchor(name="clerk", kind="unnamed", mentions=(quote(at("leaves town"), TEXT),))
    made = corrected(SetSources(statement=anchor("q1"), sources=(officials,)))
    assert names(saying("took money", made), made) == ["clerk"]
    assert len([s for s in made.sources if s.name == "clerk"]) == 2
    assert isinstance(made.sources[0], Source)


# What another model may make of the same article.


def with_statements(*statements: Statement, of: Reading = MADE) -> Reading:
    return Reading.model_validate({**of.model_dump(), "statements": [s.model_dump() for s in statements]})


def statement(id: str, of: Reading = MADE) -> Statement:
    return {s.id: s for s in of.statements}[id]


NESTED = statement("q1").model_copy(
    update={
        "id": "q9",
        "sources": ("s2",),
        "source": (at("Mayor Ann Lee"),),
        "cue": (at("took"),),
        "content": (at("money"),),
    }
)


def test_a_statement_round_another_is_not_taken_for_it() -> None:
    long = NESTED.model_copy(update={"cue": (at("Mayor"),), "content": (at("Ann Lee took money"),)})
    seen = with_statements(statement("q1"), long)
    remove = Remove(statement=anchor("q9", seen))
    made = corrected(remove, of=with_statements(statement("q1")))
    assert [s.id for s in made.statements] == ["q1"]
    made = corrected(SetType(statement=anchor("q9", seen), type="no_comment"), of=MADE)
    assert {s.id: s.type for s in made.statements}["q1"] == "claim"
    assert [s.type for s in made.statements if s.origin == "reader"] == ["no_comment"]


def test_all_that_another_model_makes_of_what_is_no_statement_goes() -> None:
    half = statement("q1").model_copy(update={"id": "q8", "content": (at("Mayor Ann Lee took"),)})
    made = corrected(Remove(statement=anchor("q1")), of=with_statements(statement("q1"), half))
    assert made.statements == ()


def test_what_the_reader_knows_as_two_is_not_one_for_another_model() -> None:
    first = statement("q3").model_copy(update={"content": (at("“I never took"),)})
    second = statement("q3").model_copy(update={"id": "q5", "content": (at("took\na cent.”"),)})
    seen = with_statements(statement("q1"), first, second)
    typed = SetType(statement=anchor("q3", seen), type="claim")
    removed = Remove(statement=anchor("q5", seen))
    made = corrected(typed, removed, of=with_statements(statement("q1"), statement("q3")))
    assert [(s.type, s.origin) for s in made.statements] == [("claim", "engine"), ("claim", "reader")]


def test_the_readers_name_holds_whatever_a_model_calls_the_source() -> None:
    correction = SetSources(statement=anchor("q4"), sources=(who("Ann Lee"),))
    for called, others in (("Lee", "Ann Lee"), ("Tom Rook", "Tom Rook")):
        sources = [s.model_copy(update={"name": called if s.id == "s2" else s.name}) for s in MADE.sources]
        made = corrected(correction, of=MADE.model_copy(update={"sources": tuple(sources)}))
        assert names(saying("to comment", made), made) == ["Ann Lee"]
        assert names(saying("the report", made), made) == [others]


def astray(mention: Span) -> Reading:
    """The reading of a model that takes a mention of Ann Lee for one of Bob Ray, and what she says there."""
    sources = []
    for source in MADE.sources:
        kept = tuple(m for m in source.mentions if m != mention)
        mentions = (*kept, mention) if source.id == "s4" else kept
        sources.append(source.model_copy(update={"mentions": mentions}))
    told = [s.model_copy(update={"sources": ("s4",)}) if s.id in ("q2", "q3") else s for s in MADE.statements]
    return MADE.model_copy(update={"sources": tuple(sources), "statements": tuple(told)})


def test_a_source_is_parted_though_a_model_gives_its_words_to_a_third() -> None:
    mention = MADE.source_by_id("s2").mentions[1]
    other = SourceAnchor(name="Tom Lee", kind="person", mentions=(quote(mention, TEXT),))
    made = corrected(Part(source=who("Ann Lee"), other=other), of=astray(mention))
    assert names(saying("the report", made), made) == ["Tom Lee"]
    assert [s.name for s in made.sources if mention in s.mentions] == ["Tom Lee"]
    assert names(saying("to comment", made), made) == ["clerk", "Bob Ray"]


def test_sources_are_joined_though_a_model_gives_their_words_to_a_third() -> None:
    mention = MADE.source_by_id("s2").mentions[1]
    made = corrected(Join(source=who("Ann Lee"), other=who("clerk")), of=astray(mention))
    assert names(saying("the report", made), made) == ["Ann Lee"]
    assert {s.name for s in made.sources if mention in s.mentions} <= {"Ann Lee"}
    assert "Bob Ray" in [s.name for s in made.sources], "he is nobody's but his own"


def test_a_statement_by_somebody_named_after_a_source_stays_theirs() -> None:
    sources = [
        s.model_copy(update={"mentions": (*s.mentions, at("city"))}) if s.id == "s2" else s
        for s in MADE.sources
    ]
    of = MADE.model_copy(update={"sources": tuple(sources)})
    town = SourceAnchor(name="Tarn", kind="place", mentions=quotes([at("city")], TEXT))
    made = corrected(Part(source=who("Ann Lee", of), other=town), of=of)
    assert names(saying("to comment", made), made) == ["clerk", "Bob Ray"]


def test_bounds_that_a_model_has_already_are_not_marked_twice() -> None:
    short = statement("q1").model_copy(update={"content": (at("money"),)})
    parts = SetParts(
        statement=anchor("q1"),
        source=quotes(short.source, TEXT),
        cue=quotes(short.cue, TEXT),
        content=quotes(short.content, TEXT),
    )
    made = corrected(parts, of=with_statements(short))
    assert [(s.id, s.content) for s in made.statements] == [("q1", short.content)]


def test_a_statement_that_is_marked_anew_keeps_how_sure_its_links_are() -> None:
    made = corrected(Add(statement=anchor("q2")))
    denial = saying("the report", made)
    assert (denial.origin, denial.denies, denial.confidence.denies) == ("reader", ("q1",), {"q1": 0.7})


def test_two_statements_that_a_model_has_as_one_are_linked() -> None:
    whole = statement("q3").model_copy(update={"content": (at("“I never took\na cent.”"),)})
    seen = with_statements(
        statement("q1"),
        whole.model_copy(update={"content": (at("“I never took"),)}),
        whole.model_copy(update={"id": "q5", "content": (at("took\na cent.”"),)}),
    )
    link = SetLink(statement=anchor("q3", seen), answered=anchor("q5", seen), holds=True)
    made = corrected(link, of=with_statements(statement("q1"), whole))
    [denial] = [s for s in made.statements if s.denies]
    assert denial.denies != (denial.id,)


def test_where_a_statement_is_not_found_there_is_no_link_to_take_back() -> None:
    link = SetLink(statement=anchor("q2"), answered=anchor("q1"), holds=False)
    assert [s.id for s in corrected(link, of=without("q2")).statements] == ["q1", "q3", "q4"]


def test_nothing_is_made_of_half_a_correction() -> None:
    gone = changed(TEXT.replace("declined to comment", "was away"))
    link = SetLink(statement=anchor("q2"), answered=anchor("q4"), holds=True)
    revised = revise(gone, Revision(corrections=(link,)))
    assert revised.lost == (link,)
    assert (revised.reading.statements, revised.reading.sources) == ((), ())

"""Articles that are kept, what their readers make of them, and their versions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from exported import reading as exported_reading
from keeping import BRIDGE, FAIR, ROAD, later, read

from onrecord import Reading
from onrecord.context.values import Candidate, Check, ClaimContext, SourceContext
from onrecord.library.checking import check
from onrecord.library.errors import LibraryError, NotKeptError
from onrecord.library.library import Library, usual_file
from onrecord.library.values import Query, Row
from onrecord.reading import Checked
from onrecord.revision.anchoring import source_anchor, statement_anchor
from onrecord.revision.values import Join, Note, Remove, Revision, SetType


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "folder" / "library.sqlite") as opened:
        yield opened
        assert check(opened) == []


def removed(of: Reading, place: int = 0) -> Remove:
    return Remove(statement=statement_anchor(of.statements[place], of))


def only_row(library: Library) -> Row:
    [row] = library.articles().rows
    return row


def test_what_is_kept_is_there_again(library: Library) -> None:
    revision = Revision(
        corrections=(removed(ROAD),),
        notes=(Note(text="odd"),),
        checked=Checked(by="Ann", on="2026-11-25"),
    )
    article = library.keep(ROAD, revision, target="/a/road.html", now=later(0))
    library.set_position(article, 40)
    library.close()
    kept = library.load(article)
    assert (kept.reading, kept.revision) == (ROAD, revision)
    assert [s.type for s in kept.revised.reading.statements] == ["denial"]
    assert (kept.target, kept.position) == ("/a/road.html", 40)
    assert kept.kept_at == kept.opened_at == "2026-11-25T12:00:00.000+00:00"
    assert library.find(ROAD.article) == kept


def test_a_reading_with_all_its_parts_comes_back(library: Library) -> None:
    whole = exported_reading()
    assert library.load(library.keep(whole)).reading == whole


def test_an_article_that_is_kept_again_is_one_and_loses_nothing(library: Library) -> None:
    first, second = Note(text="first"), Note(text="second")
    article = library.keep(ROAD, Revision(notes=(first,)), target="one", now=later(0))
    library.set_checked(article, Checked(by="Ann", on="2026-11-25"))
    again = library.keep(ROAD, Revision(notes=(second,)), now=later(5))
    kept = library.load(article)
    assert again == article
    assert kept.revision.notes == (first, second)
    assert kept.revision.checked
    assert (kept.target, kept.opened_at) == ("one", "2026-11-25T12:05:00.000+00:00")
    assert library.articles().total == 1


def test_the_same_words_at_another_address_are_another_article(library: Library) -> None:
    elsewhere = read(ROAD.article.text, url="https://courier.example/road")
    assert library.keep(ROAD) != library.keep(elsewhere)
    here = read(ROAD.article.text, url="HTTPS://Daily.example/road#top")
    assert library.find(here.article) is not None
    assert library.find(BRIDGE.article) is None


def test_each_correction_and_note_is_kept_by_itself(library: Library) -> None:
    article = library.keep(ROAD)
    with Library(library.file) as other_window:
        one, other = removed(ROAD, 0), removed(ROAD, 1)
        library.add_correction(article, one)
        other_window.add_correction(article, other)
        note = Note(text="a")
        library.put_note(article, note)
        other_window.put_note(article, Note(text="b"))
        library.put_note(article, note.model_copy(update={"text": "c"}))
    revision = library.load(article).revision
    assert revision.corrections == (one, other)
    assert [n.text for n in revision.notes] == ["c", "b"]
    assert (only_row(library).statements, only_row(library).corrections, only_row(library).notes) == (0, 2, 2)
    library.remove_correction(article, one.id)
    library.remove_note(article, note.id)
    assert library.load(article).revision.corrections == (other,)
    assert (only_row(library).statements, only_row(library).corrections, only_row(library).notes) == (1, 1, 1)


def test_lists_and_searches_follow_corrections(library: Library) -> None:
    article = library.keep(ROAD)
    denial = statement_anchor(ROAD.statements[1], ROAD)
    correction = SetType(statement=denial, type="claim")
    library.add_correction(article, correction)
    assert only_row(library).denials == 0
    assert library.articles(Query(has_denials=True)).total == 0
    lee, ray = (source_anchor(source, ROAD) for source in ROAD.sources)
    library.add_correction(article, Join(source=lee, other=ray))
    assert library.source_page("person:ann lee").total == 2
    assert library.source_page("person:bob ray").total == 0
    library.remove_correction(article, correction.id)
    assert only_row(library).denials == 1


def test_the_reading_of_another_model_takes_its_place_and_corrections_hold(library: Library) -> None:
    article = library.keep(ROAD, Revision(corrections=(removed(ROAD),)))
    fewer = ROAD.model_copy(update={"statements": ROAD.statements[:1]})
    library.replace_reading(article, fewer)
    kept = library.load(article)
    assert kept.reading == fewer
    assert kept.revised.reading.statements == ()
    assert only_row(library).statements == 0
    with pytest.raises(ValueError, match="another text"):
        library.replace_reading(article, BRIDGE)


def test_what_was_looked_up_follows_names_and_words(library: Library) -> None:
    who = SourceContext(
        provider="wikipedia",
        about="s1",
        asked="Ann Lee",
        retrieved="2026-11-25",
        candidates=(Candidate(id="Q1", name="Ann Lee", url="https://w.example/Q1"),),
    )
    claim = ROAD.statements[0].id
    checks = ClaimContext(
        provider="factcheck",
        about=claim,
        asked="road",
        retrieved="2026-11-25",
        checks=(Check(claim="x", publisher="P", rating="False", url="https://f.example"),),
    )
    article = library.keep(ROAD, context=(who, checks))
    assert library.load(article).context == (who, checks)
    library.set_context(article, [who.model_copy(update={"chosen": "Q1"})])
    other_ids = ROAD.model_copy(
        update={
            "sources": tuple(s.model_copy(update={"id": f"t{s.id}"}) for s in ROAD.sources),
            "statements": tuple(
                s.model_copy(update={"id": f"t{s.id}", "sources": tuple(f"t{i}" for i in s.sources)})
                for s in ROAD.statements
            ),
        }
    )
    library.replace_reading(article, other_ids)
    placed = library.load(article).context
    assert [context.about for context in placed] == ["ts1", f"t{claim}"]
    assert isinstance(placed[0], SourceContext)
    assert placed[0].chosen == "Q1"


def changed(text: str) -> Reading:
    return read(text, title="Road to close", url=ROAD.article.url)


def test_a_changed_text_of_an_address_is_a_version_of_its_own(library: Library) -> None:
    note, lost = Note(text="mine"), removed(ROAD, 1)
    old = library.keep(
        ROAD,
        Revision(corrections=(removed(ROAD), lost), notes=(note,), checked=Checked(by="A", on="2026-11-25")),
        now=later(0),
    )
    new_reading = changed("UPDATED. Ann Lee said the road will close. Nobody else spoke.")
    found = library.earlier(new_reading.article)
    assert found
    assert found.id == old
    new = library.keep_version(old, new_reading, now=later(1))
    kept = library.load(new)
    assert kept.revision.notes == (note,)
    assert kept.revision.checked is None
    assert kept.revised.lost == (lost,)
    assert kept.revised.reading.statements == ()
    assert library.load(old).later == new
    assert {row.id: row.is_earlier_version for row in library.articles().rows} == {old: True, new: False}
    library.remove_note(new, note.id)
    assert library.load(old).revision.notes == (note,)
    assert library.earlier(changed("Again another.").article).id == new  # type: ignore[union-attr]


def test_an_address_may_have_its_earlier_text_again(library: Library) -> None:
    old = library.keep(ROAD)
    new = library.keep_version(old, changed("Ann Lee said no."))
    assert library.keep_version(new, ROAD) == old
    assert (library.load(old).later, library.load(new).later) == (None, old)


def test_an_article_without_an_address_has_no_earlier_version(library: Library) -> None:
    library.keep(BRIDGE)
    assert library.earlier(FAIR.article) is None


def test_what_was_deleted_is_restored_and_goes_after_thirty_days(library: Library) -> None:
    road, bridge = library.keep(ROAD), library.keep(BRIDGE)
    library.delete([road, bridge])
    assert library.articles().total == 0
    assert library.articles(Query(deleted=True)).total == 2
    assert library.statements("road").total == 0
    assert library.find(ROAD.article) is None
    library.restore([road])
    assert [row.id for row in library.articles().rows] == [road]
    library.delete([road], now=later(-31 * 24 * 60))
    with Library(library.file) as opened_anew:
        assert [row.id for row in opened_anew.articles(Query(deleted=True)).rows] == [bridge]
        with pytest.raises(NotKeptError):
            opened_anew.load(road)


def test_a_deleted_article_that_is_kept_again_is_there_again(library: Library) -> None:
    article = library.keep(ROAD, Revision(notes=(Note(text="n"),)))
    library.delete([article])
    assert library.keep(ROAD) == article
    assert library.articles().total == 1
    assert len(library.load(article).revision.notes) == 1


def test_an_article_that_is_gone_is_told(library: Library) -> None:
    for deed in (
        lambda: library.load(7),
        lambda: library.add_correction(7, removed(ROAD)),
        lambda: library.put_note(7, Note(text="n")),
        lambda: library.set_position(7, 3),
        lambda: library.set_checked(7, None),
    ):
        with pytest.raises(NotKeptError, match="open it anew"):
            deed()


def test_ids_are_not_given_twice(library: Library) -> None:
    first = library.keep(ROAD)
    library.forget([first])
    assert library.keep(BRIDGE) > first


def test_several_deeds_are_one(library: Library) -> None:
    with pytest.raises(NotKeptError), library.together():
        library.put_note(library.keep(ROAD) + 1, Note(text="of another"))
    assert library.articles().total == 0
    with library.together():
        library.keep(ROAD)
        library.keep(BRIDGE)
    assert library.articles().total == 2


def test_one_object_serves_many_threads(library: Library) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(5):
                library.keep(read(f"Ann Lee said that {number} is not {n}."))
                library.articles(Query(words="ann"))
        except LibraryError as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert library.articles().total == 20


def test_a_thread_that_ended_leaves_no_open_file(library: Library) -> None:
    def work() -> None:
        library.articles()

    for _ in range(3):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert len(library.store._all) == 1


def test_the_reader_s_own_library_is_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert usual_file().name == "library.sqlite"
    assert not usual_file().exists()

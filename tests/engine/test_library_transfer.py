"""A whole library as lines, out and in, and saved pages."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeping import BRIDGE, FAIR, ROAD, later, read

from onrecord import Article, LoadingError, Reading
from onrecord.context.values import Check, ClaimContext
from onrecord.errors import ReadingError
from onrecord.library.checking import check
from onrecord.library.errors import LibraryError
from onrecord.library.library import Library
from onrecord.library.saved_pages import files_of, import_pages
from onrecord.library.transfer import TOGETHER, Transferred, export, import_
from onrecord.library.values import Query
from onrecord.reading import Checked
from onrecord.revision.anchoring import statement_anchor
from onrecord.revision.values import Correction, Note, Remove, Revision, SetType


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "one.sqlite") as made:
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "other.sqlite") as made:
        yield made
        assert check(made) == []


def fill(library: Library) -> list[int]:
    anchor = statement_anchor(ROAD.statements[1], ROAD)
    checks = ClaimContext(
        provider="factcheck",
        about=ROAD.statements[0].id,
        asked="road",
        retrieved="2026-11-25",
        checks=(Check(claim="x", publisher="P", rating="False", url="https://f.example"),),
    )
    revision = Revision(
        corrections=(SetType(statement=anchor, type="claim"),),
        notes=(Note(text="zwei"), Note(text="eins")),
        checked=Checked(by="Ann", on="2026-11-25"),
    )
    road = library.keep(ROAD, revision, (checks,), target="/road.html", now=later(0))
    bridge, fair = library.keep(BRIDGE, now=later(1)), library.keep(FAIR, now=later(2))
    newer = read("Ann Lee said no.", url=ROAD.article.url)
    library.keep_version(road, newer, now=later(3))
    library.set_position(bridge, 12)
    library.set_opened(road, later(9))
    library.delete([fair])
    library.join_names("person:bob ray", "person:ann lee")
    return [road, bridge, fair]


def lines(library: Library) -> bytes:
    out = io.BytesIO()
    export(library, out)
    return out.getvalue()


def take(library: Library, content: bytes) -> Transferred:
    return import_(library, io.BytesIO(content))


def test_a_library_comes_out_and_in_as_it_was(library: Library, other: Library) -> None:
    fill(library)
    written = lines(library)
    done = take(other, written)
    assert (done.articles, done.problems) == (4, [])
    assert lines(other) == written
    for deleted in (False, True):
        wanted = Query(deleted=deleted)
        assert other.articles(wanted) == library.articles(wanted)
    assert other.source_page("person:bob ray") == library.source_page("person:bob ray")
    assert other.load(1) == library.load(1)


def test_what_is_there_already_is_not_there_twice(library: Library) -> None:
    fill(library)
    written = lines(library)
    assert take(library, written).articles == 4
    assert lines(library) == written


def test_what_two_made_of_an_article_is_put_together(library: Library, other: Library) -> None:
    article = library.keep(ROAD, Revision(notes=(Note(text="mine"),)), now=later(5))
    removed: tuple[Correction, ...] = (Remove(statement=statement_anchor(ROAD.statements[0], ROAD)),)
    checked = Checked(by="Tom", on="2026-11-24")
    theirs = Revision(corrections=removed, notes=(Note(text="theirs"),), checked=checked)
    at = other.keep(ROAD, theirs, now=later(0))
    other.set_position(at, 7)
    take(library, lines(other))
    kept = library.load(article)
    assert [note.text for note in kept.revision.notes] == ["mine", "theirs"]
    assert (kept.revision.corrections, kept.revision.checked) == (removed, checked)
    assert (kept.kept_at, kept.opened_at, kept.position) == (
        "2026-11-25T12:00:00.000+00:00", "2026-11-25T12:05:00.000+00:00", 7,
    )  # fmt: skip
    assert library.articles().rows[0].statements == 1
    assert check(library) == []


def test_versions_do_not_go_round_in_a_circle(library: Library, other: Library) -> None:
    newer = read("Ann Lee said no.", url=ROAD.article.url)
    library.keep_version(library.keep(ROAD), newer)
    other.keep_version(other.keep(newer), ROAD)
    take(library, lines(other))
    assert {row.id: row.is_earlier_version for row in library.articles().rows} == {1: True, 2: False}


BROKEN = [
    b"",
    b"no json",
    b"[]",
    b"{}",
    b'{"format":"onrecord-library/2","reading":{}}',
    b'{"format":"onrecord-library/1","reading":{"format":"onrecord-reading/1"}}',
    b'{"joined":3}',
    b'{"format":"onrecord-library/1","reading":"\xff\xfe"}',
    b"[" * 10_000,
]


@pytest.mark.parametrize("broken", BROKEN[1:])
def test_a_broken_line_is_told_by_its_number_and_costs_no_other(
    library: Library, other: Library, broken: bytes
) -> None:
    fill(library)
    first, *others = lines(library).splitlines(keepends=True)
    done = take(other, b"".join((first, b"\n", broken, b"\n", *others)))
    assert done.articles == 4
    [problem] = done.problems
    assert problem.startswith("Line 3 was left out: ")
    assert lines(other) == lines(library)


def without(line: bytes, **changes: object) -> bytes:
    return json.dumps(json.loads(line) | changes).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"position": -1},
        {"position": 10**30},
        {"kept": "yesterday"},
        {"kept": "2026-11-25T12:00:00"},
        {"opened": None},
        {"revision": {"corrections": [{"kind": "nothing"}]}},
        {"context": {"claims": [{}]}},
        {"reading": None},
    ],
)
def test_a_line_with_impossible_values_is_told(
    library: Library, other: Library, changes: dict[str, object]
) -> None:
    library.keep(ROAD)
    [problem] = take(other, without(lines(library), **changes)).problems
    assert next(iter(changes)) in problem
    assert other.articles().total == 0


def test_offsets_beyond_all_measure_are_told(library: Library, other: Library) -> None:
    library.keep(ROAD)
    huge = b'"source":[{"start":%d,"end":%d}]' % (10**30, 10**31)
    line = lines(library).replace(b'"source":[{"start":0,"end":7}]', huge)
    assert str(10**30).encode() in line
    done = take(other, line)
    assert other.articles().total + len(done.problems) == 1


def test_a_compressed_file_that_breaks_off_gives_what_it_has(library: Library, other: Library) -> None:
    for number in range(30):
        library.keep(read(f"Ann Lee said {number}. " + " ".join(str(n * number) for n in range(999))))
    packed = gzip.compress(lines(library))
    with gzip.open(io.BytesIO(packed[: len(packed) // 2])) as broken:
        done = import_(other, broken)  # type: ignore[arg-type]
    assert 5 < done.articles < 30
    assert len(done.problems) == 1


def test_what_is_told_is_kept(library: Library, other: Library) -> None:
    for number in range(TOGETHER + 5):
        library.keep(read(f"Ann Lee said {number}."))
    told = []

    def tell(done: Transferred) -> None:
        with Library(other.file) as another:
            told.append((done.articles, another.articles().total))

    import_(other, io.BytesIO(lines(library)), tell)
    assert told == [(TOGETHER, TOGETHER), (TOGETHER + 5, TOGETHER + 5)]


def test_an_article_that_cannot_be_read_is_left_out_of_an_export(library: Library) -> None:
    fill(library)
    with library.store.writing() as connection:
        connection.execute("UPDATE documents SET reading = x'00' WHERE article = 2")
    out = io.BytesIO()
    done = export(library, out)
    assert done.articles == 3
    assert len(done.problems) == 1
    assert "Article 2 was left out" in done.problems[0]


class TestSavedPages:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "pages"
        (folder / "road_files").mkdir(parents=True)
        (folder / "deep" / "er").mkdir(parents=True)
        (folder / ".hidden").mkdir()
        english = "and this is the story of a road in the town where nobody has lived for a long time."
        page = f"<html><body><p>Ann Lee said the road is old, {english}</p></body></html>"
        (folder / "road.html").write_text(page)
        (folder / "road_files" / "ad.html").write_text("<p>Buy this.</p>")
        (folder / "deep" / "er" / "fair.TXT").write_text(f"Tom Fox said a fair is coming, {english}")
        (folder / "deep" / "picture.png").write_bytes(b"\x89PNG")
        (folder / ".hidden" / "a.txt").write_text(english)
        (folder / "empty.md").touch()
        return folder

    def test_the_files_of_a_folder_are_those_that_may_hold_articles(self, folder: Path) -> None:
        found = [file.relative_to(folder).as_posix() for file in files_of(folder)]
        assert found == ["empty.md", "road.html", "deep/er/fair.TXT"]
        assert files_of(folder / "deep" / "picture.png") == [folder / "deep" / "picture.png"]

    def test_they_are_read_once_and_kept(self, library: Library, folder: Path) -> None:
        from commandline import plain_reading

        seen: list[str] = []

        def read_one(article: Article) -> Reading:
            seen.append(article.id)
            return plain_reading(article)

        files = files_of(folder)
        done = import_pages(library, files, read_one, lambda _: None)
        assert (done.kept, done.known, len(done.problems)) == (2, 0, 1)
        assert "empty" in done.problems[0]
        assert library.sources()[0].name == "Ann Lee"
        again = import_pages(library, files, read_one, lambda _: None)
        assert (again.kept, again.known) == (0, 2)
        assert len(seen) == 2
        assert library.articles().rows[0].target == str(folder / "deep" / "er" / "fair.TXT")

    def test_what_was_done_is_kept_where_it_is_stopped(self, library: Library, folder: Path) -> None:
        from commandline import plain_reading

        def stop(article: Article) -> Reading:
            if "fair" in article.id:
                raise KeyboardInterrupt
            return plain_reading(article)

        with pytest.raises(KeyboardInterrupt):
            import_pages(library, files_of(folder), stop, lambda _: None)
        assert library.articles().total == 1

    def test_a_fault_of_the_engine_costs_one_article(self, library: Library, folder: Path) -> None:
        from commandline import plain_reading

        def fail(article: Article) -> Reading:
            if "road" in article.id:
                raise ReadingError("It failed.")
            return plain_reading(article)

        done = import_pages(library, files_of(folder), fail, lambda _: None)
        assert done.kept == 1
        assert f"{folder / 'road.html'}: It failed." in done.problems

    def test_a_library_that_is_full_ends_it(self, library: Library, folder: Path) -> None:
        from commandline import plain_reading

        library.articles()
        with library.store.alone() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
        (folder / "long.txt").write_text("The road is long and nobody has lived on it for years. " * 20_000)
        with pytest.raises(LibraryError, match="full"):
            import_pages(library, files_of(folder), plain_reading, lambda _: None)
        assert not issubclass(LibraryError, LoadingError)

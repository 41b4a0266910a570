"""The library's file: made, brought up to date, damaged, full, read-only, and forgetful."""

from __future__ import annotations

import io
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from keeping import BRIDGE, FAIR, ROAD, later, read

from onrecord.library.checking import check, repair
from onrecord.library.errors import LibraryError, sentence
from onrecord.library.library import Library
from onrecord.library.migrating import backup_of, statements
from onrecord.library.schema import MIGRATIONS
from onrecord.library.transfer import export
from onrecord.library.values import Query
from onrecord.revision.anchoring import statement_anchor
from onrecord.revision.values import Note, Remove, Revision

LATER = (
    *MIGRATIONS,
    "ALTER TABLE articles ADD COLUMN stars INTEGER; UPDATE articles SET stars = 1;",
)
"""Migrations of a made-up later version."""
BROKEN = (*MIGRATIONS, "ALTER TABLE articles ADD COLUMN stars INTEGER; UPDATE nowhere SET stars = 1;")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.sqlite"


def filled(file: Path) -> Path:
    with Library(file) as library:
        for reading in (ROAD, BRIDGE, FAIR):
            library.keep(reading, Revision(notes=(Note(text="a note"),)))
    return file


def left(file: Path) -> list[str]:
    return sorted(other.name for other in file.parent.iterdir())


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


class TestMade:
    def test_it_is_made_when_it_is_first_used(self, file: Path) -> None:
        with Library(file) as library:
            assert not file.parent.exists()
            assert library.articles().total == 0
        assert left(file) == ["library.sqlite"], "nothing is left beside it once it is closed"
        assert version(file) == len(MIGRATIONS)

    def test_it_is_written_ahead_and_outlives_a_power_cut(self, file: Path) -> None:
        with Library(file) as library, library.store.alone() as connection:
            found = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

    @pytest.mark.skipif(sys.platform == "win32", reason="names are others there")
    def test_it_may_have_any_name(self, tmp_path: Path) -> None:
        for name in ("a b.sqlite", "a#b?mode=ro&%41.sqlite", "größe", ":memory:"):
            with Library(tmp_path / name) as library:
                library.keep(ROAD)
            assert (tmp_path / name).is_file()

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(LibraryError, match="cannot be made"):
            Library(tmp_path / "file" / "library.sqlite").articles()


class TestMigrating:
    def test_a_file_is_brought_up_to_date_with_a_backup(self, file: Path) -> None:
        filled(file)
        with Library(file, migrations=LATER) as library:
            assert library.articles().total == 3
            with library.store.reading() as connection:
                assert connection.execute("SELECT sum(stars) FROM articles").fetchone() == (3,)
        assert left(file) == ["library.sqlite", "library.version-1.sqlite"]
        assert (version(file), version(backup_of(file, 1))) == (2, 1)
        with Library(backup_of(file, 1)) as backup:
            assert backup.articles().total == 3
            assert check(backup) == []

    def test_a_migration_that_fails_changes_nothing(self, file: Path) -> None:
        filled(file)
        with pytest.raises(LibraryError, match="nowhere"):
            Library(file, migrations=BROKEN).articles()
        assert version(file) == 1
        with Library(file) as library:
            assert library.articles().total == 3
            assert check(library) == []

    def test_no_migration_without_a_backup(self, file: Path) -> None:
        filled(file)
        (backup_of(file, 1)).mkdir()
        with pytest.raises(LibraryError, match="no backup of it can be written"):
            Library(file, migrations=LATER).articles()
        assert version(file) == 1
        assert left(file) == ["library.sqlite", "library.version-1.sqlite"]

    def test_two_at_once_migrate_once(self, file: Path) -> None:
        filled(file)
        with Library(file, migrations=LATER) as one, Library(file, migrations=LATER) as other:
            assert one.articles().total == other.articles().total == 3

    def test_statements_of_a_script_are_told_apart(self) -> None:
        script = "SELECT 1;\nCREATE TRIGGER x AFTER INSERT ON y BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
        assert len(list(statements(script))) == 2
        with pytest.raises(ValueError, match="ends within"):
            list(statements("SELECT 1"))

    def test_a_file_of_a_later_version_is_left_as_it_is(self, file: Path) -> None:
        filled(file)
        with Library(file, migrations=LATER) as library:
            library.articles()
        before = file.read_bytes()
        with pytest.raises(LibraryError, match=r"later On Record \(version 2 .* knows 1\)"):
            Library(file).articles()
        assert file.read_bytes() == before


class TestDamaged:
    @pytest.mark.parametrize(
        "content", [b"This is no library. " * 100, os.urandom(5_000), b"SQLite format 3"]
    )
    def test_something_else_is_left_as_it_is(self, file: Path, content: bytes) -> None:
        file.parent.mkdir()
        file.write_bytes(content)
        with pytest.raises(LibraryError, match=r"library\.sqlite is no library"):
            Library(file).keep(ROAD)
        assert file.read_bytes() == content
        assert left(file) == ["library.sqlite"]

    def test_a_database_of_another_program_is_left_as_it_is(self, file: Path) -> None:
        file.parent.mkdir()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE things (name)")
        before = file.read_bytes()
        with pytest.raises(LibraryError, match="another program"):
            Library(file).articles()
        assert file.read_bytes() == before

    def test_what_can_be_read_of_a_damaged_file_is_read(self, file: Path) -> None:
        with Library(file) as library:
            for number in range(60):
                library.keep(read(f"Ann Lee said the road {number} will close. " + "And so on. " * 200))
        content = file.read_bytes()
        pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]
        harmed = [b"\xa5" * 4096 if b"the road 30 will" in page else page for page in pages]
        file.write_bytes(b"".join(harmed))
        with Library(file) as library:
            problems = check(library)
            assert any("damaged" in problem for problem in problems)
            readable = 0
            for row in range(1, 61):
                try:
                    readable += library.load(row).id == row
                except LibraryError:
                    continue
            assert 40 < readable < 60
            exported = io.BytesIO()
            done = export(library, exported)
            assert done.articles == len(exported.getvalue().splitlines()) == readable
            assert len(done.problems) == 60 - readable

    def test_a_damaged_article_does_not_cost_the_others(self, file: Path) -> None:
        filled(file)
        with Library(file) as library:
            with library.store.writing() as connection:
                connection.execute("UPDATE documents SET reading = x'00' WHERE article = 2")
            with pytest.raises(LibraryError, match="damaged"):
                library.load(2)
            assert library.load(1).reading == ROAD
            assert library.articles().total == 3
            [problem] = check(library)
            assert "Article 2 (Bridge stays): it cannot be read" in problem


class TestChecking:
    @pytest.mark.parametrize(
        ("harm", "told"),
        [
            ("UPDATE statements SET type = 'claim' WHERE article = 1", "Article 1"),
            ("DELETE FROM speakers", "Article 1"),
            ("UPDATE articles SET denials = 7 WHERE id = 3", "Article 3"),
            ("INSERT INTO documents_found (documents_found) VALUES ('delete-all')", "documents_found"),
            ("INSERT INTO statements_found (statements_found) VALUES ('delete-all')", "statements_found"),
        ],
    )
    def test_what_is_derived_is_checked_and_made_again(self, file: Path, harm: str, told: str) -> None:
        filled(file)
        with Library(file) as library:
            assert check(library) == []
            with library.store.writing() as connection:
                connection.execute(harm)
            assert told in check(library)[0]
            assert repair(library) == 0
            assert check(library) == []
            assert library.articles(Query(words="road")).total == 1

    def test_a_changed_text_is_noticed(self, file: Path) -> None:
        filled(file)
        with Library(file) as library:
            with library.store.writing() as connection:
                connection.execute("UPDATE documents SET text = text || '!' WHERE article = 1")
            assert any("not the one that was kept" in problem for problem in check(library))

    def test_a_row_that_belongs_to_nothing_is_told(self, file: Path) -> None:
        filled(file)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("INSERT INTO notes (article, id, body) VALUES (99, 'n', '{}')")
            connection.commit()
        with Library(file) as library:
            assert check(library) == ["Row 4 of the table “notes” belongs to nothing."]


class TestFull:
    def test_a_full_disk_is_told_and_nothing_is_lost(self, file: Path) -> None:
        filled(file)
        with Library(file) as library:
            with library.store.alone() as connection:
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                connection.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(LibraryError, match="disk is full"):
                library.keep(read("Ann Lee said a lot. " * 5_000))
            assert library.articles().total == 3
            assert check(library) == []

    def test_a_lasting_lock_is_told(self, file: Path) -> None:
        filled(file)
        with Library(file) as one, Library(file, wait=0.1) as other:
            other.articles()
            with one.together(), pytest.raises(LibraryError, match="busy"):
                other.delete([1])
            other.delete([1])
            assert one.articles().total == 2

    def test_a_python_without_full_text_search_is_told(self, file: Path) -> None:
        assert "lacks FTS5" in sentence(sqlite3.OperationalError("no such module: fts5"), file)

    def test_other_errors_are_told_with_their_reason(self, file: Path) -> None:
        assert "(odd)" in sentence(sqlite3.OperationalError("odd"), file)


READ_ONLY = """
import os, sys
from pathlib import Path
from onrecord.library.errors import LibraryError
from onrecord.library.library import Library
from onrecord.library.checking import check
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with Library(Path(sys.argv[1])) as library:
    print(library.can_write, library.articles().total, library.load(1).id, check(library))
    try:
        library.delete([1])
    except LibraryError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
class TestReadOnly:
    def run(self, file: Path) -> list[str]:
        """Read a library as somebody who is not allowed everything."""
        command = [sys.executable, "-c", READ_ONLY, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        return done.stdout.splitlines()

    @pytest.fixture
    def open_to_all(self, file: Path) -> Path:
        for folder in list(file.parents)[:4]:
            if folder != Path("/tmp"):
                folder.mkdir(exist_ok=True)
                folder.chmod(0o755)
        return filled(file)

    def test_a_read_only_folder_is_read(self, open_to_all: Path) -> None:
        before = open_to_all.read_bytes()
        open_to_all.chmod(0o444)
        open_to_all.parent.chmod(0o555)
        told = self.run(open_to_all)
        open_to_all.parent.chmod(0o755)
        assert told[0] == "False 3 1 []"
        assert "can be read but not written to" in told[1]
        assert open_to_all.read_bytes() == before

    def test_a_read_only_file_in_an_open_folder_is_read(self, open_to_all: Path) -> None:
        open_to_all.chmod(0o444)
        open_to_all.parent.chmod(0o777)
        told = self.run(open_to_all)
        assert told[0] == "False 3 1 []"
        assert "can be read but not written to" in told[1]

    def test_what_is_still_in_the_log_is_read_too(self, open_to_all: Path) -> None:
        with Library(open_to_all) as library:
            library.keep(read("Ann Lee said one more."))
            for file in open_to_all.parent.iterdir():
                file.chmod(0o444)
            open_to_all.parent.chmod(0o555)
            told = self.run(open_to_all)
            open_to_all.parent.chmod(0o755)
        assert told[0] == "False 4 1 []"


SECRET = "Quixotically"
NAME = "Zebulon Krzyzewski"


def secret_article(number: int) -> str:
    return f"{NAME} said that {SECRET}{number} zanzibar{number} hides. {NAME} denied the vexillology{number}."


def traces(folder: Path, *words: str) -> list[tuple[str, str]]:
    contents = {file.name: file.read_bytes().lower() for file in folder.iterdir()}
    return [
        (name, word)
        for name, content in contents.items()
        for word in words
        if word.lower().encode() in content
    ]


def compressed(library: Library, article: int) -> list[bytes]:
    """What is kept of an article in compressed form: its reading, a correction, a note."""
    query = (
        "SELECT reading FROM documents WHERE article = ?1"
        " UNION SELECT body FROM corrections WHERE article = ?1"
        " UNION SELECT body FROM notes WHERE article = ?1"
    )
    with library.store.reading() as connection:
        return [body for (body,) in connection.execute(query, (article,))]


def packed_traces(folder: Path, packed: Iterable[bytes]) -> int:
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    return sum(any(part[at : at + 16] in content for at in range(8, len(part) - 16, 16)) for part in packed)


class TestForgetting:
    def test_no_file_has_a_word_of_a_forgotten_article(self, file: Path) -> None:
        with Library(file) as library:
            library.keep(ROAD)
            reading = read(secret_article(7), title="Xylographic", outlet="Wyvern")
            removed = Remove(statement=statement_anchor(reading.statements[0], reading))
            revision = Revision(corrections=(removed,), notes=(Note(text="hippogriff"),))
            library.keep(BRIDGE)
            article = library.keep(reading, revision, target="/home/ytterbium.html")
            words = ("quixotically", "zanzibar", "vexill", "krzyz", "xylog", "wyvern", "ytter")
            assert {word for _, word in traces(file.parent, *words)} == set(words)
            packed = compressed(library, article)
            assert len(packed) == 3
            assert packed_traces(file.parent, packed) == 3
            library.join_names("person:zebulon krzyzewski", "person:ann lee")
            library.add_correction(
                article, Remove(statement=statement_anchor(reading.statements[1], reading))
            )
            library.delete([article])
            library.forget([article])
            assert traces(file.parent, *words) == [], "while it is open"
            assert packed_traces(file.parent, packed) == 0
            assert check(library) == []
            assert library.articles().total == 2
        assert traces(file.parent, *words) == [], "when it is closed"

    def test_forgetting_among_many_articles_leaves_nothing(self, file: Path) -> None:
        rng = random.Random(7)
        with Library(file) as library:
            ids = {}
            for number in range(150):
                ids[number] = library.keep(read(secret_article(number) + " More." * rng.randint(1, 900)))
            for number in rng.sample(range(150), 60):
                reading = library.load(ids[number]).reading
                correction = Remove(statement=statement_anchor(reading.statements[0], reading))
                library.add_correction(ids[number], correction)
            gone = rng.sample(range(150), 50)
            library.forget([ids[number] for number in gone])
            words = [f"{word}{number} " for number in gone for word in (SECRET, "zanzibar")]
            assert traces(file.parent, *words) == []
            with library.store.reading() as connection:
                connection.execute(
                    "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'documents_found', 'row')"
                )
                terms = {term for (term,) in connection.execute("SELECT term FROM temp.terms")}
            assert not {f"zanzibar{number}" for number in gone} & terms
            assert library.articles().total == 100

    def test_backups_go_with_it(self, file: Path) -> None:
        with Library(file) as library:
            article = library.keep(read(secret_article(1)))
        with Library(file, migrations=LATER) as library:
            library.keep(ROAD)
            assert traces(backup_of(file, 1).parent, SECRET)
            backup_of(file, 1).with_name(f"{backup_of(file, 1).name}.part").write_text(SECRET)
            library.forget([article])
            assert traces(file.parent, SECRET, "krzyz") == []
        assert left(file) == ["library.sqlite"]

    def test_somebody_who_reads_on_is_waited_for_and_told_of(self, file: Path) -> None:
        with Library(file, wait=0.2) as library, Library(file) as other:
            article = library.keep(read(secret_article(1)))
            with other.store.reading() as connection:
                connection.execute("SELECT count(*) FROM articles").fetchone()
                with pytest.raises(LibraryError, match="words of it may still stand"):
                    library.forget([article])
            library.forget([])
            assert traces(file.parent, SECRET, "krzyz") == []

    def test_what_is_purged_takes_all_that_belongs_to_it(self, file: Path) -> None:
        with Library(file) as library:
            article = library.keep(ROAD, Revision(notes=(Note(text="n"),)))
            library.join_names("person:bob ray", "person:ann lee")
            library.delete([article], now=later(-40 * 24 * 60))
        with Library(file) as library, library.store.reading() as connection:
            for table in (
                "articles",
                "documents",
                "notes",
                "sources",
                "statements",
                "speakers",
                "joined_names",
            ):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table

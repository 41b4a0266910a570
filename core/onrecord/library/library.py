"""The library: articles that a reader keeps, and all that was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord import folders
from onrecord.article import Article
from onrecord.context.values import Context
from onrecord.library import (
    documents,
    forgetting,
    joining,
    keeping,
    listing,
    revisions,
    source_pages,
)
from onrecord.library.schema import MIGRATIONS
from onrecord.library.store import WAIT, Store
from onrecord.library.values import Kept, NamesChange, Page, Query, SourceName, SourcePage, Statements
from onrecord.reading import Checked, Reading
from onrecord.revision.revising import revise
from onrecord.revision.values import Correction, Note, Revision

NOTHING = Revision()
ALL = Query()


def usual_file() -> Path:
    """Return where the reader's library is."""
    return folders.data() / "library.sqlite"


class Library:
    """The articles that a reader keeps, in one file.

    It is opened when it is first used, and made where it is not there yet. One object serves all threads,
    each with a connection of its own; several processes can use one file at once. Each method is done whole
    or not at all; :meth:`together` makes one deed of several.

    Every method raises a :class:`~onrecord.library.errors.LibraryError`, with one sentence for the reader,
    where the file cannot be used, and its kind ``NotKeptError`` for an id that is not there.
    """

    def __init__(self, file: Path, *, migrations: Sequence[str] = MIGRATIONS, wait: float = WAIT) -> None:
        self.file = file
        self.store = Store(file, migrations, wait, opened=forgetting.purge)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, whoever uses it; it is opened again when it is next used."""
        self.store.close()

    @property
    def can_write(self) -> bool:
        """Whether anything can be kept: a file or folder may be there to be read alone."""
        return self.store.can_write

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that the block does in this thread at its end, or nothing of it where it fails."""
        with self.store.writing():
            yield

    # Articles

    def keep(
        self,
        reading: Reading,
        revision: Revision = NOTHING,
        context: Iterable[Context] = (),
        *,
        target: str | None = None,
        now: datetime | None = None,
    ) -> int:
        """Keep an article, and return its id.

        The article of the same text and address is brought up to date: it gets the new reading, and those
        corrections and notes that it lacks. One that was deleted is restored.

        Args:
            reading: as the engine gave it.
            revision: what the reader made of it.
            context: what was looked up, with the ids of the corrected reading.
            target: the path or address by which it was opened.
            now: when it was opened; the present by default.
        """
        with self.store.writing() as connection:
            article = documents.id_of(connection, documents.key_of(reading.article))
            if article is None:
                article = keeping.insert(connection, reading, revision, target, now)
            else:
                documents.update(connection, article, reading, target, documents.moment(now))
                revisions.merge(connection, article, revision)
                keeping.follow(connection, article)
            self.set_context(article, context)
        return article

    def keep_version(
        self, earlier: int, reading: Reading, *, target: str | None = None, now: datetime | None = None
    ) -> int:
        """Keep an article that has another text than before at the same address, and return its id.

        It gets a copy of what the reader made of the earlier version, and what was looked up. That somebody
        checked the earlier text says nothing of this one. The earlier version stays, and is marked as one.
        """
        with self.store.writing() as connection:
            old = self._load(earlier)
            revision = old.revision.model_copy(update={"checked": None})
            article = self.keep(reading, revision, target=target or old.target, now=now)
            if article != earlier:
                for kind, context in revisions.worded_context(connection, earlier):
                    revisions.put_worded(connection, article, kind, context)
                connection.execute("UPDATE articles SET later = NULL WHERE id = ?", (article,))
                connection.execute("UPDATE articles SET later = ? WHERE id = ?", (article, earlier))
        return article

    def find(self, article: Article) -> Kept | None:
        """Return what is kept of an article of the same text and address; None where nothing is."""
        with self.store.reading() as connection:
            found = documents.id_of(connection, documents.key_of(article))
            kept = None if found is None else self._load(found)
        return None if kept is None or kept.deleted_at else kept

    def earlier(self, article: Article) -> Kept | None:
        """Return what is kept of the latest version of an article: of the same address, with another text."""
        address = documents.address_of(article)
        if address is None:
            return None
        with self.store.reading() as connection:
            found = connection.execute(
                "SELECT id FROM articles WHERE address = ? AND key <> ? AND deleted IS NULL"
                " ORDER BY later IS NOT NULL, opened DESC, id DESC LIMIT 1",
                (address, documents.key_of(article)),
            ).fetchone()
            return self._load(found[0]) if found else None

    def load(self, article: int) -> Kept:
        """Return all that is kept of an article, be it deleted or not."""
        with self.store.reading():
            return self._load(article)

    def replace_reading(self, article: int, reading: Reading) -> None:
        """Put the reading of another model in the place of the one that is kept.

        Raises:
            ValueError: it is of another text.
        """
        with self.store.writing() as connection:
            if documents.reading_of(connection, article).article.text != reading.article.text:
                raise ValueError("a reading of another text cannot be put in the place of this one")
            documents.put_reading(connection, article, reading)
            keeping.follow(connection, article)

    def set_opened(self, article: int, now: datetime | None = None) -> None:
        """Keep that an article was opened."""
        self._set(article, "opened", documents.moment(now))

    def set_position(self, article: int, offset: int) -> None:
        """Keep how far the reader came: the first character in sight."""
        self._set(article, "position", offset)

    def set_context(self, article: int, context: Iterable[Context]) -> None:
        """Keep what was looked up, each in place of what the same provider said of the same before.

        Args:
            article: its id.
            context: with the ids of sources and statements in the corrected reading.
        """
        if found := tuple(context):
            with self.store.writing() as connection:
                revisions.put_context(connection, article, found, keeping.revised(connection, article))

    def _set(self, article: int, column: str, value: object) -> None:
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            connection.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", (value, article))

    def _load(self, article: int) -> Kept:
        with self.store.reading() as connection:
            reading = documents.reading_of(connection, article)
            revision = revisions.revision_of(connection, article)
            revised = revise(reading, revision)
            facts = connection.execute(
                "SELECT target, position, kept, opened, deleted, later FROM articles WHERE id = ?", (article,)
            ).fetchone()
            context = revisions.context_of(connection, article, revised.reading)
            return Kept(article, reading, revision, revised, context, *facts)

    # What the reader makes of an article

    def add_correction(self, article: int, correction: Correction) -> None:
        """Keep a correction, as the last of its article; one with an id that is kept already is that one."""
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            revisions.add_correction(connection, article, correction)
            keeping.follow(connection, article)

    def remove_correction(self, article: int, correction: str) -> None:
        """Take a correction back, by its id, if it is there."""
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            if revisions.remove(connection, "corrections", article, correction):
                keeping.follow(connection, article)

    def put_note(self, article: int, note: Note) -> None:
        """Keep a note, in place of what it said before."""
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            revisions.put_note(connection, article, note)
            self._count_notes(article)

    def remove_note(self, article: int, note: str) -> None:
        """Take a note out, by its id, if it is there."""
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            revisions.remove(connection, "notes", article, note)
            self._count_notes(article)

    def set_checked(self, article: int, checked: Checked | None) -> None:
        """Keep who checked an article, or that nobody did."""
        with self.store.writing() as connection:
            documents.see_kept(connection, article)
            revisions.set_checked(connection, article, checked)

    def _count_notes(self, article: int) -> None:
        with self.store.writing() as connection:
            connection.execute(
                "UPDATE articles SET notes = (SELECT count(*) FROM notes WHERE article = ?1) WHERE id = ?1",
                (article,),
            )

    # Lists

    def articles(self, query: Query = ALL) -> Page:
        """Return articles, and how many there are in all."""
        with self.store.reading() as connection:
            return listing.articles(connection, query)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return the outlets of articles, by name, with how many there are of each."""
        with self.store.reading() as connection:
            return listing.outlets(connection)

    def statements(
        self, words: str, *, source: str | None = None, limit: int = 50, offset: int = 0
    ) -> Statements:
        """Return statements of all articles with some words, those of the latest article first.

        Args:
            words: as in a :class:`~onrecord.library.values.Query`; all where there are none.
            source: the key of the source that is to have made them.
            limit: how many at the most.
            offset: how many to pass over.
        """
        with self.store.reading() as connection:
            return listing.statements(connection, words, source, limit, offset)

    # Sources across articles

    def sources(self, prefix: str = "", *, limit: int | None = 20) -> tuple[SourceName, ...]:
        """Return sources with a word in their name that begins so, those of most articles first."""
        with self.store.reading() as connection:
            return joining.names(connection, prefix, limit)

    def source_page(self, key: str, *, limit: int = 200, offset: int = 0) -> SourcePage:
        """Return what a source said under this name and those joined with it, the latest article first."""
        with self.store.reading() as connection:
            return source_pages.source_page(connection, key, limit, offset)

    def join_names(self, name: str, into: str) -> NamesChange:
        """Let one name, and those joined with it, count as another; both are keys."""
        with self.store.writing() as connection:
            return joining.join(connection, name, into)

    def part_names(self, name: str) -> NamesChange:
        """Let a name stand for itself again."""
        with self.store.writing() as connection:
            return joining.part(connection, name)

    def change_names(self, change: NamesChange) -> None:
        """Make a change to the joined names, such as ``undone`` of an earlier one."""
        with self.store.writing() as connection:
            joining.change(connection, change)

    # An end

    def delete(self, articles: Iterable[int], *, now: datetime | None = None) -> None:
        """Mark articles as deleted. For thirty days they can be restored; later they go when it is opened."""
        with self.store.writing() as connection:
            forgetting.set_deleted(connection, articles, documents.moment(now))

    def restore(self, articles: Iterable[int]) -> None:
        """Take articles back that were deleted."""
        with self.store.writing() as connection:
            forgetting.set_deleted(connection, articles, None)

    def forget(self, articles: Iterable[int]) -> None:
        """Take articles out with all that belongs to them; no file of the library has a word of them then.

        The file is written anew for that, which takes seconds where it is large.
        """
        forgetting.forget(self.store, articles)

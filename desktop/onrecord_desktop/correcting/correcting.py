"""What the reader can correct, note and check: each is one method, asked for by a menu, a key or a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from onrecord import Span
from onrecord.outline import wording
from onrecord.phrasing import one_line
from onrecord.reading import Checked, SourceKind, Stance, StatementType
from onrecord.revision.anchoring import find, statement_of
from onrecord.revision.making import Making
from onrecord.revision.values import Correction, Entry, Note, Quote, SourceAnchor, StatementAnchor
from onrecord.translation import noop, tr
from onrecord_desktop.correcting.assigning import Parts, Role, assigned, parts_of, trimmed
from onrecord_desktop.correcting.revising import Revising
from onrecord_desktop.correcting.statement_dialog import StatementDialog, Told, type_of
from onrecord_desktop.correcting.wording import name as name_of
from onrecord_desktop.excerpt import shortened
from onrecord_desktop.looks import Looks
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_pane import ReadingPane
from onrecord_desktop.settings.stored import Settings

SELECT_WORDS = noop("Select the words in the text first.")
SELECT_STATEMENT = noop("Select a statement first.")


class Correcting(QObject):
    """Turns what the reader points at into corrections of what is shown."""

    def __init__(
        self,
        pane: ReadingPane,
        revising: Revising,
        settings: Settings,
        looks: Looks,
        say: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane = pane
        self._revising = revising
        self._settings = settings
        self._looks = looks
        self._say = say
        self._window = window
        self._awaited: StatementAnchor | None = None

    @property
    def shown(self) -> Presentation | None:
        """What is shown, and corrected."""
        return self._pane.shown

    @property
    def _making(self) -> Making | None:
        return Making(self.shown.reading) if self.shown else None

    def remove(self, statement_id: str) -> None:
        """Say that something is no statement."""
        if self._making:
            self._correct([self._making.remove(statement_id)])

    def set_type(self, statement_id: str, type: StatementType, stance: Stance | None) -> None:
        """Say of what type a statement is."""
        if self._making and self.shown and type_of(self.shown.statements[statement_id]) != (type, stance):
            self._correct([self._making.set_type(statement_id, type, stance)])

    def set_source(self, statement_id: str, source_ids: Sequence[str]) -> None:
        """Say which of the article's sources make a statement; nobody who is named for none."""
        making = self._making
        if making:
            self._correct([making.set_sources(statement_id, [making.source(i) for i in source_ids])])

    def edit(self, statement_id: str) -> None:
        """Show the words of a statement, with its source and type, to be corrected."""
        shown = self.shown
        if shown:
            statement = shown.statements[statement_id]
            names = [shown.reading.source_by_id(i).name for i in statement.sources]
            StatementDialog(
                shown.reading,
                statement,
                names,
                self._looks.theme,
                lambda told: self._take(statement_id, told),
                self._window,
            ).open()

    def mark(self, span: Span | None) -> None:
        """Have a statement marked whose content, to begin with, is what the reader selected."""
        shown, making = self.shown, self._making
        if shown is None or making is None:
            return
        if span is None:
            self._say(tr(SELECT_WORDS))
            return
        content = trimmed(span, shown.reading.article.text)
        parts = Parts(content=(content,))
        StatementDialog(
            shown.reading, parts, [], self._looks.theme, lambda told: self._add(told), self._window
        ).open()

    def make_part(self, statement_id: str | None, role: Role | None, span: Span | None) -> None:
        """Make the words that the reader selected a part of a statement, or none of it."""
        shown, making = self.shown, self._making
        if shown is None or making is None or statement_id is None or span is None:
            self._say(tr(SELECT_STATEMENT if span else SELECT_WORDS))
            return
        statement = shown.statements[statement_id]
        before = parts_of(statement)
        parts = assigned(before, role, span, shown.reading.article.text)
        if parts.content and parts != before:
            self._correct([making.set_parts(statement_id, *parts.all)])

    def choose_answered(self, statement_id: str) -> None:
        """Ask which statements a denial answers."""
        from onrecord_desktop.correcting.answers_dialog import AnswersDialog

        shown = self.shown
        if shown:
            denial = shown.statements[statement_id]
            done = lambda ids: self.set_answered(statement_id, ids)  # noqa: E731
            AnswersDialog(shown, denial, done, self._window).open()

    def set_answered(self, statement_id: str, answered: Iterable[str]) -> None:
        """Say which statements a denial answers, all of them."""
        shown, making = self.shown, self._making
        if shown and making:
            before, after = set(shown.statements[statement_id].denies), set(answered)
            changed = sorted(before ^ after)
            self._correct([making.set_link(statement_id, i, i in after) for i in changed])

    def join(self, source_id: str, other_id: str) -> None:
        """Say that two sources are one, which is called as the first."""
        if self._making:
            self._correct([self._making.join(source_id, other_id)])

    def part(self, source_id: str) -> None:
        """Ask which of the words that refer to a source mean somebody else."""
        from onrecord_desktop.correcting.parting_dialog import PartingDialog

        if self.shown:
            source = self.shown.reading.source_by_id(source_id)

            def done(mentions: Sequence[Span], name: str, kind: SourceKind) -> None:
                if self._making:
                    self._correct([self._making.part(source_id, mentions, name, kind)])

            PartingDialog(self.shown.reading, source, done, self._window).open()

    def note_on_statement(self, statement_id: str) -> None:
        """Write a note on a statement."""
        making, shown = self._making, self.shown
        if making and shown:
            pieces = wording(shown.statements[statement_id], shown.reading.article.text)
            about = "".join(piece.text for piece in pieces)
            self._write(lambda text: making.note_on_statement(statement_id, text), about)

    def note_on_source(self, source_id: str) -> None:
        """Write a note on a source."""
        making, shown = self._making, self.shown
        if making and shown:
            name = shown.reading.source_by_id(source_id).name
            self._write(lambda text: making.note_on_source(source_id, text), name)

    def note(self, span: Span | None, statement_id: str | None) -> None:
        """Write a note on the words that are selected, else on the statement, else on the article."""
        making, shown = self._making, self.shown
        if making is None or shown is None:
            return
        if span:
            passage = trimmed(span, shown.reading.article.text)
            about = passage.of(shown.reading.article.text)
            self._write(lambda text: making.note_on_passage(passage, text), about)
        elif statement_id:
            self.note_on_statement(statement_id)
        else:
            self._write(lambda text: Note(text=text), tr("On the whole article"))

    def edit_note(self, note_id: str) -> None:
        """Change or delete a note."""
        note = next((note for note in self._revising.revision.notes if note.id == note_id), None)
        if note is None:
            return
        about = note.about
        words = ""
        if isinstance(about, Quote):
            words = about.words
        elif isinstance(about, SourceAnchor):
            words = about.name
        elif isinstance(about, StatementAnchor):
            words = " … ".join(quoted.words for quoted in about.content)
        self._write(lambda text: note.model_copy(update={"text": text}), words, note)

    def _write(self, make: Callable[[str], Note], about: str, note: Note | None = None) -> None:
        from onrecord_desktop.correcting.note_dialog import NoteDialog

        def done(text: str) -> None:
            if text and (note is None or text != note.text):
                self._revising.add([make(text)], tr("note"))
            elif note and not text:
                self._revising.take_back([note], tr("delete a note"))

        words = shortened(one_line(about), 200)
        NoteDialog(words, note.text if note else "", done, self._window).open()

    def check(self) -> None:
        """Ask who checked the reading."""
        from onrecord_desktop.correcting.note_dialog import CheckDialog

        if self.shown:
            checked = self._revising.revision.checked
            name = checked.by if checked else self._settings.now.checker
            CheckDialog(name, checked is not None, self._check, self._window).open()

    def _check(self, name: str) -> None:
        if name:
            self._settings.change(replace(self._settings.now, checker=name))
        checked = Checked(by=name, on=date.today().isoformat()) if name else None
        words = tr("mark as checked") if checked else tr("no longer checked")
        self._revising.check(checked, words)

    def list_entries(self) -> None:
        """List all corrections and notes."""
        from onrecord_desktop.correcting.entries_dialog import EntriesDialog

        revising = self._revising
        EntriesDialog(
            revising.revision.entries,
            revising.lost,
            self.go_to,
            lambda entry: revising.take_back([entry], tr("take back: {what}", what=name_of(entry))),
            self._window,
        ).open()

    def go_to(self, entry: Entry) -> None:
        """Show what a correction or a note is about."""
        shown = self.shown
        about = entry.about if isinstance(entry, Note) else getattr(entry, "statement", None)
        about = about or getattr(entry, "source", None)
        if shown is None or about is None:
            return
        text = shown.reading.article.text
        if isinstance(about, StatementAnchor):
            found = self._found(about)
            if found:
                self._pane.navigation.jump(found)
                return
            quotes: tuple[Quote, ...] = (*about.content, *about.cue, *about.source)
        else:
            quotes = about.mentions if isinstance(about, SourceAnchor) else (about,)
        place = next((span for quoted in quotes if (span := find(quoted, text))), None)
        if place:
            self._pane.navigation.leave()
            self._pane.view.reveal(place)

    def _take(self, statement_id: str, told: Told) -> None:
        """Correct all that the reader changed of a statement, as one step."""
        shown, making = self.shown, self._making
        if shown is None or making is None:
            return
        statement = shown.statements[statement_id]
        made: list[Correction] = []
        if told.parts != parts_of(statement):
            made.append(making.set_parts(statement_id, *told.parts.all))
            making = making.after(made[-1])
        names = tuple(one_line(shown.reading.source_by_id(i).name) for i in statement.sources)
        if told.names != names:
            sources = [making.named(name, told.kind) for name in told.names]
            made.append(making.set_sources(statement_id, sources))
            making = making.after(made[-1])
        if (told.type, told.stance) != type_of(statement):
            made.append(making.set_type(statement_id, told.type, told.stance))
        self._correct(made)

    def _add(self, told: Told) -> None:
        making = self._making
        if making:
            sources = [making.named(name, told.kind) for name in told.names]
            added = making.add(told.parts.all, sources, told.type, told.stance)
            self._awaited = added.statement
            self._correct([added])

    def _correct(self, corrections: Sequence[Correction]) -> None:
        if corrections:
            self._revising.add(corrections, name_of(corrections[0]))

    def go_on(self) -> None:
        """Select the statement that was marked last, now that it is there."""
        anchor, self._awaited = self._awaited, None
        found = self._found(anchor) if anchor else None
        if found:
            self._pane.navigation.jump(found)

    def _found(self, anchor: StatementAnchor) -> str | None:
        found = statement_of(anchor, self.shown.reading) if self.shown else None
        return found.id if found else None

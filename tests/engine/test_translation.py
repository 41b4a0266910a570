"""Words in another language: by a catalogue made for the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextvars import copy_context
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from exported import reading

import onrecord_resources
from onrecord import Article, Gap, LoadingError, Statement, outline
from onrecord.exports.formats import Format, encoded
from onrecord.provenance import marking, provenance
from onrecord.translation import best, current, grouped, noop, speak, tr, trn
from onrecord.worker import Reader, answers

Words = Mapping[str | tuple[str, str], str | tuple[str, ...]]

GERMAN: Words = {
    ",": ".",
    "claim": "Behauptung",
    "no comment": "kein Kommentar",
    "March": "März",
    "No source given": "Ohne Quelle",
    "Open file…": "Datei öffnen …",
    "{day} {month} {year}": "{day}. {month} {year}",
    "{name} denies it": "Das weist {name} zurück",
    "{name} is empty: choose one that holds an article.": "{name} ist leer: wählen Sie einen Artikel.",
    "marked by On Record {version}": "markiert von On Record {version}",
    "unchecked": "ungeprüft",
    "names could not be found": "Namen ließen sich nicht finden",
    "“{word}”": "„{word}“",
    "Who says what": "Wer sagt was",
    ("denial", "denials"): ("Dementi", "Dementis"),
    ("{n} claim", "{n} claims"): ("{n} Behauptung", "{n} Behauptungen"),
    ("{number} of {n} claim", "{number} of {n} claims"): (
        "{number} von {n} Behauptung",
        "{number} von {n} Behauptungen",
    ),
}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Words], None]:
    """Make a catalogue where On Record looks for it."""
    real = onrecord_resources.path
    monkeypatch.setattr(
        onrecord_resources, "path", lambda name: tmp_path if name == "languages" else real(name)
    )

    def make(code: str, words: Words) -> None:
        made = Catalog(locale=code)
        for english, other in words.items():
            made.add(english, other)
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "onrecord.mo").open("wb") as file:
            write_mo(file, made)

    return make


@pytest.fixture
def german(catalogue: Callable[[str, Words], None]) -> None:
    """Make German the current language."""
    catalogue("de", GERMAN)
    speak("de")


class TestEnglish:
    def test_it_needs_no_catalogue(self) -> None:
        assert current() == "en"
        assert tr("Open file…") == noop("Open file…") == "Open file…"

    def test_values_are_put_in_by_name_and_never_looked_into(self) -> None:
        assert tr("{name} denies it", name="{Ann}") == "{Ann} denies it"
        assert tr("{as it is}") == "{as it is}"

    @pytest.mark.parametrize(
        ("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1234567, "1,234,567 claims")]
    )
    def test_a_number_chooses_the_words(self, number: int, words: str) -> None:
        assert trn("{n} claim", "{n} claims", number) == words

    def test_no_words_stay_none(self) -> None:
        assert tr("") == ""


@pytest.mark.usefixtures("german")
class TestAnotherLanguage:
    def test_words_are_looked_up(self) -> None:
        assert current() == "de"
        assert tr("Open file…") == "Datei öffnen …"
        assert tr(noop("claim")) == "Behauptung"

    def test_values_stand_where_the_language_has_them(self) -> None:
        assert tr("{name} denies it", name="Ann Lee") == "Das weist Ann Lee zurück"

    def test_a_number_chooses_the_words(self) -> None:
        found = [trn("{n} claim", "{n} claims", number) for number in (1, 2, 1234)]
        assert found == ["1 Behauptung", "2 Behauptungen", "1.234 Behauptungen"]

    def test_other_values_stand_beside_the_number(self) -> None:
        words = trn("{number} of {n} claim", "{number} of {n} claims", 4, number=grouped(3))
        assert words == "3 von 4 Behauptungen"

    def test_a_word_that_also_has_a_plural_stands_in_its_singular(self) -> None:
        assert tr("denial") == "Dementi"

    def test_what_the_catalogue_lacks_stays_english(self) -> None:
        assert tr("Quit") == "Quit"
        assert trn("{n} page", "{n} pages", 1234) == "1.234 pages"

    def test_no_words_stay_none(self) -> None:
        assert tr("") == ""

    def test_english_comes_back(self) -> None:
        speak("en")
        assert tr("claim") == "claim"


def test_a_language_may_have_more_plurals_than_two(catalogue: Callable[[str, Words], None]) -> None:
    catalogue("pl", {("{n} claim", "{n} claims"): ("{n} teza", "{n} tezy", "{n} tez")})
    speak("pl")
    found = [trn("{n} claim", "{n} claims", number) for number in (1, 3, 5, 22)]
    assert found == ["1 teza", "3 tezy", "5 tez", "22 tezy"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["de"], "de"),
        (["de-AT", "en"], "de"),
        (["de_CH.UTF-8"], "de"),
        (["DE"], "de"),
        (["en-GB", "de"], "en"),
        (["fr-FR", "nl", "de"], "de"),
        (["fr-FR", "deu"], "en"),
        (["", "C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_spoken_is_the_best(wanted: list[str], code: str) -> None:
    assert best(wanted) == code


@pytest.mark.usefixtures("german")
class TestThreads:
    def found_in(self, run: Callable[[Callable[[], None]], object]) -> str:
        found: list[str] = []
        thread = threading.Thread(target=run, args=(lambda: found.append(tr("claim")),))
        thread.start()
        thread.join()
        return found[0]

    def test_another_thread_speaks_its_own_language(self) -> None:
        assert self.found_in(lambda work: work()) == "claim"

    def test_a_thread_that_gets_the_context_speaks_the_same(self) -> None:
        assert self.found_in(copy_context().run) == "Behauptung"

    def test_what_another_thread_speaks_changes_nothing_here(self) -> None:
        self.found_in(lambda work: (speak("en"), work()))
        assert tr("claim") == "Behauptung"


@pytest.mark.usefixtures("german")
class TestCore:
    def test_a_date_stands_as_the_language_writes_it(self) -> None:
        assert "5. März 2024" in provenance(Article(id="a", text="It rained.", published="2024-03-05"), None)

    def test_a_label_is_a_word_of_the_language(self) -> None:
        types = ("claim", "denial", "no_comment")
        labels = [outline.label(Statement(id="q", type=kind)) for kind in types]
        assert labels == ["Behauptung", "Dementi", "kein Kommentar"]

    def test_why_a_part_was_not_read_keeps_the_name_of_the_fault(self) -> None:
        gap = Gap(start=0, end=1, reason="names could not be found (ValueError)")
        assert outline.why_unread(gap) == "Namen ließen sich nicht finden (ValueError)"
        assert outline.why_unread(gap.model_copy(update={"reason": "too long"})) == "too long"

    def test_a_reading_is_the_same_in_every_language(self) -> None:
        made = reading()
        assert marking(made) == "markiert von On Record 0.1.0, ungeprüft"
        assert made.marking == json.loads(made.to_json())["marking"] == "marked by On Record 0.1.0, unchecked"

    def test_labels_stand_in_a_column_however_wide(self) -> None:
        text = encoded(reading(), Format.text).decode()
        assert "    Behauptung      According to" in text
        assert "    kein Kommentar  The city’s" in text

    def test_a_page_tells_which_words_are_of_which_language(self) -> None:
        page = encoded(reading(), Format.html).decode()
        assert '<html lang="de">' in page
        assert '<main id="article" lang="en">' in page
        assert '<p class="meta" lang="de">' in page
        assert '<bdi lang="en"><span class="cue">According to</span>' in page
        assert '<h2 id="panel-title">Wer sagt was</h2>' in page

    def test_a_table_keeps_the_names_of_its_columns(self) -> None:
        head, row, *_ = encoded(reading(), Format.csv).decode("utf-8-sig").splitlines()
        assert head.startswith("number,mark,id,type,")
        assert row.startswith("1,1a,q1,claim,")
        assert row.endswith('"markiert von On Record 0.1.0, ungeprüft",'), "there are no notes"


def test_a_page_in_the_language_of_its_article_tells_it_once() -> None:
    page = encoded(reading(), Format.html).decode()
    assert page.count(' lang="') == 2


def test_each_request_to_the_engine_is_answered_in_its_own_language(
    catalogue: Callable[[str, Words], None],
) -> None:
    catalogue("de", GERMAN)

    def opened(target: str) -> Article:
        raise LoadingError(tr("{name} is empty: choose one that holds an article.", name=target))

    def told(**request: str) -> object:
        line = json.dumps({"id": 1, "open": "a", **request}).encode()
        (answer,) = answers(line, Reader(opened, unused, unused, unused))
        return answer["error"]

    assert told(language="de-CH") == "a ist leer: wählen Sie einen Artikel."
    assert told() == "a is empty: choose one that holds an article."
    assert told(language="de") == "a ist leer: wählen Sie einen Artikel."
    assert told(language="xx") == "a is empty: choose one that holds an article."


def unused(*_: object) -> object:
    raise AssertionError

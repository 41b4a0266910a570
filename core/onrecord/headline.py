"""A headline against its article: facts, and no verdict. Pure.

Two things are told: emphatic words that only the headline has, and which statement of the article is
nearest to what the headline asserts, so that a reader sees who said it, how, and which denials are linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.article import Article, Block
from onrecord.engine.grammar import wordset
from onrecord.nearness import nearest
from onrecord.outline import LINKED_DENIALS, NO_SOURCE, answered_by, cue_words, doubt, name_of, wording
from onrecord.phrasing import capitalized, one_line
from onrecord.provenance import headline
from onrecord.reading import Reading, Statement
from onrecord.translation import noop, tr
from onrecord.vocabulary import Vocabulary, vocabulary, words_in

# Translators: after it stand words that the article has in its headline alone.
ONLY_THERE = noop("Only in the headline:")
# Translators: after it stands the statement that has most words of the headline.
NEAREST = noop("Nearest statement by shared words:")
# Translators: the list from which it comes that a word is rated emotive; VADER is its name.
WORD_LIST = noop("Ratings: VADER word list.")
"""Said wherever a word is called emotive: it is not On Record's own judgement."""

_LABELS = wordset(
    """analysis breaking check exclusive explainer fact in interview just latest listen live news opinion
    photos pictures poll read report review the update updated video watch"""
)
"""Words before a colon by which a site says what kind of piece it is; they assert nothing."""
_LABEL_END = re.compile(r"\s*[:|–—]\s")


@dataclass(frozen=True)
class HeadlineWord:
    """A word that only the headline has, as it is written there."""

    text: str
    capitals: bool
    """Whether it is set in capitals for emphasis."""
    emotive: bool

    @property
    def remark(self) -> str:
        """What is told of it."""
        # Translators: of a word.
        capitals = [tr("in capitals")] if self.capitals else []
        # Translators: of a word.
        emotive = [tr("rated emotive")] if self.emotive else []
        return tr(", ").join(capitals + emotive)


@dataclass(frozen=True)
class HeadlineCheck:
    """What there is to tell of a headline; nothing where there is none, or nothing stands out."""

    words: tuple[HeadlineWord, ...] = ()
    nearest: Statement | None = None
    """The statement under the headline that is nearest to what it asserts, if one is near."""
    denials: tuple[Statement, ...] = ()
    """The denials that are linked to it."""

    def __bool__(self) -> bool:
        return bool(self.words or self.nearest)


def check(reading: Reading) -> HeadlineCheck:
    """Compare the headline with the article under it.

    The first call loads the vocabulary (some 0.2 s); after it an ordinary article takes a few milliseconds.
    """
    title, body = headline(reading.article), words_in(_body(reading.article))
    if not (title and body):
        return HeadlineCheck()
    english = vocabulary()
    asserted = words_in(_without_label(title))
    lemmas = {word: english.lemma(word) for word in {*asserted, *body}}
    words = tuple(_only_there(asserted, body, lemmas, english))
    told = {lemmas[word.text] for word in words}
    meant = {lemmas[word] for word in asserted if not english.is_small(word)} - told
    found = nearest(
        reading, meant, lambda word: lemmas.get(word) or english.lemma(word), _titles(reading.article)
    )
    denials = answered_by(reading).get(found.id, ()) if found else ()
    return HeadlineCheck(
        # what is not in a part of an article may stand in the rest
        words=() if reading.article.truncated else words,
        nearest=found,
        denials=tuple(statement for statement in reading.statements if statement.id in denials),
    )


def sentences(found: HeadlineCheck, reading: Reading) -> tuple[str, ...]:
    """Put a check in words, a sentence or so for each fact; empty where there is nothing to tell."""
    return tuple(_sentences(found, reading))


def _sentences(found: HeadlineCheck, reading: Reading) -> Iterator[str]:
    if found.words:
        told = ((tr("“{word}”", word=word.text), word.remark) for word in found.words)
        listed = tr(", ").join(f"{word} ({remark})" for word, remark in told)
        credit = f" {tr(WORD_LIST)}" if any(word.emotive for word in found.words) else ""
        yield f"{tr(ONLY_THERE)} {listed}.{credit}"
    if found.nearest:
        words = one_line("".join(piece.text for piece in wording(found.nearest, reading.article.text)))
        unsure = doubt(found.nearest)
        yield f"{tr(NEAREST)} {_names(found.nearest, reading)}: {words}" + (f" ({unsure})" if unsure else "")
    if found.denials:
        listed = tr(", ").join(_reference(denial, reading) for denial in found.denials)
        yield f"{capitalized(tr(LINKED_DENIALS))} {listed}."


def _reference(statement: Statement, reading: Reading) -> str:
    cue = cue_words(statement, reading.article.text)
    return _names(statement, reading) + (f" ({cue})" if cue else "")


def _names(statement: Statement, reading: Reading) -> str:
    sources = (reading.source_by_id(source) for source in statement.sources)
    return tr(", ").join(name_of(source, reading.article.text) for source in sources) or tr(NO_SOURCE)


def _without_label(title: str) -> str:
    label = _LABEL_END.search(title)
    if label and {word.lower() for word in words_in(title[: label.start()])} <= _LABELS:
        return title[label.end() :]
    return title


def _body(article: Article) -> str:
    """Return the article's text without its headline."""
    kept, end = [], 0
    for block in _titles(article):
        kept.append(article.text[end : block.start])
        end = block.end
    return "\n".join((*kept, article.text[end:]))


def _titles(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind == "title"]


def _only_there(
    asserted: Sequence[str], body: Sequence[str], lemmas: Mapping[str, str], english: Vocabulary
) -> Iterator[HeadlineWord]:
    """Yield the emphatic words of a headline whose lemma the body does not have, each once."""
    known = {form for word in set(body) for form in (lemmas[word], word.lower())}
    spoken = [word for word in asserted if len(word) > 1 and word.upper() != word.lower()]
    shouts = 2 * sum(word.isupper() for word in spoken) > len(spoken)
    for word in dict.fromkeys(spoken):
        if known.isdisjoint((lemmas[word], word.lower())):
            known.add(lemmas[word])
            capitals = word.isupper() and not shouts and _is_emphasis(word, body, english)
            emotive = not english.is_small(word) and english.is_emotive(word)
            if capitals or emotive:
                yield HeadlineWord(word, capitals, emotive)


def _is_emphasis(word: str, body: Sequence[str], english: Vocabulary) -> bool:
    """Tell a word in capitals from an abbreviation, which is no common word or is spelt out in the body."""
    return word != "US" and english.is_common(word) and word not in _initials(body, english)


def _initials(words: Sequence[str], english: Vocabulary) -> str:
    """Return the initials of a text's names; words in lower case part them, but for *of* and the like."""
    return "".join(
        w[0] if w[0].isupper() else " " for w in words if w[0].isupper() or not english.is_small(w)
    )

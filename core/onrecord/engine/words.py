"""An article's tokens as plain lists, with the sentence, paragraph and quotation each stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.lexicon import plain

OPENING = frozenset(("“", "``", "„", "«", "â€œ", "‟"))
CLOSING = frozenset(("”", "»", "â€", "â€\x9d", "â€ť"))
STRAIGHT = frozenset(('"', "''", "＂"))
SINGLE_OPENING = frozenset(("‘", "â€˜", "`"))
SINGLE_CLOSING = frozenset(("’", "â€™"))
SINGLE_STRAIGHT = frozenset(("'",))
QUOTES = OPENING | CLOSING | STRAIGHT | SINGLE_OPENING | SINGLE_CLOSING | SINGLE_STRAIGHT


@dataclass(frozen=True)
class Words:
    """An article's tokens; all sequences are as long as the document has tokens."""

    texts: Sequence[str]
    plain: Sequence[str]
    """Case-folded and without full stops."""
    starts: Sequence[int]
    """First character of each token."""
    spaced: Sequence[bool]
    """Whether white space follows the token."""
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    quoted: Sequence[bool]
    """Whether the token stands in quotation marks; the marks themselves do."""

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, span: TokenSpan) -> str:
        """The words of a span as the article has them, white space made plain."""
        start, end = span
        parts = (t + " " * s for t, s in zip(self.texts[start:end], self.spaced[start:end], strict=True))
        return " ".join("".join(parts).split())

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.texts[i][:1].isupper()

    def starts_sentence(self, i: int) -> bool:
        """Whether no word of the sentence stands before a token."""
        while i > 0 and self.sentences[i - 1] == self.sentences[i]:
            i -= 1
            if self.texts[i][:1].isalnum():
                return False
        return True


def words_of(doc: Doc) -> Words:
    """Read a document's tokens once. Sentence bounds are used where they are set."""
    texts = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    paragraphs = _paragraphs(texts)
    return Words(
        texts=texts,
        plain=[plain(text) for text in texts],
        starts=[token.idx for token in doc],
        spaced=spaced,
        sentences=_sentences(doc, paragraphs),
        paragraphs=paragraphs,
        quoted=_quoted(texts, spaced, paragraphs),
    )


def _paragraphs(texts: Iterable[str]) -> list[int]:
    numbers: list[int] = []
    paragraph = 0
    for text in texts:
        numbers.append(paragraph)
        paragraph += "\n" in text
    return numbers


def _sentences(doc: Doc, paragraphs: Sequence[int]) -> list[int]:
    """Sentence numbers; a paragraph's end always ends a sentence."""
    starts = (
        [bool(token.is_sent_start) for token in doc]
        if doc.has_annotation("SENT_START")
        else [False] * len(doc)
    )
    numbers: list[int] = []
    sentence = 0
    for i, start in enumerate(starts):
        sentence += i > 0 and (start or paragraphs[i] != paragraphs[i - 1])
        numbers.append(sentence)
    return numbers


def _quoted(texts: Sequence[str], spaced: Sequence[bool], paragraphs: Sequence[int]) -> list[bool]:
    """A mark that is never closed counts to the end of its paragraph and does no harm beyond."""
    inside: list[bool] = []
    opened: str | None = None
    for i, text in enumerate(texts):
        if i and paragraphs[i] != paragraphs[i - 1]:
            opened = None
        before = i == 0 or spaced[i - 1] or not texts[i - 1][-1:].isalnum()
        was = opened
        if text in QUOTES:
            opened = _after_mark(text, opened, opens=before and not spaced[i])
        inside.append(was is not None or opened is not None)
    return inside


def _after_mark(mark: str, opened: str | None, opens: bool) -> str | None:
    """The kind of quotation that is open after a mark: ``double``, ``single`` or None."""
    if mark in OPENING:
        return "double"
    if mark in CLOSING:
        return None if opened == "double" else opened
    if mark in STRAIGHT:
        return None if opened == "double" else "double"
    if opened == "single":
        return None if mark not in SINGLE_OPENING else opened
    return "single" if opened is None and opens and mark not in SINGLE_CLOSING else opened

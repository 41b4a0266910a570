"""An article's tokens as plain lists, with the sentence, paragraph and quotation each stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.engine.attribution import TokenSpan
from onrecord.engine.lexicon import plain
from onrecord.engine.marks import DOUBLE, OPENING, SINGLE, STRAIGHT, with_double_marks

QUOTES = DOUBLE | SINGLE
SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")


def with_plain_spaces(text: str) -> str:
    """Return a text of the same length with no-break, thin and other spaces plain.

    A tokenizer makes a token of each of them, and so parts *Mr.* from the name that follows it.
    """
    return text.translate(SPACES)


@dataclass(frozen=True)
class Words:
    """An article's tokens; all sequences are as long as the document has tokens."""

    texts: Sequence[str]
    plain: Sequence[str]
    """Case-folded and without full stops."""
    marks: Sequence[str]
    """As ``texts``, with quotations in single marks as if in double ones."""
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

    def whole(self) -> str:
        """All of the document's text."""
        return "".join(t + " " * s for t, s in zip(self.texts, self.spaced, strict=True))

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


_KEPT = "onrecord.words"


def words_of(doc: Doc) -> Words:
    """Return a document's words. Sentence bounds are used where they are set.

    The words are made once and kept with the document, so what sets sentence bounds must come before.
    """
    kept = doc.user_data.get(_KEPT)
    if not isinstance(kept, Words):
        kept = doc.user_data[_KEPT] = _read(doc)
    return kept


def _read(doc: Doc) -> Words:
    # Each token as an object of its own would take as long as all else here.
    forms, starts, spaces, bounds = doc.to_array(["ORTH", "IDX", "SPACY", "SENT_START"]).T.tolist()
    strings = {form: doc.vocab.strings[form] for form in set(forms)}
    texts = [strings[form] for form in forms]
    spaced = [space == 1 for space in spaces]
    marks = with_double_marks(texts, spaced)
    paragraphs = _paragraphs(texts)
    return Words(
        texts=texts,
        plain=[plain(text) for text in texts],
        marks=marks,
        starts=starts,
        spaced=spaced,
        sentences=_sentences(bounds, paragraphs),
        paragraphs=paragraphs,
        quoted=_quoted(marks, paragraphs),
    )


def _paragraphs(texts: Iterable[str]) -> list[int]:
    numbers: list[int] = []
    paragraph = 0
    for text in texts:
        numbers.append(paragraph)
        paragraph += "\n" in text
    return numbers


def _sentences(bounds: Sequence[int], paragraphs: Sequence[int]) -> list[int]:
    """Sentence numbers; a paragraph's end always ends a sentence.

    Args:
        bounds: 1 for each token that begins a sentence.
    """
    numbers: list[int] = []
    sentence = 0
    for i, bound in enumerate(bounds):
        sentence += i > 0 and (bound == 1 or paragraphs[i] != paragraphs[i - 1])
        numbers.append(sentence)
    return numbers


def _quoted(marks: Sequence[str], paragraphs: Sequence[int]) -> list[bool]:
    """A mark that is never closed counts to the end of its paragraph and does no harm beyond."""
    inside: list[bool] = []
    opened = False
    for i, mark in enumerate(marks):
        if i and paragraphs[i] != paragraphs[i - 1]:
            opened = False
        was = opened
        if mark in DOUBLE:
            opened = mark in OPENING or (mark in STRAIGHT and not opened)
        inside.append(was or opened)
    return inside

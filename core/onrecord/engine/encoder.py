"""The component ``encoder``: one pass of a small transformer over the article, in overlapping windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, RuntimeException
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import SimpleFrozenList
from tokenizers import Tokenizer

from onrecord.engine.lexicon import load_lexicon
from onrecord.engine.pseudonyms import Pseudonyms
from onrecord.engine.windows import (
    Cutter,
    InputWords,
    Layout,
    Pieces,
    Window,
    input_words,
    layout_of,
    windows_of,
)
from onrecord.errors import EngineError
from onrecord.reading import Gap
from onrecord.translation import noop, tr

Floats = npt.NDArray[np.float32]

CLS, SEP = "[CLS]", "[SEP]"
KNOWN_WORDS = "known_words.txt"

FAILURES: tuple[type[Exception], ...] = (RuntimeError, ValueError, Fail, InvalidArgument, RuntimeException)
"""What a run of the model may raise; ONNX Runtime's own exceptions share no base class."""

# Translators: why a part of an article could not be read.
UNREAD = noop("the encoder failed here")


@dataclass(frozen=True)
class Encoded:
    """What the encoder makes of a ``Doc``, kept in ``doc._.encoded``."""

    words: InputWords
    layout: Layout
    windows: tuple[Window, ...]
    vectors: tuple[Floats, ...]
    """Of each window, a vector for each of its words: (words, width)."""

    def core_vectors(self) -> Iterator[Floats]:
        """Yield for each window the vectors, (words, width), of the words that it answers for."""
        for window, vectors in zip(self.windows, self.vectors, strict=True):
            yield vectors[window.core_start - window.start : window.core_end - window.start]


@dataclass(frozen=True)
class Loaded:
    """What an encoder has once a model was loaded."""

    model: bytes
    session: onnxruntime.InferenceSession
    cut: Cutter
    pseudonyms: Pseudonyms


@Language.factory(
    "onrecord_encoder",
    assigns=["doc._.encoded", "doc._.gaps"],
    default_config={"size": 254, "overlap": 64, "threads": 0},
)
def make_encoder(nlp: Language, name: str, size: int, overlap: int, threads: int) -> Encoder:  # noqa: ARG001
    """Make the component. ``size`` and ``overlap`` count word pieces; 0 threads: one a core."""
    return Encoder(size, overlap, threads)


class Encoder:
    """Reads word vectors off an ONNX model.

    Each window is one run, so that what it gives for a window does not depend on the windows beside it:
    quantisation takes its scales from the run.
    """

    def __init__(self, size: int, overlap: int, threads: int) -> None:
        self.size, self.overlap, self.threads = size, overlap, threads
        self._loaded: Loaded | None = None
        Doc.set_extension("encoded", default=None, force=True)
        Doc.set_extension("gaps", default=(), force=True)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.encoded``; windows that cannot be read become gaps and vectors of zeros."""
        words = self.pseudonyms(input_words(doc))
        pieces = self.cut(words)
        windows = tuple(windows_of(pieces, self.size, self.overlap))
        gaps: list[Gap] = []
        vectors = tuple(self._vectors_or_gap(doc, words, pieces, w, gaps) for w in windows)
        doc._.encoded = Encoded(words, layout_of(words), windows, vectors)
        doc._.gaps = tuple(gaps)
        return doc

    @property
    def loaded(self) -> Loaded:
        """The model and what stands before it.

        Raises:
            EngineError: no model was loaded.
        """
        if self._loaded is None:
            raise EngineError(tr("The model has no encoder; install On Record again."))
        return self._loaded

    @property
    def cut(self) -> Cutter:
        """What cuts words to pieces."""
        return self.loaded.cut

    @property
    def session(self) -> onnxruntime.InferenceSession:
        """The ONNX session."""
        return self.loaded.session

    @property
    def pseudonyms(self) -> Pseudonyms:
        """What gives people other names before the model sees them."""
        return self.loaded.pseudonyms

    def inputs(self, pieces: Pieces, window: Window) -> dict[str, npt.NDArray[np.int64]]:
        """Return what the model is given for one window, each of shape (1, pieces + 2)."""
        a, b = int(pieces.first[window.start]), int(pieces.first[window.end])
        tokenizer = self.cut.tokenizer
        cls, sep = tokenizer.token_to_id(CLS), tokenizer.token_to_id(SEP)
        ids = np.concatenate([[cls], pieces.ids[a:b], [sep]])
        features = np.concatenate([[0], pieces.features[a:b], [0]])
        return {"input_ids": ids[None], "token_type_ids": features[None]}

    def _vectors(self, pieces: Pieces, window: Window) -> Floats:
        hidden: Floats = self.session.run(None, self.inputs(pieces, window))[0][0]
        first = pieces.first[window.start : window.end] - pieces.first[window.start] + 1
        vectors: Floats = hidden[first]
        return vectors

    def _vectors_or_gap(
        self, doc: Doc, words: InputWords, pieces: Pieces, w: Window, gaps: list[Gap]
    ) -> Floats:
        try:
            return self._vectors(pieces, w)
        except FAILURES as error:
            start, last = doc[int(words.tokens[w.core_start])], doc[int(words.tokens[w.core_end - 1])]
            end = last.idx + len(last)
            reason = f"{UNREAD} ({type(error).__name__})"
            gaps.append(Gap(start=start.idx, end=end, reason=reason))
            return np.zeros((w.end - w.start, self.width), np.float32)

    @property
    def width(self) -> int:
        """Length of a word vector."""
        return int(self.session.get_outputs()[0].shape[-1])

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:  # noqa: ARG002
        """Write ``encoder.onnx``, ``tokenizer.json`` and ``known_words.txt`` into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "encoder.onnx").write_bytes(self.loaded.model)
        self.cut.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        (folder / KNOWN_WORDS).write_text("\n".join(sorted(self.pseudonyms.known)) + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> Encoder:  # noqa: ARG002
        """Read the files that :meth:`to_disk` wrote."""
        folder = Path(path)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        known = (folder / KNOWN_WORDS).read_text(encoding="utf-8").split()
        return self.with_model((folder / "encoder.onnx").read_bytes(), tokenizer, known)

    def with_model(self, model: bytes, tokenizer: Tokenizer, known: Iterable[str]) -> Encoder:
        """Use an ONNX model with the inputs of :meth:`inputs` and one output (1, pieces + 2, width).

        Args:
            known: words that are no names of people: see :class:`Pseudonyms`.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.log_severity_level = 3
        tokenizer.no_truncation()
        tokenizer.no_padding()
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._loaded = Loaded(model, session, Cutter(tokenizer), Pseudonyms(load_lexicon(), known))
        return self

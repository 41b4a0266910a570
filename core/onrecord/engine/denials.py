"""The component ``onrecord_denials``: how a denial stands to its content, what it answers, and through whom
statements came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.assembling import quotation_of
from onrecord.engine.attribution import Attribution, Relations, StatementKind
from onrecord.engine.calibration import AS_IT_IS, calibrated
from onrecord.engine.lexicon import Lexicon, load_lexicon
from onrecord.engine.links import LinkScorer
from onrecord.engine.relays import relays
from onrecord.engine.words import Words, words_of
from onrecord.reading import Stance


class DenialReader:
    """Reads attributions, kinds and identities; writes stances into ``doc._.statement_kinds`` and
    ``doc._.relations``."""

    def __init__(self, lexicon: Lexicon, threshold: float, calibration: Sequence[float] = AS_IT_IS) -> None:
        self.lexicon = lexicon
        self.threshold, self.calibration = threshold, tuple(calibration)

    def __call__(self, doc: Doc) -> Doc:
        """Tell stances, links and relays of all attributions of a document."""
        words = words_of(doc)
        kinds = doc._.statement_kinds
        doc._.statement_kinds = with_stances(words, doc._.attributions, kinds, self.lexicon)
        links = LinkScorer(words, doc._.attributions, doc._.identities, self.lexicon, doc._.answer_scores)
        vias = relays(words, doc._.attributions, doc._.identities, doc._.sources, self.lexicon)
        denials = [n for n, kind in enumerate(kinds) if kind.type == "denial"]
        answered = answers(links, denials, self.threshold)
        doc._.relations = tuple(
            Relations(self._calibrated(answered.get(n, {})), vias[n]) for n in range(len(kinds))
        )
        return doc

    def _calibrated(self, links: Mapping[int, float]) -> dict[int, float]:
        return {n: calibrated(p, self.calibration) for n, p in links.items()}


@Language.factory(
    "onrecord_denials",
    default_config={"threshold": 0.4, "calibration": list(AS_IT_IS)},
    requires=[
        "doc._.attributions",
        "doc._.statement_kinds",
        "doc._.answer_scores",
        "doc._.sources",
        "doc._.identities",
    ],
    assigns=["doc._.statement_kinds", "doc._.relations"],
)
def make_denials(
    nlp: Language,  # noqa: ARG001 (spaCy calls it so)
    name: str,  # noqa: ARG001 (spaCy calls it so)
    threshold: float,
    calibration: list[float],
) -> DenialReader:
    """Make the component.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        threshold: least score, from 0 to 1, with which a denial is linked to a statement.
        calibration: intercept and slope of the log odds that a link is right.
    """
    for extension in (
        "attributions",
        "statement_kinds",
        "answer_scores",
        "sources",
        "identities",
        "relations",
    ):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())
    return DenialReader(load_lexicon(), threshold, calibration)


def answers(links: LinkScorer, denials: Sequence[int], threshold: float) -> dict[int, dict[int, float]]:
    """What each denial answers; one that goes on from an earlier denial answers the same, a little less
    surely."""
    found: dict[int, dict[int, float]] = {}
    for place, denial in enumerate(denials):
        earlier = next(
            (d for d in reversed(denials[:place]) if found[d] and links.same_breath(denial, d)), None
        )
        found[denial] = (
            {n: 0.9 * p for n, p in found[earlier].items()}
            if earlier is not None
            else links.answered(denial, threshold)
        )
    return found


def with_stances(
    words: Words, attributions: Sequence[Attribution], kinds: Sequence[StatementKind], lexicon: Lexicon
) -> tuple[StatementKind, ...]:
    """The kinds with the stance of every denial, and no stance on anything else."""
    return tuple(
        replace(kind, stance=stance_of(words, attribution, lexicon) if kind.type == "denial" else None)
        for attribution, kind in zip(attributions, kinds, strict=True)
    )


def stance_of(words: Words, attribution: Attribution, lexicon: Lexicon) -> Stance:
    """``rejects`` where the cue itself rejects and the content is not just the source's quoted words."""
    cue = {words.plain[i] for start, end in attribution.cue for i in range(start, end)}
    quoted = quotation_of(words, attribution.content) == "direct"
    return "rejects" if cue & lexicon.rejecting and not quoted else "answers"

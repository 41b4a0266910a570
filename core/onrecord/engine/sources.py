"""The component ``onrecord_sources``: one identity for *Lloyd Austin*, *Austin*, *the Defense Secretary*
and *he*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.engine.attribution import Attribution, Entity, Identity, TokenSpan
from onrecord.engine.calibration import AS_IT_IS, calibrated
from onrecord.engine.finding import found_names
from onrecord.engine.identifying import Identifier
from onrecord.engine.keys import Described, Key, Who, Writer
from onrecord.engine.lexicon import Lexicon, load_lexicon
from onrecord.engine.registry import Bearer, register
from onrecord.engine.words import words_of
from onrecord.reading import SourceKind

_PAPERS = frozenset(("poll", "polls", "survey", "study", "report"))
"""Last words by which even a name taken for a body's is a document's."""
_KINDS: dict[str, SourceKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "PLACE": "place",
    "MISC": "organization",
}


class SourceIdentifier:
    """Reads ``doc._.attributions`` and ``doc.ents``; writes ``doc._.sources`` and ``doc._.identities``."""

    def __init__(self, lexicon: Lexicon, calibration: Sequence[float] = AS_IT_IS) -> None:
        self.lexicon, self.calibration = lexicon, tuple(calibration)

    def __call__(self, doc: Doc) -> Doc:
        """Identify the sources of all attributions of a document."""
        doc._.sources, identities = identify(doc, doc._.attributions, self.lexicon)
        doc._.identities = tuple(self._calibrated(identity) for identity in identities)
        return doc

    def _calibrated(self, identity: Identity) -> Identity:
        if not identity.sources:
            return identity
        return replace(identity, confidence=calibrated(identity.confidence, self.calibration))


@Language.factory(
    "onrecord_sources",
    requires=["doc.ents", "doc._.attributions"],
    assigns=["doc._.sources", "doc._.identities"],
    default_config={"calibration": list(AS_IT_IS)},
)
def make_sources(nlp: Language, name: str, calibration: list[float]) -> SourceIdentifier:  # noqa: ARG001 (spaCy calls it so)
    """Make the component. It needs no training.

    Args:
        calibration: intercept and slope of the log odds that an identity is right.
    """
    for extension in ("attributions", "sources", "identities"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())
    return SourceIdentifier(load_lexicon(), calibration)


def identify(
    doc: Doc, attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[tuple[Entity, ...], tuple[Identity, ...]]:
    """Give every attribution its sources. Changes nothing.

    Returns:
        The article's sources in order of first appearance, and who makes each attribution, by index
        into them.
    """
    words = words_of(doc)
    spans = [span for attribution in attributions for span in attribution.source]
    names = register(found_names(doc, words, spans, lexicon), lexicon)
    identifier = Identifier(words, names, lexicon)
    found = identifier.identify(attributions)
    keys = dict.fromkeys(who.key for whos in found for who in whos)
    named: defaultdict[int, list[TokenSpan]] = defaultdict(list)
    for mention in names.mentions:
        named[mention.bearer].append((mention.start, mention.end))
    entities = {key: _entity(key, identifier, named) for key in keys}
    order = sorted(keys, key=lambda key: _appearance(entities[key]))
    index = {key: i for i, key in enumerate(order)}
    return tuple(entities[key] for key in order), tuple(_identity(whos, index) for whos in found)


def _appearance(entity: Entity) -> tuple[bool, TokenSpan, str]:
    return not entity.mentions, entity.mentions[0] if entity.mentions else (0, 0), entity.name


def _identity(whos: Sequence[Who], index: Mapping[Key, int]) -> Identity:
    certainty = min((who.certainty for who in whos), default=1.0)
    return Identity(tuple(dict.fromkeys(index[who.key] for who in whos)), certainty)


def _entity(key: Key, identifier: Identifier, named: Mapping[int, Sequence[TokenSpan]]) -> Entity:
    referring = identifier.referring.get(key, [])
    if isinstance(key, Writer):
        return Entity("writer", "writer", None, _ordered(referring))
    if isinstance(key, Described):
        described = identifier.descriptions[key]
        return Entity(described.text, described.kind, described.role, _ordered(referring))
    bearer = identifier.names.bearers[key.bearer]
    name = identifier.place_name(bearer) or bearer.name
    signs = key.bearer == identifier.writer
    kind = "writer" if signs else _kind(bearer, identifier.lexicon)
    return Entity(name, kind, _role(bearer, identifier), _ordered([*named[key.bearer], *referring]))


def _ordered(spans: Sequence[TokenSpan]) -> tuple[TokenSpan, ...]:
    return tuple(sorted(set(spans)))


def _role(bearer: Bearer, identifier: Identifier) -> str | None:
    """The first words in the article that say who a named source is."""
    return identifier.words.text(bearer.roles[0]) if bearer.roles else None


def _kind(bearer: Bearer, lexicon: Lexicon) -> SourceKind:
    place = lexicon.places.get(" ".join(bearer.words))
    if place is not None and bearer.label != "PERSON":
        return "organization" if place.body else "place"
    last = bearer.words[-1]
    papers = lexicon.documents - lexicon.organizations if bearer.label == "MISC" else _PAPERS
    if bearer.label in ("ORG", "MISC") and last in papers:
        return "document"
    return _KINDS[bearer.label]

"""The training package, on a corpus of two made-up articles and an encoder of a few numbers."""

from __future__ import annotations

import json
import math
import random
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer, models, pre_tokenizers

from onrecord.engine.attribution import Attribution
from onrecord.engine.attributions import token_spans
from onrecord.engine.encoder import Encoded
from onrecord.engine.lexicon import load_lexicon
from onrecord.engine.types import CERTAIN, Types
from onrecord.engine.windows import DISTANCES, Window, layout_of

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
transformers = pytest.importorskip("transformers", reason="training needs the extra 'train'")

from onrecord_training.batches import batch_of, examples, with_rare_types  # noqa: E402
from onrecord_training.corpora import UNKNOWN, LabelledArticle, Labeller, corpus_lines  # noqa: E402
from onrecord_training.exporting import head_weights  # noqa: E402
from onrecord_training.folds import RECIPE as FOLD_RECIPE  # noqa: E402
from onrecord_training.folds import figures, given  # noqa: E402
from onrecord_training.network import Chain, Network, Sizes, parts_of  # noqa: E402
from onrecord_training.training import Recipe, Trainer, TypeLoss, losses, mean_loss, priors_of  # noqa: E402

TEXT = 'Ann Lee said the bridge was safe. "Not so," Bob Ray replied.\n\nHe denied that he had been told.'
NO_PRIORS = torch.zeros(3, 3)
VOCABULARY = ["[PAD]", *"abcdefghijklmnopqrstuvwxyz.,\"'", "[UNK]"]


def spans(*parts: str) -> list[dict[str, int]]:
    return [{"start": TEXT.index(p), "end": TEXT.index(p) + len(p)} for p in parts]


@pytest.fixture
def articles(tmp_path: Path) -> list[LabelledArticle]:
    statements = [
        {
            "source": spans("Ann Lee"),
            "cue": spans("said"),
            "content": spans("the bridge was safe"),
            "type": "claim",
        },
        {"source": spans("Bob Ray"), "cue": spans("replied"), "content": spans('"Not so,"'), "type": "claim"},
        {
            "source": spans("He"),
            "cue": spans("denied"),
            "content": spans("that he had been told"),
            "type": "denial",
        },
    ]
    numbered = [{"id": f"E{n}", **s} for n, s in enumerate(statements, 1)]
    lines = [{"doc": name, "text": TEXT, "statements": numbered} for name in ("one", "two")]
    corpus, names = tmp_path / "train.jsonl", tmp_path / "names.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf8")
    found = {"doc": "one", "names": [{**spans("Ann Lee")[0], "label": "PERSON"}]}
    names.write_text(json.dumps(found), encoding="utf8")
    tokenizer = Tokenizer(models.WordLevel({c: i for i, c in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps({"doc": "two", "denials": {"2": [0]}, "no_comment": []}), encoding="utf8")
    labeller = Labeller(tokenizer, known=())
    return [labeller(line) for line in corpus_lines(corpus, names, answers)]


def network() -> Network:
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=128,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        type_vocab_size=16,
    )
    return Network(transformers.BertModel(config, add_pooling_layer=False), Sizes(8, 8, 8, 8, 8))


def test_labels_stand_at_the_words_they_were_given_for(articles: list[LabelledArticle]) -> None:
    one, two = articles
    said = one.attributions[0]
    assert [one.words.texts[a:b] for a, b in said.content] == [("the", "bridge", "was", "safe")]
    assert one.names[:4].tolist() == [1, 2, 0, 0]
    assert set(two.names.tolist()) == {-100}, "nobody looked for names there"


def test_answers_replace_the_types_of_the_corpus(articles: list[LabelledArticle]) -> None:
    one, two = ([a.type for a in article.attributions] for article in articles)
    assert (one, two) == ([0, 0, 0], [0, 0, 1])
    assert articles[1].attributions[2].answers == (0,)


def test_a_batch_knows_who_answers_whom(articles: list[LabelledArticle]) -> None:
    batch = batch_of(examples(articles[1:], random.Random(0)) * 2)
    assert batch.links.nonzero().tolist() == [[2, 0], [5, 3]]
    assert batch.links_count.tolist() == pytest.approx([0.1, 0.1, 1] * 2)
    assert batch.pairs.together.sum() == 12, "a statement looks at the two others of its window alone"
    middle = DISTANCES // 2
    assert batch.pairs.distance[2, 0] < middle < batch.pairs.distance[0, 2]
    assert batch.pairs.paragraph[2, 0] < batch.pairs.paragraph[0, 1]


def test_nested_statements_count_where_they_are_marked(articles: list[LabelledArticle]) -> None:
    content = articles[0].attributions[0].content[0]
    weights = [
        batch_of(examples([replace(articles[0], nested=nested)], random.Random(0))).cue_weights[0]
        for nested in (False, True)
    ]
    assert [float(w[content[0]]) for w in weights] == [0, 1]


@torch.no_grad()
def test_the_engine_scores_statements_as_training_does(articles: list[LabelledArticle]) -> None:
    net, article = network().eval(), articles[0]
    torch.nn.init.normal_(net.types.link.weight)
    batch = batch_of(examples([article], random.Random(0)))
    words = net.encode(batch.ids, batch.features, batch.mask, batch.first)
    cue = net.cue_vectors(words, batch.cues)
    source, content = ((batch.role_tags == a) | (batch.role_tags == a + 1) for a in (1, 3))
    parts = parts_of(words[batch.cues.window], cue, source.float(), content.float())
    scores, links = net.types(parts, batch.pairs)

    doc = spacy.blank("en").make_doc(TEXT)
    spans = [
        [token_spans(part, article.words) for part in (a.source, a.cue, a.content)]
        for a in article.attributions
    ]
    types = Types([0, 0, 0], 1, load_lexicon()).with_weights(head_weights(net, ("types.",)))
    Doc.set_extension("encoded", default=None, force=True)
    n = len(article.words)
    window = Window(0, n, 0, n)
    doc._.encoded = Encoded(article.words, layout_of(article.words), (window,), (words[0].numpy(),))
    found, answers = types.scores(doc, tuple(Attribution(*s, 1.0) for s in spans))
    found[2, 1] -= CERTAIN  # what the cue *denied* adds
    assert found.ravel() == pytest.approx(scores.numpy().ravel(), abs=1e-4)
    pairs = {(i, j): score for i, row in enumerate(answers) for j, score in row.items()}
    assert pairs == {
        (i, j): pytest.approx(float(links[i, j]), abs=1e-4) for i, j in permutations(range(3), 2)
    }


def test_a_batch_tags_cues_and_roles(articles: list[LabelledArticle]) -> None:
    batch = batch_of(examples(articles[:1], random.Random(0)))
    words = articles[0].words.texts
    cues = [words[i] for i in (batch.cue_tags[0] == 1).nonzero().flatten().tolist()]
    assert cues == ["said", "replied", "denied"]
    assert batch.role_tags.shape[0] == len(batch.types) == 3
    assert batch.role_tags[0].tolist()[:7] == [1, 2, 0, 3, 4, 4, 4]


@torch.no_grad()
def test_the_chain_knows_the_likelihood_of_every_sequence() -> None:
    torch.manual_seed(3)
    chain = Chain()
    torch.nn.init.normal_(chain.after)
    scores, mask = torch.randn(1, 3, 5), torch.ones(1, 3, dtype=torch.bool)
    every = torch.cartesian_prod(*[torch.arange(5)] * 3)
    total = torch.exp(
        -chain.loss(scores.expand(len(every), -1, -1), every, mask.expand(len(every), -1))
    ).sum()
    assert float(total) == pytest.approx(1, abs=1e-4)


@torch.no_grad()
def test_rare_types_count_as_the_recipe_says(articles: list[LabelledArticle]) -> None:
    batch, net = batch_of(examples(articles, random.Random(0))), network().eval()
    none, some = (losses(net, batch, TypeLoss(share, 3), NO_PRIORS) for share in (0, 1))
    assert float(none["types"]) == 0
    assert float(some["types"]) > 0
    assert set(some) == {"cue", "names", "chain", "roles", "types", "links"}
    assert set(losses(net, batch, None, NO_PRIORS)) == {"cue", "names", "chain", "roles"}


def test_a_type_that_annotators_could_differ_on_costs_nothing() -> None:
    scores, weights = torch.tensor([[2.0, 0.0, 0.0], [0.0, 2.0, 0.0]]), torch.ones(3)
    one = mean_loss(scores[:1], torch.tensor([0]), weights)
    assert float(mean_loss(scores, torch.tensor([0, UNKNOWN]), weights)) == pytest.approx(float(one))
    assert float(mean_loss(scores, torch.tensor([UNKNOWN, UNKNOWN]), weights)) == 0


def test_priors_are_log_ratios_to_the_corpus(articles: list[LabelledArticle]) -> None:
    inserted = [
        replace(a, attributions=tuple(replace(s, origin=1, type=1) for s in a.attributions)) for a in articles
    ]
    priors = priors_of([*articles, *inserted])
    # Of each type's count one more is taken: 6 claims or denials of the corpus, 6 denials of insertions.
    known = [a.type for article in articles for a in article.attributions]
    expected = math.log((7 / 9) / ((known.count(1) + 1) / 9))
    assert priors[0].tolist() == [0, 0, 0]
    assert float(priors[1, 1]) == pytest.approx(expected, abs=1e-5)


def test_training_learns_and_goes_on_where_it_stopped(
    articles: list[LabelledArticle], tmp_path: Path
) -> None:
    recipe = Recipe(
        epochs=3,
        batch=1,
        save_every=1,
        threads=1,
        head_rate=0.02,
        passages_from=1,
        types_from=1,
        rare_steps=4,
    )
    Trainer(network(), [articles], articles, tmp_path / "whole", recipe).run()

    class InterruptionError(Exception):
        pass

    stopping = Trainer(network(), [articles], articles, tmp_path / "halves", recipe)
    checkpoint = stopping._checkpoint

    def stop() -> None:
        checkpoint()
        if (stopping.epoch, stopping.step) == (3, 1):
            raise InterruptionError

    stopping._checkpoint = stop  # type: ignore[method-assign]
    with pytest.raises(InterruptionError):
        stopping.run()
    Trainer(network(), [articles], articles, tmp_path / "halves", recipe).run()

    whole, halves = (
        torch.load(tmp_path / f / "model.pt", weights_only=True)["network"] for f in ("whole", "halves")
    )
    assert all(torch.equal(whole[name], halves[name]) for name in whole)
    before, batch = network(), batch_of(examples(articles, random.Random(0)))
    after = network()
    after.load_state_dict(whole)
    weight = TypeLoss(1, 1)
    with torch.no_grad():
        old, new = (
            sum(map(float, losses(n.eval(), batch, weight, NO_PRIORS).values())) for n in (before, after)
        )
    assert new < old


def test_frozen_layers_stay_as_they_are(articles: list[LabelledArticle], tmp_path: Path) -> None:
    recipe = Recipe(epochs=1, batch=1, threads=1, frozen_layers=1, rare_steps=1)
    Trainer(network(), [articles], articles, tmp_path, recipe).run()
    before, after = network().state_dict(), torch.load(tmp_path / "model.pt", weights_only=True)["network"]
    assert all(torch.equal(before[k], after[k]) for k in before if k.startswith("encoder."))
    assert not torch.equal(before["cues.0.weight"], after["cues.0.weight"])


def test_another_recipe_does_not_go_on(articles: list[LabelledArticle], tmp_path: Path) -> None:
    recipe = Recipe(epochs=1, batch=1, save_every=1, threads=1, rare_steps=1)
    Trainer(network(), [articles], articles, tmp_path, recipe).run()
    with pytest.raises(ValueError, match="another recipe"):
        Trainer(network(), [articles], articles, tmp_path, replace(recipe, epochs=2)).run()


def test_every_other_window_has_a_rare_type(articles: list[LabelledArticle]) -> None:
    claims = replace(articles[0], attributions=tuple(a for a in articles[0].attributions if a.type == 0))
    found = examples([claims, articles[1]], random.Random(0))
    mixed = with_rare_types(found, found, 8, random.Random(0))
    assert len(mixed) == 8
    assert {article.doc for article, _ in mixed[::2]} == {"two"}
    assert {article.doc for article, _ in mixed[1::2]} == {"one", "two"}


def test_a_fold_learns_types_alone_and_from_examples_that_have_them(
    articles: list[LabelledArticle], tmp_path: Path
) -> None:
    recipe = replace(FOLD_RECIPE, rare_steps=3, batch=2, threads=1)
    trainer = Trainer(network(), [articles], [], tmp_path, recipe)
    trainer.run()
    assert trainer.total == 0, "no epoch"
    assert (tmp_path / "model.pt").exists()
    assert len(trainer._examples()) == 6


def test_the_figures_of_folds_leave_out_what_is_unsure_and_choose_the_bias_elsewhere() -> None:
    # Scores of a denial are one too low everywhere; only a bias finds them all.
    one = np.array([[1.0, 0.5, -9], [1.0, 0.5, -9], [3.0, 0.0, -9], [1.0, 0.5, -9]])
    truth = np.array([1, 1, 0, UNKNOWN])
    assert figures([one] * 3, [truth] * 3)["denial"] == (1, 1, 1)
    assert figures([one] * 3, [truth] * 3)["no_comment"] == (0, 0, 0)


def test_a_statement_without_a_cue_is_found_at_its_content() -> None:
    doc = spacy.blank("en")(TEXT)
    bare = {"source": spans("Ann Lee"), "cue": [], "content": spans("the bridge was safe")}
    found = given(doc, bare)
    assert found is not None
    assert found.cue == found.content
    assert given(doc, {**bare, "content": []}) is None

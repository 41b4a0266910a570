import numpy as np
import spacy

from onrecord.engine.attributions import (
    evidence,
    furthest_ends,
    inside,
    joined,
    tidy,
    token_spans,
    untouched,
    without_doubles,
)
from onrecord.engine.roles import Cue, Roles
from onrecord.engine.weights import softmax
from onrecord.engine.windows import InputWords, input_words


def words(text: str) -> InputWords:
    return input_words(spacy.blank("en")(text))


def found(
    cue: int, *content: tuple[int, int], source: tuple[tuple[int, int], ...] = ((0, 1),), p: float = 0.9
) -> Roles:
    return Roles(Cue(cue, cue + 1, p), source, content, 0.8, 0.7)


def test_contents_parted_by_a_comma_are_one() -> None:
    assert joined(((2, 4), (5, 7)), words("Ann said yes indeed , not no today"), 1) == ((2, 7),)


def test_contents_parted_by_the_cue_or_by_words_stay_two() -> None:
    text = words("Yes he : no not once more")
    assert joined(((0, 2), (3, 5)), text, 2) == ((0, 2), (3, 5))
    assert joined(((0, 1), (3, 5)), text, 6) == ((0, 1), (3, 5))


def test_a_content_of_marks_alone_is_dropped() -> None:
    assert tidy(found(1, (2, 3)), words("Ann said , yes")).content == ()


def test_a_content_ends_with_its_quotation_where_a_circumstance_follows() -> None:
    text = words('She dismissed it as "mere talk," during a session')
    assert tidy(found(1, (2, len(text))), text).content == ((2, 9),)
    assert text.texts[8] == '"'


def test_a_content_goes_on_after_a_quotation_that_is_part_of_it() -> None:
    text = words('She said the "mere talk" in town was over')
    assert tidy(found(1, (2, len(text))), text).content == ((2, len(text)),)


def test_of_two_cues_for_the_same_words_the_surer_stays() -> None:
    one, two = found(1, (3, 5), p=0.6), found(2, (3, 5), p=0.9)
    assert without_doubles([one, two]) == [two]
    other = found(2, (3, 5), source=((6, 7),))
    assert len(without_doubles([one, other])) == 2


def test_evidence_grows_with_probability() -> None:
    assert evidence(found(1, p=0.9))[1] > evidence(found(1, p=0.6))[1]
    assert np.isfinite(evidence(found(1, p=1.0))).all()


def test_spans_of_words_become_spans_of_tokens() -> None:
    text = words("Ann  said\n\nno")
    assert token_spans(((1, 3),), text) == ((2, 5),)


def test_softmax_stands_large_scores() -> None:
    assert np.allclose(softmax(np.array([[1e4, 0, 0]], np.float32)), [[1, 0, 0]])


def test_what_stands_inside_a_content_is_told_from_what_only_touches_it() -> None:
    # 0 Ann 1 said 2 Bob 3 thinks 4 it 5 rains 6 here
    outer = found(1, (2, 6))
    ends = furthest_ends([outer], 7)
    assert inside(found(3, (4, 6), source=((2, 3),)), ends)
    assert not inside(found(3, (4, 7), source=((2, 3),)), ends)
    assert not inside(found(3, (4, 6), source=((0, 1),)), ends)
    assert not inside(outer, ends)


def test_a_long_content_reaches_past_a_short_one_that_begins_later() -> None:
    ends = furthest_ends([found(1, (2, 9)), found(3, (4, 6))], 10)
    assert inside(found(6, (7, 9), source=((5, 6),)), ends)


def test_faint_cues_stay_where_they_touch_no_surer_one() -> None:
    faint = [Cue(1, 3, 0.2), Cue(5, 6, 0.3)]
    assert untouched([faint, faint], [[Cue(2, 3, 0.9)], []]) == [faint[1:], faint]

"""Which single marks set a quotation, and which are apostrophes."""

import pytest
import spacy

from onrecord.engine.marks import with_double_marks


def doubled(text: str) -> str:
    doc = spacy.blank("en")(text)
    found = with_double_marks([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    return "".join(form + token.whitespace_ for form, token in zip(found, doc, strict=True))


@pytest.mark.parametrize(
    ("single", "double"),
    [
        ("‘We won’t go,’ he said.", "“We won’t go,” he said."),
        ("'We won't go,' he said.", "“We won't go,” he said."),
        ("He called it a ‘farce’ and left.", "He called it a “farce” and left."),
        ("('Yes') – 'no' she said: 'No!'", "(“Yes”) – “no” she said: “No!”"),
        ("‘He said “no” twice,’ she said.", "“He said 'no' twice,” she said."),
        ("‘“No,” he told me,’ she said.", "“'No,' he told me,” she said."),
        (
            "Lee: ‘I never met him’\n\n‘So what?’ they asked.",
            "Lee: “I never met him”\n\n“So what?” they asked.",
        ),
    ],
)
def test_quotations_in_single_marks_are_found(single: str, double: str) -> None:
    assert doubled(single) == double


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights, the bosses’ cars and Lee's don’ts.",
        "the '90s, the ’90s, rock 'n' roll and 'em all",
        "“He told me ‘no’ and 'no' again,” she said.",
        "\"He told me ‘no’ and 'no' again,\" she said.",
        "It is 6' tall ' and ‘ stands alone.",
    ],
)
def test_apostrophes_and_marks_inside_double_ones_stay(text: str) -> None:
    assert doubled(text) == text


def test_an_apostrophe_inside_does_not_close_a_quotation() -> None:
    assert doubled("'It is the workers' right,' he said.") == "“It is the workers' right,” he said."
    assert doubled("‘We’re goin’ home,’ he said.") == "“We’re goin’ home,” he said."


def test_a_quotation_may_end_with_an_s_where_no_surer_mark_follows() -> None:
    assert doubled("They call it ‘fake news’ here.") == "They call it “fake news” here."


def test_a_quotation_over_several_paragraphs_opens_in_each() -> None:
    assert doubled("‘We go.\n\n‘And you stay,’ he said.") == "“We go.\n\n“And you stay,” he said."


def test_a_mark_that_is_not_closed_does_nothing_in_the_middle_of_a_sentence() -> None:
    assert doubled("He has a ‘plan and no money.") == "He has a ‘plan and no money."


@pytest.mark.parametrize("unit", ["'a ", "‘ ", "’ ", "'a' ", "a's ' 'b\n", "‘a b "])
def test_long_texts_of_marks_keep_their_length(unit: str) -> None:
    text = unit * 10_000
    assert len(doubled(text)) == len(text)

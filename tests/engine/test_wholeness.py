"""Whether it was all read: what is given in place of a whole article is told from one, and said plainly."""

from __future__ import annotations

import pytest
from pdfs import pdf, prose
from webpages import OPENING, ORDINARY, OTHER, PARTIAL, SENTENCES

import onrecord_resources
from onrecord import Article, Engine, Gap, LoadingError, Reading, loading
from onrecord.article import Notice
from onrecord.exports.text import to_text
from onrecord.figures import ModelFigures
from onrecord.glance import glance, none_found
from onrecord.provenance import NOTICES, notices

TEXT = "Mayor denies it\n\n" + "\n\n".join(SENTENCES)
GERMAN = (
    "Die Bürgermeisterin hat am Dienstag bestritten, dass sie von den Rissen in der Brücke gewusst habe, und "
    "sie wolle nun alle Briefe veröffentlichen."
)


def pasted(text: str) -> tuple[Notice, ...]:
    return loading.from_text(text, id="paste").notices


@pytest.mark.parametrize("page", ORDINARY.values(), ids=ORDINARY.keys())
def test_an_ordinary_article_is_taken_for_whole(page: bytes) -> None:
    article = loading.from_bytes(page, name="a.html")

    assert (article.notices, article.truncated) == ((), False)
    assert article.text.startswith("Mayor denies it\n\n") or article.text.startswith("Live music")


@pytest.mark.parametrize(("notice", "page"), PARTIAL.values(), ids=PARTIAL.keys())
def test_a_part_of_an_article_is_told(notice: Notice, page: bytes) -> None:
    article = loading.from_bytes(page, name="a.html")

    assert article.notices == (notice,)
    assert article.truncated == (notice != "live")
    assert "Subscribe to continue" not in article.text


@pytest.mark.parametrize(("what", "page"), OTHER.values(), ids=OTHER.keys())
def test_a_page_that_is_no_article_is_refused_in_one_sentence(what: str, page: bytes) -> None:
    with pytest.raises(LoadingError) as caught:
        loading.from_bytes(page, name="a.html")

    assert what in str(caught.value)
    assert "does not look like an article" in str(caught.value)
    assert str(caught.value).count(". ") == 0


def test_of_a_stub_nothing_but_the_opening_is_taken() -> None:
    article = loading.from_bytes(PARTIAL["a stub with a wall"][1], name="a.html")

    assert [block.of(article.text) for block in article.blocks] == ["Mayor denies it", "By Jane Doe", OPENING]


def test_the_sample_is_whole() -> None:
    assert loading.load(str(onrecord_resources.path("sample.html"))).notices == ()


@pytest.mark.parametrize(
    "end",
    [
        "Subscribe to continue reading",
        "To continue reading, log in or create a free account.",
        "This story is only available to subscribers.\n\nAlready a subscriber? Log in\n\n© The Herald",
        "You have reached your limit of free articles.\n\nShare\n\nMore news",
    ],
)
def test_a_text_that_stops_at_a_wall_is_told_however_it_came(end: str) -> None:
    assert pasted(f"{TEXT}\n\n{end}") == ("paywall",)
    lines = [*SENTENCES, *end.split("\n\n")]
    runs = [run for i, line in enumerate(lines) for run in prose([line], y=700 - 30 * i)]
    assert loading.from_bytes(pdf([runs]), name="a.pdf").notices == ("paywall",)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n\nSubscribe to continue reading\n\n{TEXT}",
        f"{TEXT}\n\nSign up to our newsletter to read more stories like this one.",
        f"{TEXT}\n\nReaders must subscribe to continue reading, the publisher said.",
        f"{TEXT}\n\nWe use cookies to give you the best experience.",
        f"{TEXT}\n\nRead more: Ferry is full",
        f"{TEXT}\n\nNobody knows what comes next …",
        f"{TEXT}\n\n„{GERMAN[:70]}“, it says on the plate.",
        "Ann Lee denied the report.",
        "10:30\n\n" + TEXT,
        "".join(f"He said “no” {i} times.\n\n" for i in range(20)),
    ],
)
def test_a_whole_text_gets_no_notice(text: str) -> None:
    assert pasted(text) == ()


def test_an_excerpt_is_told() -> None:
    assert pasted(f"{TEXT} She is to speak again on […]") == ("cut",)
    assert pasted(f"{TEXT}\n\nContinue reading →") == ("cut",)


def test_posts_under_times_are_a_live_page() -> None:
    posts = "\n\n".join(f"1{i}:20 BST\n\n{sentence}" for i, sentence in enumerate(SENTENCES))

    assert pasted(posts) == ("live",)
    assert pasted("Bridge in Tarn – live updates\n\n" + "\n\n".join(posts.split("\n\n")[:6])) == ("live",)
    assert not loading.from_text(posts, id="paste").truncated


def test_a_list_of_headlines_is_told() -> None:
    assert pasted("\n\n".join(f"Mayor denies it for day {i}" for i in range(20))) == ("listing",)


def test_a_request_for_consent_is_told_where_hardly_anything_stands_beside_it() -> None:
    asked = "We value your privacy\n\nWe and our 12 partners store personal data about what you read here."

    assert pasted(asked) == ("consent",)
    assert pasted(f"{asked}\n\n{TEXT}") == ()


def test_a_text_that_goes_on_in_another_language_is_told() -> None:
    assert pasted(f"{TEXT}\n\n{GERMAN}\n\n{GERMAN}") == ("language",)
    assert pasted(
        f"{TEXT}\n\n" + "市长星期二否认她在大桥关闭之前就知道裂缝。没有人给她看过任何信件。" * 8
    ) == ("language",)


def test_the_text_itself_is_never_touched() -> None:
    text = f"{TEXT}\n\nSubscribe to continue reading"

    assert loading.from_text(text, id="paste").text == text


UNMEASURED = ModelFigures(model="none")


def reading(**fields: object) -> Reading:
    article = Article(id="a", text="It rained.").model_copy(update=fields)
    return Reading(engine=Engine(version="0", model="by hand"), article=article)


@pytest.mark.parametrize("notice", NOTICES)
def test_of_a_part_it_is_not_said_flatly_that_nobody_denies(notice: Notice) -> None:
    part = reading(notices=(notice,))

    assert none_found(part) == "No denial found in the part that was read"
    assert any(note.startswith(f"{none_found(part)}. ") for note in glance(part, UNMEASURED).notes)
    assert "read whole" not in to_text(part, width=300)
    assert NOTICES[notice] in to_text(part, width=300)


def test_of_a_whole_article_it_is_said_as_ever() -> None:
    assert none_found(reading()) == "No denial found"
    assert any(note.startswith("No denial found. ") for note in glance(reading(), UNMEASURED).notes)
    assert notices(reading().article) == ()


def test_what_could_not_be_read_counts_as_a_part_too() -> None:
    gap = Gap(start=0, end=3, reason="a fault")

    assert none_found(reading().model_copy(update={"gaps": (gap,)})).endswith("in the part that was read")
    assert none_found(reading(truncated=True)).endswith("in the part that was read")
    assert notices(reading(truncated=True).article) == ("Only a part of this article could be read.",)


def test_each_notice_is_one_sentence() -> None:
    for sentence in NOTICES.values():
        assert sentence.endswith(".")
        assert sentence.count(".") == 1

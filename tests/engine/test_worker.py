"""The engine's process, with a reader made for the test."""

from __future__ import annotations

import io
import json
from concurrent.futures import Future

import pytest

import onrecord
from onrecord import Article, Engine, EngineError, LoadingError, Reading
from onrecord.worker import Reader, answers, serve, warm_reader


def _opened(target: str) -> Article:
    if target == "missing":
        raise LoadingError("There is no file named missing.")
    return Article(id=target, text="It rained.")


def _read(article: Article) -> Reading:
    if article.id == "fault":
        raise ZeroDivisionError
    return Reading(engine=Engine(version="0", model="none"), article=article)


READER = Reader(
    open=_opened,
    take=lambda text, name: Article(id=name, text=text),
    take_copied=lambda html, text, name: Article(id=name, text=f"{html} {text}"),
    read=_read,
)


def _asked(**request: object) -> list[dict[str, object]]:
    return list(answers(json.dumps({"id": 7, **request}).encode(), READER))


def test_the_article_comes_first_then_the_reading() -> None:
    first, second = _asked(open="a.txt")
    assert Article.model_validate(first["article"]) == _opened("a.txt")
    assert Reading.model_validate(second["reading"]) == _read(_opened("a.txt"))
    assert first["id"] == second["id"] == 7


def test_a_text_is_taken_as_it_is() -> None:
    article = Article.model_validate(_asked(text=" a\r\n😀 ", name="clip")[0]["article"])
    assert (article.id, article.text) == ("clip", " a\r\n😀 ")


def test_what_was_copied_is_taken_with_its_html() -> None:
    article = Article.model_validate(_asked(html="<p>a</p>", text="a", name="clip")[0]["article"])
    assert (article.id, article.text) == ("clip", "<p>a</p> a")


def test_an_error_for_people_is_the_answer() -> None:
    assert _asked(open="missing") == [{"id": 7, "error": "There is no file named missing."}]


@pytest.mark.parametrize("line", [b"[]", b"{", b'"x"', b"{}", b'{"id": 1}'])
def test_what_is_no_request_gets_an_error(line: bytes) -> None:
    assert [set(answer) for answer in answers(line, READER)] == [{"id", "error"}]


def test_a_fault_ends_one_request_only() -> None:
    output = io.BytesIO()
    requests = [b'{"id": 1, "open": "fault"}', b'{"id": 2, "open": "fine"}']
    serve(requests, output, READER)
    kinds = [(a["id"], sorted(set(a) - {"id"})) for a in map(json.loads, output.getvalue().splitlines())]
    assert kinds == [(1, ["article"]), (1, ["error"]), (2, ["article"]), (2, ["reading"])]


def test_a_hyphen_is_a_file_and_not_the_requests_themselves() -> None:
    article = Article.model_validate(_asked(open="-")[0]["article"])
    assert article.id == "./-"


def test_an_engine_that_did_not_load_tells_why_to_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise EngineError("told to the one who asks")

    monkeypatch.setattr(onrecord, "load", load)
    engine: Future[object] = Future()
    engine.set_exception(EngineError("told to nobody"))
    with pytest.raises(EngineError, match="the one who asks"):
        warm_reader(engine).read(Article(id="a", text="It rained."))

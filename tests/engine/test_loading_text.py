"""Plain text: unchanged to the character, or refused in one sentence."""

import io
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from onrecord import Article, LoadingError, loading

ARTICLE = (
    "Mayor denies it\n\nBy Jane Doe\n\nMarch 4, 2026\n\nThe mayor of Tarn denied that she had known about it."
)


def refusal(target: str | Path) -> str:
    with pytest.raises(LoadingError) as caught:
        loading.load(str(target))
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith((".", "?"))
    return message


@pytest.fixture
def write(tmp_path: Path):
    def write_bytes(data: bytes, name: str = "a.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write_bytes


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace("\n", "\r"),
        "\n She said \u201cno\u201d and \"no\" and 'no' and \u2018no\u2019.\u00a0\u2028Then\u2029she left.\n",
        "Theyâ€™re here, she said â€œnoâ€\x9d.",
        "😀 she said 👩‍🚀 \u202eno\u202c e\u0301 é \u200b.",
    ],
)
def test_plain_text_comes_through_to_the_character(write, text: str) -> None:
    assert loading.load(str(write(text.encode()))).text == text
    assert loading.from_text(text, id="paste").text == text
    assert loading.load("-", stdin=io.BytesIO(text.encode())).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_only_a_byte_order_mark_is_dropped(write, encoding: str) -> None:
    assert loading.load(str(write(ARTICLE.encode(encoding)))).text == ARTICLE


def test_the_first_lines_tell_title_byline_and_date(write) -> None:
    path = write(ARTICLE.encode())
    article = loading.load(str(path))

    assert (article.title, article.byline, article.published) == ("Mayor denies it", "Jane Doe", "2026-03-04")
    assert [block.kind for block in article.blocks] == ["title", "other", "other", "paragraph"]
    assert (article.id, article.url, article.language, article.truncated) == (str(path), None, "en", False)
    assert datetime.fromisoformat(article.retrieved or "").tzinfo is not None


def test_a_junk_byline_is_nobody(write) -> None:
    article = loading.load(
        str(write(b"WATCH: Lee SPEAKS!\n\nWritten by Published\n\nThe mayor denied the report."))
    )

    assert (article.title, article.byline) == ("WATCH: Lee SPEAKS!", None)


def test_what_a_batch_line_knows_comes_first() -> None:
    article = loading.from_text(
        ARTICLE,
        id="7",
        title="Other",
        outlet="The Herald",
        published="2026-05-06T10:00:00Z",
        url="https://x.org/a",
    )

    assert (article.id, article.title, article.outlet) == ("7", "Other", "The Herald")
    assert (article.published, article.url, article.retrieved) == ("2026-05-06", "https://x.org/a", None)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("url", "outlet"), [("https://www.tarn.example/a", "tarn.example"), ("http://[", None)]
)
def test_the_host_stands_in_for_an_outlet(url: str, outlet: str | None) -> None:
    assert loading.from_text(ARTICLE, id="7", url=url).outlet == outlet


def test_a_text_without_title_has_none() -> None:
    assert loading.from_text("The mayor denied the report.", id="paste").title is None


def test_standard_input_is_named_by_a_dash() -> None:
    assert loading.load("-", stdin=io.BytesIO(b"The mayor denied the report.")).id == "-"


def test_a_text_that_breaks_off_at_a_paywall_is_marked() -> None:
    text = f"{ARTICLE}\n\nSubscribe to continue reading"

    assert loading.from_text(text, id="paste").truncated
    assert loading.from_text(text, id="paste").text == text
    assert not loading.from_text(ARTICLE, id="paste").truncated


def test_a_missing_path_suggests_a_near_one(write) -> None:
    path = write(b"x", "article.txt")

    assert "did you mean “article.txt”?" in refusal(path.with_name("artcle.txt"))
    assert "did you mean" not in refusal(path.with_name("zzzzzz"))
    assert "There is no file" in refusal(path / "below")
    assert "There is no file" in refusal(path.parent / "none" / "a.txt")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("", "No file or address"),
        ("  ", "No file or address"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
        ("ftp://x.org/a", "not a web address"),
        ("file:///etc/hostname", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("data:text/html,hello", "not a web address"),
        ("www.example.com/news", "https://www.example.com/news"),
    ],
)
def test_odd_targets(target: str, words: str) -> None:
    message = refusal(target)

    assert words in message
    assert len(message) < 400


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u00a0\u2028".encode(), "\ufeff  ".encode("utf-16-le")]
)
def test_an_empty_file_is_refused(write, data: bytes) -> None:
    assert "is empty" in (message := refusal(write(data))) or "holds no text" in message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 10, "binary"),
        (b"some text \x00 with nothing", "binary"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (b"{\\rtf1 hello}", "an RTF file"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"The mayor\xff said no.", "byte 9"),
        ("Der B\u00fcrgermeister".encode("latin-1"), "not valid UTF-8"),
        (b"\xff\xfea", "not valid UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(write, data: bytes, words: str) -> None:
    assert words in refusal(write(data))


def test_a_folder_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "is a folder" in refusal(tmp_path)
    assert "a pipe or a device" in refusal(tmp_path / "pipe")
    assert "a pipe or a device" in refusal("/dev/zero")


def test_a_file_that_may_not_be_read_is_refused(write, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    path = write(ARTICLE.encode())
    monkeypatch.setattr(Path, "open", forbidden)

    assert "You may not read" in refusal(path)


def test_a_file_above_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    assert "20 MB" in refusal(path)


def test_a_text_above_the_limit_is_refused_with_the_limit(write) -> None:
    assert "2,500,000" in refusal(write(b"The mayor said no. " * 140_000))
    with pytest.raises(LoadingError, match="2,500,000"):
        loading.from_text("a" * 2_500_001, id="paste")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(LoadingError, match="half a character"):
        loading.from_text("The mayor \ud83d said no.", id="7")


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister hat am Dienstag bestritten, dass er von den Rissen in der Brücke gewusst habe. "
        "Er sagte, niemand habe ihm jemals einen Brief gezeigt, und er wolle nun alles veröffentlichen.",
        "La alcaldesa negó el martes que hubiera sabido de las grietas del puente antes de que se cerrara. "
        "Dijo que nadie le había enseñado ninguna carta y que ahora quiere publicarlo todo.",
        "De burgemeester ontkende dinsdag dat zij van de scheuren in de brug had geweten voordat die "
        "werd gesloten. Zij zei dat niemand haar ooit een brief had laten zien.",
        "市长星期二否认她在大桥关闭之前就知道裂缝。她说没有人给她看过任何信件，现在她想公布一切。",
        "Мэр во вторник отрицала, что знала о трещинах в мосту.",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(LoadingError, match="English"):
        loading.from_text(text, id="paste")


@pytest.mark.parametrize(
    "text",
    [
        "She said no.",
        "Kim Jong-un met Moon Jae-in.",
        "Nguyễn Phú Trọng, Recep Tayyip Erdoğan and Ursula von der Leyen met Volodymyr Zelenskyy and "
        "Emmanuel Macron in Rzeszów, where Władysław Kosiniak-Kamysz spoke to Süddeutsche, Yonhap reported.",
        "MAYOR DENIES SHE KNEW ABOUT CRACKS IN BRIDGE BEFORE CLOSURE. NOBODY SHOWED ME ANY LETTER, SHE TOLD "
        "REPORTERS ON THE STEPS OF THE TOWN HALL ON TUESDAY NIGHT.",
    ],
)
def test_english_passes_however_short_or_full_of_names(text: str) -> None:
    assert loading.from_text(text, id="paste").language == "en"


def test_importing_loading_is_light() -> None:
    heavy = "trafilatura", "lxml", "pypdfium2", "docx", "httpx", "py3langid", "spacy"
    code = f"import sys, onrecord.loading; print([name for name in {heavy!r} if name in sys.modules])"

    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_limits_are_told_in_words() -> None:
    assert "20 MB" in loading.limits.in_words()
    assert "2,500,000 characters" in loading.limits.in_words()

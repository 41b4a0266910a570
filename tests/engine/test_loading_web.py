"""Web addresses, tried on a server of our own. Nothing leaves this machine."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep

import pytest
from pdfs import pdf, prose

from onrecord import LoadingError, loading

LEAD = "The mayor of Tarn denied on Tuesday that she had known about the cracks in the bridge before it shut."
BODY = "".join(f"<p>{LEAD} She said so {n} times.</p>" for n in ("two", "three", "four"))
PAGE = (
    "<!doctype html><html><head><title>Mayor denies it</title></head><body><article>"
    f"<h1>Mayor denies it</h1>{BODY}</article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:
        getattr(self, self.path.split("?")[0].strip("/").replace("-", "_").replace(".", "_"), self.error)()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def reply(
        self,
        data: bytes,
        content_type: str | None = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def error(self) -> None:
        status = int(self.path[1:4]) if self.path[1:4].isdigit() else 404
        self.reply(b"<h1>No</h1>", status=status)

    def article(self) -> None:
        self.reply(PAGE.encode())

    def latin(self) -> None:
        self.reply(PAGE.replace("mayor", "maïre").encode("latin-1"), "text/html; charset=ISO-8859-1")

    def zipped(self) -> None:
        self.reply(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def bomb(self) -> None:
        self.reply(gzip.compress(b" " * 60_000_000), Content_Encoding="gzip")

    def broken_zip(self) -> None:
        self.reply(b"no gzip at all", Content_Encoding="gzip")

    def plain(self) -> None:
        self.reply(LEAD.encode(), "text/plain")

    def untyped(self) -> None:
        self.reply(PAGE.encode(), None)

    def paper_pdf(self) -> None:
        self.reply(pdf([prose([LEAD])]), "application/pdf")

    def picture(self) -> None:
        self.reply(b"\x89PNG", "image/png")

    def agent(self) -> None:
        self.reply(f"{LEAD} The agent is {self.headers['User-Agent']}.".encode(), "text/plain")

    def empty(self) -> None:
        self.reply(b"")

    def moved(self) -> None:
        self.reply(b"", status=301, Location="/article?from=moved")

    def to_file(self) -> None:
        self.reply(b"", status=302, Location="file:///etc/passwd")

    def to_nothing(self) -> None:
        self.reply(b"", status=302, Location="mailto:ann@tarn.example")

    def loop(self) -> None:
        self.reply(b"", status=302, Location="/loop")

    def silent(self) -> None:
        sleep(3)

    def trickle(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"<p>drop</p>")
                self.wfile.flush()
                sleep(0.1)
        except OSError:
            return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


def refusal(target: str) -> str:
    with pytest.raises(LoadingError) as caught:
        loading.load(target)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_is_loaded(site: str) -> None:
    article = loading.load(f"{site}/article")

    assert (article.id, article.url) == (f"{site}/article", f"{site}/article")
    assert (article.title, article.outlet) == ("Mayor denies it", "127.0.0.1")
    assert article.text.startswith(f"Mayor denies it\n\n{LEAD}")
    assert article.retrieved


def test_where_it_came_from_at_last_is_told(site: str) -> None:
    article = loading.load(f"{site}/moved")

    assert (article.id, article.url) == (f"{site}/moved", f"{site}/article?from=moved")


@pytest.mark.parametrize("path", ["zipped", "untyped", "plain", "paper.pdf"])
def test_what_a_site_may_send(site: str, path: str) -> None:
    article = loading.load(f"{site}/{path}")

    assert LEAD in article.text
    assert article.outlet == "127.0.0.1"


def test_the_servers_encoding_counts(site: str) -> None:
    assert "The maïre of Tarn" in loading.load(f"{site}/latin").text


def test_we_say_who_we_are(site: str) -> None:
    assert "The agent is OnRecord" in loading.load(f"{site}/agent").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("404", "no such page (error 404)"),
        ("410", "no such page (error 410)"),
        ("403", "refuses it (error 403)"),
        ("429", "a pause (error 429)"),
        ("500", "error 500"),
        ("picture", "“image/png”"),
        ("empty", "is empty"),
        ("to-file", "not a web page"),
        ("to-nothing", "not a web page"),
        ("loop", "without end"),
        ("broken-zip", "damaged"),
        ("bomb", "20 MB"),
    ],
)
def test_what_is_no_article_is_refused(site: str, path: str, words: str) -> None:
    assert words in refusal(f"{site}/{path}")


@pytest.mark.parametrize("path", ["silent", "trickle"])
def test_waiting_ends(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "TOTAL_SECONDS", 1.0)
    assert "did not answer in time" in refusal(f"{site}/{path}")


def test_a_silent_server_is_left_after_the_read_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "READ_SECONDS", 0.3)

    assert "did not answer in time" in refusal(f"{site}/silent")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://127.0.0.1:9/a", "refuses connections"),
        ("https://nowhere.invalid/a", "no site of that name"),
        ("http://", "not a complete web address"),
        ("http:a", "not a complete web address"),
        ("http://127.0.0.1:x/", "not a complete web address"),
        ("http://\ud800/", "not a complete web address"),
    ],
)
def test_addresses_that_lead_nowhere(target: str, words: str) -> None:
    assert words in refusal(target)


def test_a_site_without_valid_encryption_is_refused(site: str) -> None:
    assert "certificate or encryption" in refusal(site.replace("http:", "https:") + "/article")

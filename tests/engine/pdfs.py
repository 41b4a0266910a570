"""Small PDFs, written by hand: just enough of the format to try the loader on."""

from collections.abc import Iterable, Sequence

Run = tuple[int, int, int, str]
"""Size in points, x, y, words."""


def pdf(pages: Sequence[Iterable[Run]], **info: str) -> bytes:
    """Return a PDF whose pages hold these runs of Helvetica."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, runs in enumerate(pages):
        objects.append(_page(contents=5 + 2 * i))
        objects.append(_stream(b"BT " + b"".join(map(_run, runs)) + b"ET"))
    objects.append(_info(info))
    return _file(objects, f"/Info {len(objects)} 0 R".encode())


def encrypted_pdf() -> bytes:
    """Return a PDF that asks for a password which nobody knows."""
    body = pdf([[(11, 72, 700, "Secret.")]])
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


def prose(lines: Iterable[str], *, x: int = 72, y: int = 660, size: int = 11) -> list[Run]:
    """Return lines set one under the other."""
    return [(size, x, y - 14 * i, line) for i, line in enumerate(lines)]


def _page(contents: int) -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
        % contents
    )


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _run(run: Run) -> bytes:
    size, x, y, words = run
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj " % (size, x, y, escaped)


def _info(info: dict[str, str]) -> bytes:
    return (
        b"<<" + b"".join(b"/%s(%s)" % (key.encode(), value.encode()) for key, value in info.items()) + b">>"
    )


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>startxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )

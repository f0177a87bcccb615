"""Real files of the formats that articles come in, made for tests and for the fuzzer."""

import zlib
from collections.abc import Sequence

FILL = "The ministers said on Tuesday that the convoy would leave before the winter and that each pays its share. "


def page(head: str = "", body: str = FILL * 4, title: str = "Who pays") -> bytes:
    """A page with a heading and a paragraph."""
    return f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>".encode()


def warc_record(content: bytes, headers: dict[str, str], *, http: str | None = "HTTP/1.1 200 OK") -> bytes:
    """A record of a web archive; `headers` are those of the archive, and `Content-Type` that of the page."""
    kind = headers.pop("Content-Type", "text/html; charset=utf-8")
    if http is not None:
        content = f"{http}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        kind = "application/http; msgtype=response"
    lines = {"WARC-Type": "response", "WARC-Date": "2025-09-04T18:00:00Z", "WARC-Record-ID": "<urn:uuid:1>"}
    lines |= headers | {"Content-Type": kind, "Content-Length": str(len(content))}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def pdf(pages: Sequence[Sequence[tuple[int, int, str]]], title: str | None = None) -> bytes:
    """A PDF file; of each page the lines with their places, in points from the left and from the foot."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F1 10 Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in lines)
        stream = zlib.compress(shown.encode("cp1252"))
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({_escaped(title or '')}) /CreationDate (D:20250904180000Z) >>".encode("cp1252"))
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return (
        written
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(written)}\n%%EOF"
        ).encode()
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

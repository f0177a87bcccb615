"""Malformed inputs, made by a seeded fuzzer from well-formed ones of each format, and bombs of each kind."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from itertools import islice

from benchmarks.files import FILL, page, pdf, warc_record

Input = tuple[str, bytes]
"""A file's name and what is in it."""

_LINES = [(50, 760 - 14 * number, FILL[:80]) for number in range(12)]
_RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>The Wire</title>"
    + f"<item><title>Trucks</title><guid>g</guid><pubDate>Thu, 04 Sep 2025 18:00:00 GMT</pubDate>"
    f"<content:encoded>&lt;p&gt;Norway pledged 300 troops. {FILL * 4}&lt;/p&gt;</content:encoded></item>"
    * 3
    + "</channel></rss>"
)
_RECORD = {"title": "Trucks", "date": "2025-09-04", "url": "https://example.org/trucks", "text": f"Norway pays. {FILL}"}
_WELL_FORMED: dict[str, bytes] = {
    "txt": f"---\ndate: 2025-09-04\ntitle: Trucks\n---\nNorway pledged 300 troops.\n\n- Bern: none\n\n{FILL * 5}".encode(),
    "md": f"# Trucks\n\n| giver | sum |\n| --- | --- |\n| Bern | €5m |\n\n{FILL * 5}".encode(),
    "html": page('<meta property="article:published_time" content="2025-09-04">', f"Norway pays. {FILL * 5}"),
    "jsonl": b"\n".join(json.dumps(_RECORD | {"id": f"record-{number}"}).encode() for number in range(3)),
    "rss": _RSS.encode(),
    "xml": b'<feed xmlns="http://www.w3.org/2005/Atom">'
    + f"<entry><id>a</id><content>{FILL * 4}</content></entry>".encode()
    + b"</feed>",
    "warc": b"".join(
        warc_record(page(body=f"Norway pays. {FILL * 5}"), {"WARC-Target-URI": f"https://example.org/{number}"})
        for number in range(3)
    ),
    "pdf": pdf([_LINES, _LINES], title="Trucks"),
}
_DATES = [
    "2025-13-45",
    "0000-00-00",
    "99999-01-01",
    "yesterday",
    "-1",
    "2025-02-30T25:61:00Z",
    "9" * 5000,
    "٢٠٢٥-٠٩-٠٤",
]
_ENCODINGS = ["utf-16", "utf-32", "cp1251", "shift_jis", "utf-7", "cp037", "big5", "koi8_r"]
_CONTROLS = bytes(range(32)) + b"\x7f\xc2\x80\xc2\x9f\xed\xa0\x80\xef\xbf\xbe\xe2\x80\xae"


def inputs(number: int, seed: int, *, bombs: bool = True) -> Iterator[Input]:
    """So many malformed inputs; the same for the same seed.

    Args:
        number: how many; those that are made one by one come first.
        seed: of the choices.
        bombs: begin with those that are made one by one.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    made = list(islice(_bombs(), number)) if bombs else []
    yield from made
    for count in range(len(made), number):
        kind = chance.choice(list(_WELL_FORMED))
        content = _WELL_FORMED[kind]
        for change in chance.sample(_CHANGES, chance.randint(1, 3)):
            content = change(content, chance)
        packed = chance.random() < 0.15
        yield f"input-{count:03}.{kind}{'.gz' * packed}", _packed(content, chance) if packed else content


def _packed(content: bytes, chance: random.Random) -> bytes:
    packed = gzip.compress(content)
    return chance.choice([packed, _cut(packed, chance), _swapped(packed, chance), content])


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] if chance.random() < 0.5 else content[:start] + content[start + chance.randint(1, 400) :]


def _swapped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, max(1, len(changed) // 20)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _inflated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randint(1, 60)]
    return content[:start] + piece * chance.randint(2, 3000) + content[start:]


def _controlled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + bytes(chance.choices(_CONTROLS, k=chance.randint(1, 200))) + content[start:]


def _misdated(content: bytes, chance: random.Random) -> bytes:
    wrong = chance.choice(_DATES).encode()
    return content.replace(b"2025-09-04", wrong).replace(b"Thu, 04 Sep 2025 18:00:00 GMT", wrong)


def _recoded(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _nested(content: bytes, chance: random.Random) -> bytes:
    opening = chance.choice([b"<div>", b"[", b'{"a":', b"<b><i>", b"> ", b"(", b"<ul><li>", b"<table><tr><td>", b"<<"])
    start = chance.randrange(len(content) + 1)
    return content[:start] + opening * chance.randint(100, 20_000) + content[start:]


_CHANGES: list[Callable[[bytes, random.Random], bytes]] = [
    *(_cut, _swapped, _inflated, _controlled, _misdated, _recoded, _nested),
]


def _bombs() -> Iterator[Input]:
    """What no chance would make."""
    zeros = gzip.compress(b"\0" * 300 * 2**20, 9)
    lines = gzip.compress(b"\n" * 300 * 2**20, 9)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for name, root in (("rss", "rss"), ("xml", "feed"), ("xml", "urlset"), ("html", "html")):
        declared = f'<!DOCTYPE {root} [<!ENTITY e0 "lol">{entities}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        yield f"entities-{root}.{name}", f"{declared}<{root}><a>&e11;&x;</a></{root}>".encode()
    for kind in ("txt", "jsonl", "html", "xml", "warc", "pdf"):
        yield f"zeros.{kind}.gz", zeros
        yield f"lines.{kind}.gz", lines
        yield f"twice.{kind}.gz", gzip.compress(zeros)
        yield f"empty.{kind}", b""
        yield f"random.{kind}", random.Random(kind).randbytes(20_000)  # noqa: S311 - as above
    yield "line.txt", b"Norway pledged 300 troops. " * (50 * 2**20 // 27)
    yield "line.jsonl", b'{"id": "line", "text": "' + b"Norway pays. " * (50 * 2**20 // 13) + b'"}'
    yield "line.html", b"<p>" + b"Norway pays. " * (5 * 2**20 // 13)
    yield "title.jsonl", json.dumps(_RECORD | {"title": "x" * 2**20}).encode()
    yield "id.jsonl", json.dumps(_RECORD | {"id": "x" * 2**20}).encode()
    yield "number.jsonl", b'{"id": 1' + b"0" * 100_000 + b', "text": "Norway pays."}'
    yield "nested.jsonl", b'{"text": ' + b"[" * 200_000
    yield "nested.html", b"<div>" * 100_000 + b"Norway pays." + b"</div>" * 100_000
    yield "nested.rss", b"<rss>" + b"<item>" * 50_000
    yield "items.rss", b'<rss version="2.0"><channel>' + b"<item>" * 20_000
    yield "slow-list.txt", b"- Norway: 300 troops\n" * 2000
    yield "slow-sentence.txt", b"Norway and Poland and France give troops and drones to " * 700
    yield "slow-names.txt", b"Norway, France, Poland, Kyiv, Paris, " * 1000

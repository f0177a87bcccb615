"""What XML says before its first element, and what that is."""

import re

_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_BEFORE_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.S | re.I
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration names.

    >>> declared_encoding(b'<?xml version="1.0" encoding="iso-8859-2"?><rss/>')
    'iso-8859-2'
    """
    found = _ENCODING.match(data)
    return found[1].decode("ascii") if found else None


def without_declaration(text: str) -> str:
    """The text without its XML declaration, whose encoding is no longer true once the text is decoded.

    >>> without_declaration('<?xml version="1.0" encoding="iso-8859-2"?><rss/>')
    '<rss/>'
    """
    return _DECLARATION.sub("", text, count=1)


def root(start: bytes) -> str:
    """The name of the first element, in lower case and without its prefix; empty if there is none.

    >>> root(b'<?xml version="1.0"?><!-- news --><rdf:RDF xmlns="...">'), root(b"Oslo pays.")
    ('rdf', '')
    """
    narrow = start.replace(b"\x00", b"").lstrip(b"\xff\xfe") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
    before = _BEFORE_ROOT.match(narrow)
    found = _ROOT.match(narrow, before.end() if before else 0)
    return found[1].decode("utf-8", "replace").lower() if found else ""

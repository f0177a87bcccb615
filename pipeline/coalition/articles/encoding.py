"""From bytes to the characters that are kept."""

import codecs
import re

from coalition.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32's mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip file without the suffix .gz",
}
# What pages of the web are written in. The detector knows more, and then takes a pound sign for a letter of
# DOS.
_LIKELY = [
    *(
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "iso8859_2",
        "koi8_r",
        "koi8_u",
    ),
    *("big5", "gb18030", "euc_jp", "shift_jis", "euc_kr", "utf_16_le", "utf_16_be"),
]
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_FOREIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Above this share of control characters, and of broken characters, a file is not text in that encoding.
_MOST_CONTROLS = 0.02
_MOST_BROKEN = 0.001


def decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters that the bytes stand for.

    UTF-8 comes first, then what the source declares, then a guess.

    Args:
        data: the bytes.
        name: what messages call the source.
        declared: the encoding that the source says it is in; one that does not fit is passed over.

    Raises:
        ArticleError: if they are not text.

    >>> decoded("Kraków".encode("utf-16"), "a.txt")
    'Kraków'
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(f"{name}: this is {what}, not text.")
    text = _by_mark(data) or _by_trial(data, declared)
    if text is None or _is_binary(text):
        text = _by_guess(data)
    if text is None or _is_binary(text):
        raise ArticleError(f"{name}: this is a binary file, not text.")
    return text


def normalised(text: str) -> str:
    r"""The text as it is kept: no byte order mark, line ends as LF, no control or half characters.

    >>> normalised("\ufeffOne\r\ntwo\x00")
    'One\ntwo'
    """
    text = text.removeprefix("\ufeff")
    if _FOREIGN.search(text) is None:
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", text))


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return None


def _by_trial(data: bytes, declared: str | None) -> str | None:
    for encoding in ("utf-8", _of_the_web(declared)):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    text = data.decode("utf-8", "replace")
    # A few broken bytes in long UTF-8 are damage; many are another encoding.
    broken = text.count("\ufffd")
    return text if broken <= len(text) * _MOST_BROKEN and not text.replace("\ufffd", "").isascii() else None


def _of_the_web(declared: str | None) -> str:
    """The encoding that is meant: what calls itself Latin-1 or ASCII is Windows-1252 on the web."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return ""
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _by_guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (needed for the few files that are not UTF-8)

    matches = from_bytes(data, cp_isolation=_LIKELY)
    best = matches.best()
    if best is None:
        return None
    for match in matches:
        if match.encoding == "cp1252" and match.chaos <= best.chaos:
            return str(match)
    return str(best)


def _is_binary(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS

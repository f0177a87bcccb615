"""The lines between `---` at the head of a text that say what it is."""

import re

_FRONT_MATTER = re.compile(
    r"""\s*---[ \t]*\n
        (?P<lines>(?:[A-Za-z][\w-]*:.*\n | [ \t]*\n | \#.*\n | [ \t]+\S.*\n | -[ ].*\n)*)
        ---[ \t]*(?:\n\s*|$)""",
    re.VERBOSE,
)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):(.*)$", re.MULTILINE)
_KNOWN = {"title", "date", "publisher", "url"}


def parted(text: str) -> tuple[dict[str, str], str]:
    r"""What the front matter says, and the text below it.

    Of its lines only `key: value` is understood, with or without quotes. Two rules that enclose something
    else are no front matter: one of `title`, `date`, `publisher` or `url` has to be there.

    >>> parted("---\ntitle: \"Aid: a list\"\n---\n\nOslo pays.")
    ({'title': 'Aid: a list'}, 'Oslo pays.')
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    fields = {key.lower(): _unquoted(value.strip()) for key, value in _FIELD.findall(match["lines"])}
    if not _KNOWN & fields.keys():
        return {}, text
    return fields, text[match.end() :]


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value

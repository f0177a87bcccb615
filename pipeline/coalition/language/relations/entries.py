"""Who stands at the head of an item of a list, a row of a table or a line of notes, and what the rest of it is."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.articles.layout import Block
from coalition.language.clauses import FINITE, is_verb
from coalition.language.extensions import DATES, NAMES, PERSONS
from coalition.language.relations.context import Context, rules
from coalition.language.relations.given import GIVERS
from coalition.language.relations.leadins import giver_above
from coalition.language.relations.topic import governors
from coalition.statements.statement import Thing

_LONGEST_HEAD = 24
_OPENING = 3
_OPENING_WORDS = 2
_OF = frozenset(("of", "from", "by", "for"))
_QUOTES = frozenset(('"', "'", "“", "‘"))
_SPEAKERS = frozenset(("delegate", "delegation", "minister", "envoy", "ambassador", "representative", "government"))
_JOINTS = frozenset((",", "and", "&", "the", "/"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, row or line that opens with a giver.

    Attributes:
        block: where it stands.
        owners: whose its figures are: of a group whose members are named, the group's.
        givers: who gives what it names.
        rest: what follows the head.
        status: the status that the sentence above tells, where the giver is named there and not in the item.
        head: characters of the cell that the giver of a row stands in.
        line: the line of notes that it is, where its block holds several.
    """

    block: Block
    owners: list[Thing]
    givers: list[Thing]
    rest: Span
    status: str | None = None
    head: tuple[int, int] | None = None
    line: Span | None = None


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = rules("listings.toml")
    return {name: frozenset(data[name]) for name in ("channels", "shared-out")}


@lru_cache(maxsize=1)
def _giver_headers() -> frozenset[str]:
    return frozenset(rules("listings.toml")["giver-headers"])


class Entries:
    """The entries of an article, in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        names = (s for s in context.doc.spans[NAMES] if s._.thing.kind in GIVERS)
        self._names = sorted(names, key=lambda s: s.start)

    def __iter__(self) -> Iterator[Entry]:
        """The entries, in the order of the text."""
        for block in self._doc._.blocks:
            if block.kind == "item":
                yield from self._entry(block)
            elif block.kind == "row":
                yield from self._row(block)
            elif block.kind == "paragraph":
                yield from self._lines(block)

    def _entry(self, block: Block) -> Iterator[Entry]:
        span = self._doc.char_span(block.start, block.end, alignment_mode="contract")
        if span is None:
            return
        head_end = self._head_end(span) or self._unmarked(span)
        names = [s for s in self._names if span.start <= s.start and s.end <= (head_end or 0)]
        if head_end is None or not names or not self._opens(span, names[0]):
            yield from self._tailed(block, span) or self._headless(block, span)
            return
        rest = self._doc[head_end : span.end]
        if self._speaks_of_another(rest, names):
            return
        owners, givers = self._parties(names, block)
        yield Entry(block, owners, givers, rest)

    def _parties(self, heads: list[Span], block: Block) -> tuple[list[Thing], list[Thing]]:
        """As `_parties`, but what a government lists by whom it goes through or to is its own: "UNHCR: 2 million"."""
        owners, givers = _parties(heads)
        authors = self._context.chains.authors
        if len(authors) == 1 and authors[0].kind == "nation" and authors[0] not in givers:
            told = " ".join(self._context.text[start:end].lower() for start, end in governors(self._doc, block))
            shared = any(word in told for word in _words()["shared-out"])
            if shared or all(one.id in _words()["channels"] for one in givers):
                return authors, authors
        return owners, givers

    def _tailed(self, block: Block, span: Span) -> list[Entry]:
        """An item that ends with its giver in brackets: "Two mobile boilers (Czech Republic)"."""
        closed = span[-1].text == ")" or (len(span) > 1 and span[-1].text in {".", ",", ";"} and span[-2].text == ")")
        opening = next((t.i for t in reversed(span) if t.text == "("), span.start) if closed else span.start
        names = [s for s in self._names if span.start <= s.start < span.end]
        if opening == span.start or not names or names[0].start <= opening or any(t.tag_ in FINITE for t in span):
            return []
        named = {t.i for s in names for t in s}
        inside = [t for t in self._doc[opening : span.end] if t.is_alpha or t.like_num]
        if any(t.i not in named and t.lower_ not in _JOINTS for t in inside):
            return []
        owners, givers = self._parties(names, block)
        return [Entry(block, owners, givers, self._doc[span.start : opening])]

    def _row(self, block: Block) -> Iterator[Entry]:
        """A row, whose giver stands in the column whose header says so, else in the first cell that is no mere number."""
        span = self._doc.char_span(block.start, block.end, alignment_mode="contract")
        cell = self._giver_cell(block)
        head = self._doc.char_span(*cell, alignment_mode="expand") if cell is not None else None
        if span is None or head is None:
            return
        names = [s for s in self._names if head.start <= s.start and s.end <= head.end]
        if names and self._opens(head, names[0]):
            owners, givers = self._parties(names, block)
            yield Entry(block, owners, givers, span, head=cell)

    def _giver_cell(self, block: Block) -> tuple[int, int] | None:
        text = self._context.text
        if block.header is not None:
            headers = [text[slice(*cell)].lower().strip() for cell in self._doc._.blocks[block.header].cells]
            n = next((n for n, header in enumerate(headers) if header in _giver_headers()), len(block.cells))
            if n < len(block.cells) and block.cells[n][0] < block.cells[n][1]:
                return block.cells[n]
        full = (cell for cell in block.cells if any(sign.isalpha() for sign in text[slice(*cell)]))
        return next(full, None)

    def _lines(self, block: Block) -> Iterator[Entry]:
        """Sentences of notes with a head of their own: "Japan (foreign minister): rice first. Malaysia – observers."."""
        first = bisect_left(self._names, block.start, key=lambda s: s.start_char)
        opening = self._names[first : bisect_left(self._names, block.end, first, key=lambda s: s.start_char)]
        for line in dict.fromkeys(s.root.sent for s in opening if s.start - s.root.sent.start <= 1):
            names = [s for s in opening if line.start <= s.start < line.end]
            end = self._marked(line, names) or self._unmarked(line)
            if end is None:
                continue
            rest = self._doc[end : line.end]
            heads = [s for s in names if s.end <= end]
            if rest[0].text in _QUOTES or self._speaks_of_another(rest, heads):
                continue
            owners, givers = self._parties(heads, block)
            yield Entry(block, owners, givers, rest, line=line)

    def _marked(self, line: Span, names: list[Span]) -> int | None:
        """Where the head of a line ends that a colon or dash closes."""
        end = _head(line.text)
        head = self._doc.char_span(line.start_char, line.start_char + (end or 0), alignment_mode="expand")
        if head is not None and len(head) and line.start == 0 and head[0].is_upper and head[-1].text != ":":
            return None  # a dateline: "SINGAPORE - Two ships"
        closed = end is not None and head is not None and self._only_names(head, names) and head.end < line.end
        return head.end if closed and head is not None else None

    def _unmarked(self, line: Span) -> int | None:
        """Where a head ends that a figure or a semicolon follows: "Italy EUR 12m (paid)", "Malta, 45 trucks"."""
        at = {s.start: s for s in self._names if line.start <= s.start < line.end and s._.sort == "name"}
        i, found = line.start + (line[0].lower_ == "from"), False
        while i < line.end and (i in at or self._doc[i].lower_ in _JOINTS):
            found = found or i in at
            i = at[i].end if i in at else i + 1
        if found and i < line.end and self._doc[i].text == "(":
            if i + 2 < line.end and self._doc[i + 1].like_num:
                return i + 1  # "France (480)"
            i = next((t.i + 1 for t in self._doc[i : line.end] if t.text == ")"), i)
            i += i < line.end and self._doc[i].text == ","
        if not found or i + 1 >= line.end or any(t.tag_ in FINITE for t in line):
            return None
        if self._doc[i].text == ";" and self._doc[i - 1].text != ")":
            return i + 1
        figure = self._context.figure_at(self._doc[i])
        if figure is None or figure.start != i:
            return None
        others = [s for n, s in at.items() if n > i]
        return None if any(s.end < line.end and self._context.figure_at(self._doc[s.end]) for s in others) else i

    def _opens(self, span: Span, name: Span) -> bool:
        """Whether a name opens an item, or only a date or a person with a title stands before it."""
        before = self._doc[span.start : name.start]
        if any(t.tag_ in {"IN", "TO"} and t.lower_ not in _OF for t in before):
            return False  # "Aid to Ukraine: 300 trucks"
        if len(before) <= _OPENING_WORDS:
            return True
        known = [s for key in (PERSONS, DATES) for s in self._doc.spans[key]]
        known = [s for s in known if span.start <= s.start and s.end <= name.start]
        inside = {t.i for s in known for t in s}
        return bool(known) and all(t.i in inside or not t.is_alpha or t.text[0].isupper() for t in before)

    def _only_names(self, head: Span, names: list[Span]) -> bool:
        """Whether the head of a line is names and nothing else, but for remarks in brackets."""
        named = {t.i for s in names for t in s}
        depth = 0
        for token in head[:-1]:
            depth += (token.text == "(") - (token.text == ")")
            said = (token.is_alpha or token.is_digit) and token.tag_ != "POS"
            if depth == 0 and said and token.i not in named and token.lower_ not in _JOINTS:
                return self._is_office(self._doc[token.i : head.end - 1])
        return bool(named) and head.start in {min(named), min(named) - 1}

    @staticmethod
    def _is_office(words: Span) -> bool:
        """Whether a head ends with who speaks for a nation: the "minister of state" of "Qatar's minister of state:"."""
        owned = words.start > 0 and words[0].nbor(-1).tag_ == "POS"
        return owned and words[0].lower_ in _SPEAKERS and all(t.is_lower for t in words)

    def _speaks_of_another(self, rest: Span, heads: list[Span]) -> bool:
        """Whether the head is only where it happens: "Niger – Italy will keep its trainers there"."""
        things = [s._.thing for s in heads]
        if any(self._has_other_owner(token, things) for token in rest):
            return True
        return any(
            name._.thing not in things and name.root.dep_ in {"nsubj", "nsubjpass"} and is_verb(name.root.head)
            for name in self._names
            if rest.start <= name.start <= min(rest.end, rest.start + _OPENING)
        )

    def _has_other_owner(self, subject: Token, things: list[Thing]) -> bool:
        """Whether people or things of another nation do something there: "Mali – Ten French tanks have arrived"."""
        if subject.dep_ not in {"nsubj", "nsubjpass"} or not is_verb(subject.head):
            return False
        if any(c.root.i == subject.head.i for c in self._context.capabilities):
            return False
        owners = [span for c in subject.children if (span := self._context.chains.span(c)) is not None]
        return any(s.label_ == "NATION" and s._.thing not in things for s in owners)

    def _headless(self, block: Block, span: Span) -> Iterator[Entry]:
        """An item that names no giver, under a sentence or heading that does."""
        if (
            block.kind != "item"
            or _head(span.text) is not None
            or any(_gives(s) for s in self._names if s.start in range(span.start, span.end))
        ):
            return
        if any(t.dep_ in {"nsubj", "nsubjpass"} and is_verb(t.head) for t in span):
            return
        if not any(span.start <= m.start < span.end for m in (*self._context.capabilities, *self._context.figures)):
            return
        givers, status = giver_above(self._context, block)
        if givers:
            yield Entry(block, givers, givers, span, status=status)

    def _head_end(self, span: Span) -> int | None:
        """Where the head of an item ends: at its colon or dash."""
        end = _head(span.text)
        if end is None:
            return None
        head = self._doc.char_span(span.start_char, span.start_char + end, alignment_mode="expand")
        if head is None or len(head) > _LONGEST_HEAD:
            return None
        if any(t.text in {".", "?", "!"} for t in head):
            return None  # "RIGA. Winter tyres: ..."
        return None if any(t.tag_ in FINITE and t.is_lower for t in head) else head.end


def _parties(names: list[Span]) -> tuple[list[Thing], list[Thing]]:
    """Whose the figures of an entry are, and who gives: of "Baltic states (Estonia, Latvia)" the group, and its members."""
    group = [s._.thing for s in names if s._.thing.kind == "group"]
    inner = [s._.thing for s in names if s._.thing.kind == "nation"]
    things = inner or [s._.thing for s in names]
    return (group[:1] if group and inner else things), things


def _gives(name: Span) -> bool:
    """Whether a name in an item is that of a giver of its own: "from Kuwait", "Saudi fuel", "paid by Norway"."""
    root = name.root
    if root.dep_ == "nsubj" or root.head.lower_ in {"from", "by"}:
        return True
    governor = root.head.head if root.head.dep_ == "pobj" else root.head
    receives = root.head.dep_ == "pobj" and governor.lower_ in {"for", "to", "of", "in", "with"}
    return root.dep_ in {"poss", "amod", "compound", "nmod"} and not receives


def _head(text: str) -> int | None:
    """Characters of an item up to its colon or dash, brackets skipped: "Baltic states (Estonia): …"."""
    depth = 0
    for i, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if depth == 0 and (
            mark in ":|" or (mark in "–—-" and (text[i - 1 : i].isspace() or text[i + 1 : i + 2].isspace()))
        ):
            return i + 1
    return None

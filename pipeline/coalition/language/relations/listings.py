"""Lists and tables of contributions: who stands at the head of an item or row, and what the rest of it says.

"Norway: 90 trucks, delivered" says by its form what a sentence says by its grammar. The heading and the
sentence that govern the list say of which body its givers are members, and what a sum alone is for.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.articles.layout import Block
from coalition.language.clauses import is_verb
from coalition.language.extensions import NAMES
from coalition.language.numbers import numbers
from coalition.language.relations.context import Context, rules
from coalition.language.relations.given import GIVERS
from coalition.language.relations.leadins import giver_above
from coalition.language.relations.topic import governors, purpose
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Figure, Passage, Statement, Thing

_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_HEAD = 24
_OPENING = 3
_LONGEST_ANSWER = 8


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return rules("listings.toml")


class Listings:
    """The items and rows of an article that open with a giver."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._names = [s for s in context.doc.spans[NAMES] if s._.thing.kind in GIVERS]
        self._blocks: tuple[Block, ...] = context.doc._.blocks
        self.tokens: set[int] = set()
        self._inherited_status: dict[int, str | None] = {}
        self._entries = [entry for block in self._blocks for entry in self._entry(block)]

    def statements(self) -> Iterator[Statement]:
        """The pledges, figures and memberships that the listings state."""
        for block, givers, members, rest in self._entries:
            passage = Passage(*self._row_extent(block)) if block.kind == "row" else Passage(block.start, block.end)
            if block.start not in self._inherited_status:
                yield from self._memberships(block, members, passage)
            segments = self._cells(block, rest) if block.kind == "row" else list(self._segments(rest))
            whole = self._status(rest) if block.kind == "row" else None
            for segment, header in segments:
                yield from self._of_segment(block, givers, members, segment, header, passage, whole)

    def _row_extent(self, block: Block) -> tuple[int, int]:
        line_start = self._context.text.rfind("\n", 0, block.start) + 1
        line_end = self._context.text.find("\n", block.end)
        line_end = len(self._context.text) if line_end < 0 else line_end
        while line_end > line_start and self._context.text[line_end - 1].isspace():
            line_end -= 1
        return line_start, line_end

    def _entry(self, block: Block) -> Iterator[tuple[Block, list[Thing], list[Thing], Span]]:
        if block.kind not in {"item", "row"}:
            return
        span = self._doc.char_span(block.start, block.end, alignment_mode="contract")
        if span is None:
            return
        head_end = self._head_end(block, span)
        names = [s for s in self._names if span.start <= s.start and s.end <= (head_end or 0)]
        if head_end is None or not names or names[0].start - span.start > 2:
            yield from self._headless(block, span)
            return
        if block.kind == "item" and self._speaks_of_another(self._doc[head_end : span.end], names):
            return
        self.tokens.update(range(span.start, span.end))
        group = [s for s in names if s._.thing.kind == "group"]
        inner = [s._.thing for s in names if s._.thing.kind == "nation"]
        things = inner if inner else [s._.thing for s in names]
        figure_owners = [group[0]._.thing] if group and inner else things
        yield block, figure_owners, things, self._doc[head_end : span.end]

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

    def _headless(self, block: Block, span: Span) -> Iterator[tuple[Block, list[Thing], list[Thing], Span]]:
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
            self.tokens.update(range(span.start, span.end))
            self._inherited_status[block.start] = status
            yield block, givers, givers, span

    def _head_end(self, block: Block, span: Span) -> int | None:
        """Where the head of an item ends: at its colon or dash, or with the first cell of a row."""
        if block.kind == "row":
            cell = next((c for c in block.cells if c[1] > c[0]), None)
            if cell is None:
                return None
            first = self._doc.char_span(*cell, alignment_mode="expand")
            return first.end if first is not None else None
        end = _head(span.text)
        if end is None:
            return None
        head = self._doc.char_span(span.start_char, span.start_char + end, alignment_mode="expand")
        if head is None or len(head) > _LONGEST_HEAD:
            return None
        return None if any(t.tag_ in _VERBS and t.is_lower for t in head) else head.end

    def _segments(self, rest: Span) -> Iterator[tuple[Span, str]]:
        """The parts of an item between semicolons and full stops."""
        start = rest.start
        for token in rest:
            if token.text in {";", "."} and token.i > start:
                yield self._doc[start : token.i + 1], ""
                start = token.i + 1
        if start < rest.end:
            yield self._doc[start : rest.end], ""

    def _cells(self, block: Block, rest: Span) -> list[tuple[Span, str]]:
        headers = self._blocks[block.header].cells if block.header is not None else ()
        found = []
        for n, (start, end) in enumerate(block.cells):
            span = self._doc.char_span(start, end, alignment_mode="contract")
            if span is not None and span.start >= rest.start:
                title = self._context.text[slice(*headers[n])] if n < len(headers) else ""
                found.append((span, title))
        return found

    def _of_segment(
        self,
        block: Block,
        owners: list[Thing],
        givers: list[Thing],
        segment: Span,
        header: str,
        passage: Passage,
        whole: str | None,
    ) -> Iterator[Statement]:
        if header.lower().strip() in _rules()["status-headers"]:
            return
        figures = [f for f in self._context.figures if segment.start <= f.start < segment.end]
        amounts: list[Figure] = [f._.figure for f in figures] or self._bare(segment, header)
        denied = segment[0].lower_ in {"no", "not"} and not figures
        status = "refused" if denied else self._status(segment) or whole or self._governing_status(block)
        rule = "table.row" if block.kind == "row" else "list.item"
        if status == "none" or _is_nothing(segment):
            return
        for amount in amounts:
            for owner in owners:
                yield Statement("figure", owner, None, passage, rule, 0.85, figure=amount)
        found = self._capabilities(segment)
        answers = block.kind == "item" and not denied and len(segment) <= _LONGEST_ANSWER
        if not found and not amounts and answers and status in {"refused", "considered"}:
            found = [(thing, None) for thing in self._asked(block)]
        if amounts and all(c.id == "financial-aid" and at is not None and at._.sort == "weak" for c, at in found):
            found = [(thing, None) for thing in self._elsewhere(block, segment) or self._inherited(block, amounts)]
        for capability, at in found:
            counted = self._figure_for(figures, amounts, at, len(found))
            for giver in givers:
                yield Statement(
                    "pledges",
                    giver,
                    capability,
                    passage,
                    rule,
                    0.85,
                    status=status,
                    figure=counted if owners == givers else None,
                    recipient=self._recipient(block, givers),
                )

    def _capabilities(self, segment: Span) -> list[tuple[Thing, Span | None]]:
        found: list[tuple[Thing, Span | None]] = []
        spans = [c for c in self._context.capabilities if segment.start <= c.start < segment.end]
        spans = [c for c in spans if c.kb_id_ != "energy-support" or not self._is_traded(c, segment)]
        strong = [c for c in spans if c._.sort != "weak"] or spans
        for span in strong:
            if span._.thing not in [thing for thing, _ in found]:
                found.append((span._.thing, span))
        return found

    def _is_traded(self, goods: Span, segment: Span) -> bool:
        """Whether gas or oil is bought: "Hungary: Russian gas", "Japan: keeps buying gas from Sakhalin"."""
        foreign = any(
            span is not None and span.label_ == "NATION"
            for c in goods.root.children
            for span in (self._context.chains.span(c),)
        )
        return foreign or any(_has(segment.text.lower(), word) for word in _rules()["trade"])

    def _asked(self, block: Block) -> list[Thing]:
        """What an answer such as "Peru: undecided" is about: what the sentence or heading above the list names."""
        for start, end in governors(self._doc, block):
            named = [c for c in self._context.capabilities if start <= c.start_char < end]
            if named:
                return [(next((c for c in named if c._.sort != "weak"), named[0]))._.thing]
        return []

    @staticmethod
    def _figure_for(figures: list[Span], amounts: list[Figure], at: Span | None, count: int) -> Figure | None:
        if at is None or count == 1:
            return amounts[0] if amounts else None
        return next((f._.figure for f in figures if f.start <= at.start < f.end or f.root.i == at.root.i), None)

    def _bare(self, segment: Span, header: str) -> list[Figure]:
        """A number alone in a cell, with the unit and scale of its column's header."""
        found = numbers(segment.text)
        if len(found) != 1 or not header or found[0].end - found[0].start < len(segment.text.strip()):
            return []
        words = header.lower().replace("(", " ").replace(")", " ").replace(",", " ").split()
        scale = next((factor for word, factor in _rules()["scales"].items() if word in words), 1)
        units = vocabulary().units
        unit = next(
            (
                code
                for symbol, code in vocabulary().symbols.items()
                if symbol in header.split()
                or (
                    len(symbol) == 3
                    and symbol.isupper()
                    and symbol in header.upper().replace("(", " ").replace(")", " ").split()
                )
            ),
            None,
        )
        unit = unit or next((vocabulary().currency_names[w] for w in words if w in vocabulary().currency_names), None)
        unit = unit or next((units[w] for w in words if w in units), None)
        return [Figure(found[0].value * scale, unit)] if unit else []

    def _elsewhere(self, block: Block, segment: Span) -> list[Thing]:
        """What another cell of a row names: "| Norway | €2 million | air defence |"."""
        if block.kind != "row":
            return []
        start, end = self._row_extent(block)
        others = [c for c in self._context.capabilities if start <= c.start_char < end and c._.sort != "weak"]
        return list(dict.fromkeys(c._.thing for c in others if not segment.start <= c.start < segment.end))

    def _inherited(self, block: Block, amounts: list[Figure]) -> list[Thing]:
        """What a sum without a purpose is for: what the lead-in or the headings speak of."""
        money = any(len(f.unit) == 3 and f.unit.isupper() for f in amounts)
        return [purpose(self._doc, block)] if money else []

    def _governors(self, block: Block) -> list[str]:
        """What governs a block, nearest first: its lead-in, the headings above it."""
        return [self._context.text[start:end].lower() for start, end in governors(self._doc, block)]

    def _status(self, segment: Span) -> str | None:
        text = segment.text.lower()
        for status in ("refused", "none", "conditional", "considered", "pledged", "delivered"):
            if any(_has(text, cue) for cue in _rules()["status"][status]):
                return status
        return None

    def _governing_status(self, block: Block) -> str:
        inherited = self._inherited_status.get(block.start)
        if inherited is not None:
            return inherited
        for text in self._governors(block)[:2]:
            for status in ("refused", "considered", "pledged", "delivered"):
                if any(_has(text, cue) for cue in _rules()["governing"][status]):
                    return status
        return "pledged"

    def _memberships(self, block: Block, members: list[Thing], passage: Passage) -> Iterator[Statement]:
        """Givers listed as contributors to a body are members of it."""
        body = self._governing_body(block)
        for member in members if body is not None else []:
            if member.kind == "nation" and body is not None:
                yield Statement("member_of", member, body, passage, "list.member", 0.7)

    def _governing_body(self, block: Block) -> Thing | None:
        if block.governor is None:
            return None
        lead = self._blocks[block.governor]
        text = self._context.text[lead.start : lead.end].lower()
        if not any(_has(text, cue) for cue in _rules()["membership"]["cues"]):
            return None
        span = self._doc.char_span(lead.start, lead.end, alignment_mode="contract")
        words = [t for t in span if t.dep_ in {"nsubj", "nsubjpass", "pobj", "ROOT"}] if span is not None else []
        bodies = [thing for word in words for thing in self._context.chains.actors(word) if thing.kind == "coalition"]
        return bodies[0] if bodies else None

    def _recipient(self, block: Block, givers: list[Thing]) -> Thing | None:
        for index in (block.governor, block.heading):
            if index is None:
                continue
            lead = self._blocks[index]
            for span in self._names:
                before: Token | None = self._doc[span.start - 1] if span.start else None
                if (
                    lead.start <= span.start_char < lead.end
                    and before is not None
                    and before.lower_ in {"to", "for"}
                    and span._.thing not in givers
                ):
                    thing: Thing = span._.thing
                    return thing
        return None


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
            mark == ":" or (mark in "–—-" and (text[i - 1 : i].isspace() or text[i + 1 : i + 2].isspace()))
        ):
            return i + 1
    return None


def _has(text: str, cue: str) -> bool:
    at = text.find(cue)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(cue) : at + len(cue) + 1]
        if not before.isalpha() and not after.isalpha():
            return True
        at = text.find(cue, at + 1)
    return False


def _is_nothing(segment: Span) -> bool:
    return segment.text.lower().strip(" .;–-—|") in _rules()["nothing"]

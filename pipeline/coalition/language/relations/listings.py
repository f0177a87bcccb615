"""Lists and tables of contributions: who stands at the head of an item or row, and what the rest of it says.

"Norway: 90 trucks, delivered" says by its form what a sentence says by its grammar. The heading and the
sentence that govern the list say what a sum alone is for, and what is answered where only an answer stands.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.articles.layout import Block
from coalition.language.clauses import is_verb
from coalition.language.extensions import NAMES
from coalition.language.relations.cells import bare
from coalition.language.relations.context import Context, rules
from coalition.language.relations.entries import Entries, Entry
from coalition.language.relations.given import GIVERS
from coalition.language.relations.pledgewords import sum_words, words
from coalition.language.relations.topic import asked, governors, meanings, meant, named_purpose, purpose
from coalition.statements.statement import Figure, Passage, Statement, Thing

_LONGEST_ANSWER = 8
_HEADS = ("troops", "police")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MAIN = frozenset(("ROOT", "conj", "ccomp", "parataxis"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return rules("listings.toml")


class Listings:
    """What the items and rows of an article say that open with a giver.

    A sentence in them that has a subject of its own, and tells a pledge, is left to what is read from running text.

    Attributes:
        tokens: positions of all other tokens in them.
    """

    def __init__(self, context: Context, prose: list[Statement]) -> None:
        self._context = context
        self._doc = context.doc
        self._names = [s for s in context.doc.spans[NAMES] if s._.thing.kind in GIVERS]
        self._blocks: tuple[Block, ...] = context.doc._.blocks
        self._entries = list(Entries(context))
        self._meanings: dict[tuple[int | None, int | None], dict[str, Thing]] = {}
        self._prose = prose
        lines = ((e, s) for e in self._entries if e.block.kind != "row" for s, _ in self._segments(e.rest))
        segments = [s for e, s in lines if self._is_told(e, s)]
        self._told = {s.start for s in segments}
        told = {t.i for s in segments for t in s}
        self.tokens = {i for entry in self._entries for i in _whole(entry)} - told

    def _is_told(self, entry: Entry, segment: Span) -> bool:
        """Whether running text tells what the giver gives in a segment: "BELGIUM: Brussels has sent six jets"."""
        told = any(
            s.subject in entry.givers
            and s.rule != "pledge.serving"
            and s.passage.start < segment.end_char
            and segment.start_char < s.passage.end
            for s in self._prose
        )
        return told and any(
            t.dep_ in _SUBJECTS and t.head.dep_ in _MAIN and is_verb(t.head) and self._context.actors(t)
            for t in segment
        )

    def statements(self) -> Iterator[Statement]:
        """The pledges and figures that the listings state."""
        for entry in self._entries:
            block, rest = entry.block, entry.rest
            passage = self._passage(entry)
            segments = self._cells(entry) if block.kind == "row" else list(self._segments(rest))
            whole = self._status(rest) if block.kind == "row" else None
            if whole in {"refused", "considered"} and all(self._says_nothing(*part) for part in segments):
                yield from self._answers(entry, whole, passage)
            for segment, header in segments:
                if segment.start in self._told:
                    continue
                yield from self._of_segment(entry, segment, header, passage, whole)

    def _passage(self, entry: Entry) -> Passage:
        if entry.line is not None:
            return self._context.passage(entry.line[0])
        block = entry.block
        return Passage(*self._row_extent(block)) if block.kind == "row" else Passage(block.start, block.end)

    def _says_nothing(self, segment: Span, header: str) -> bool:
        return _is_nothing(segment) or header.lower().strip() in _rules()["status-headers"]

    def _answers(self, entry: Entry, status: str, passage: Passage) -> Iterator[Statement]:
        """What is refused or weighed where only that is told: "Peru: undecided"."""
        rule = "table.row" if entry.block.kind == "row" else "list.item"
        thing = asked(self._doc, entry.block) or self._commonest
        for giver in entry.givers if thing is not None else ():
            yield Statement("pledges", giver, thing, passage, rule, 0.7, status=status)

    def _row_extent(self, block: Block) -> tuple[int, int]:
        line_start = self._context.text.rfind("\n", 0, block.start) + 1
        line_end = self._context.text.find("\n", block.end)
        line_end = len(self._context.text) if line_end < 0 else line_end
        while line_end > line_start and self._context.text[line_end - 1].isspace():
            line_end -= 1
        return line_start, line_end

    def _segments(self, rest: Span) -> Iterator[tuple[Span, str]]:
        """The parts of an item between semicolons and full stops."""
        start = rest.start
        for token in rest:
            if token.text in {";", "."} and token.i > start:
                yield self._doc[start : token.i + 1], ""
                start = token.i + 1
        if start < rest.end:
            yield self._doc[start : rest.end], ""

    def _cells(self, entry: Entry) -> list[tuple[Span, str]]:
        """The cells of a row but for the giver's, each with the header of its column."""
        block, found = entry.block, []
        headers = self._blocks[block.header].cells if block.header is not None else ()
        for n, (start, end) in enumerate(block.cells):
            span = self._doc.char_span(start, end, alignment_mode="contract") if (start, end) != entry.head else None
            if span is not None and len(span):
                title = self._context.text[slice(*headers[n])] if n < len(headers) else ""
                found.append((span, title))
        return found

    @cached_property
    def _commonest(self) -> Thing | None:
        """What most of the items and rows name, if more than one does."""
        counts: dict[Thing, int] = {}
        for entry in self._entries:
            for thing, _ in self._capabilities(entry.block, entry.rest):
                counts[thing] = counts.get(thing, 0) + 1
        best = max(counts, key=lambda thing: (counts[thing], thing), default=None)
        return best if best is not None and counts[best] > 1 and counts[best] * 2 > sum(counts.values()) else None

    def _of_segment(
        self, entry: Entry, segment: Span, header: str, passage: Passage, whole: str | None
    ) -> Iterator[Statement]:
        block, givers = entry.block, entry.givers
        if header.lower().strip() in _rules()["status-headers"]:
            return
        figures = [f for f in self._context.figures if segment.start <= f.start < segment.end]
        amounts: list[Figure] = [f._.figure for f in figures] or self._bare(block, segment, header)
        denied = segment[0].lower_ in {"no", "not"} and not figures
        status = "refused" if denied else self._status(segment)
        status = status or (whole if whole in {"refused", "considered"} else self._status_of(header) or whole)
        status = status or self._governing_status(entry)
        rule = "table.row" if block.kind == "row" else "list.item"
        if status == "none" or _is_nothing(segment):
            return
        shares = _shares(segment, amounts, entry.owners)
        for owner in entry.owners:
            for amount in shares[owner]:
                yield Statement("figure", owner, None, passage, rule, 0.85, figure=amount)
        is_number = bool(amounts) and not any(t.is_alpha for t in segment)
        found = self._capabilities(block, segment) or (self._headed(block, header, amounts) if is_number else [])
        if not found and not amounts and not denied and block.kind != "row" and len(segment) <= _LONGEST_ANSWER:
            if status in {"refused", "considered"}:
                yield from self._answers(entry, status, passage)
            return
        if not any(_is_currency(f.unit) for f in amounts):
            found = [(c, at) for c, at in found if at is None or at.text.lower() not in sum_words()]
        if amounts and all(c.id == "financial-aid" and at is not None and at._.sort == "weak" for c, at in found):
            found = [(thing, None) for thing in self._purposes(block, segment, header, amounts)]
        for capability, at in found:
            for giver in givers:
                own = shares.get(giver, [])
                yield Statement(
                    "pledges",
                    giver,
                    capability,
                    passage,
                    rule,
                    0.85,
                    status=status,
                    figure=self._figure_for(figures, own, at, len(found)),
                    recipient=self._recipient(block, givers),
                )

    def _bare(self, block: Block, cell: Span, header: str) -> list[Figure]:
        """A number alone: its header tells the unit, or the caption, or for an item who are counted elsewhere."""
        alone = cell.text.strip(" .;()")
        found = bare(alone, header)
        if found or any(t.is_alpha for t in cell):
            return found
        if block.kind == "item" or header.lower().strip(" .") in _rules()["sum-headers"]:
            captions = (self._context.text[start:end] for start, end in governors(self._doc, block))
            told_above = (bare(alone, text) for text in captions)
            found = next((f for f in told_above if f and (f[0].unit in _HEADS or _is_currency(f[0].unit))), [])
        if not found and block.kind == "item":
            told = (f._.figure.unit for f in self._context.figures if f._.figure.unit in _HEADS)
            found = next((figures for unit in told if (figures := bare(alone, unit))), [])
        return found

    def _capabilities(self, block: Block, segment: Span) -> list[tuple[Thing, Span | None]]:
        found: list[tuple[Thing, Span | None]] = []
        spans = [c for c in self._context.capabilities if segment.start <= c.start < segment.end]
        spans = [c for c in spans if c.kb_id_ != "energy-support" or not self._is_traded(c, segment)]
        known = self._meanings_of(block)
        spans = [c for c in spans if not _is_for(c, spans)]
        strong = [c for c in spans if c._.sort != "weak" or meant(c, known) is not None]
        for span in strong or self._things(segment, known) or spans:
            thing = meant(span, known) or span._.thing
            if thing is not None and thing not in [other for other, _ in found]:
                found.append((thing, span))
        return found

    def _headed(self, block: Block, header: str, amounts: list[Figure]) -> list[tuple[Thing, Span | None]]:
        """What the numbers of a column count, by its header, and those of a list: "Troops", "Shells delivered"."""
        if block.kind == "item":
            counted = next((f.unit for f in amounts if f.unit in _HEADS), None)
            return [(Thing("capability", counted, counted), None)] if counted is not None else []
        cells = self._blocks[block.header].cells if block.header is not None else ()
        own = [cell for cell in cells if header and self._context.text[slice(*cell)] == header]
        named = [c for c in self._context.capabilities if any(a <= c.start_char < b for a, b in own)]
        return [(named[0]._.thing, None)] if named else []

    def _meanings_of(self, block: Block) -> dict[str, Thing]:
        above = (block.governor, block.heading)
        if above not in self._meanings:
            self._meanings[above] = meanings(self._doc, block)
        return self._meanings[above]

    def _things(self, segment: Span, known: dict[str, Thing]) -> list[Span]:
        """Things without a capability of their own that have one in such a list: "one battery", "no machines"."""
        nouns = [self._doc[t.i : t.i + 1] for t in segment if t.tag_ in {"NN", "NNS"}] if known else []
        return [noun for noun in nouns if meant(noun, known) is not None][:1]

    def _is_traded(self, goods: Span, segment: Span) -> bool:
        """Whether gas or oil is bought: "Hungary: Russian gas", "Japan: keeps buying gas from Sakhalin"."""
        foreign = any(
            span is not None and span.label_ == "NATION"
            for c in goods.root.children
            for span in (self._context.chains.span(c),)
        )
        return foreign or any(_has(segment.text.lower(), word) for word in _rules()["trade"])

    @staticmethod
    def _figure_for(figures: list[Span], amounts: list[Figure], at: Span | None, count: int) -> Figure | None:
        if at is None or count == 1:
            return amounts[0] if amounts else None
        return next((f._.figure for f in figures if f.start <= at.start < f.end or f.root.i == at.root.i), None)

    def _purposes(self, block: Block, segment: Span, header: str, amounts: list[Figure]) -> list[Thing]:
        """What a sum is for: by its column, by another cell of its row, by what governs the list."""
        if not any(_is_currency(f.unit) for f in amounts):
            return self._elsewhere(block, segment)
        told = named_purpose(header.lower()) if header else None
        return [told] if told is not None else self._elsewhere(block, segment) or [purpose(self._doc, block)]

    def _elsewhere(self, block: Block, segment: Span) -> list[Thing]:
        """What another cell of a row names: "| Norway | €2 million | air defence |", unless that is given besides."""
        if block.kind != "row":
            return []
        start, end = self._row_extent(block)
        headers = self._blocks[block.header].cells if block.header is not None else ()
        besides = [
            cell
            for n, cell in enumerate(block.cells)
            if n < len(headers)
            and any(_has(self._context.text[slice(*headers[n])].lower(), cue) for cue in _rules()["gift-headers"])
        ]
        inside = [c for c in self._context.capabilities if start <= c.start_char < end]
        others = [c for c in inside if c._.sort != "weak" and not _is_for(c, inside)]
        others = [c for c in others if not any(a <= c.start_char < b for a, b in besides)]
        return list(dict.fromkeys(c._.thing for c in others if not segment.start <= c.start < segment.end))

    def _governors(self, block: Block) -> list[str]:
        """What governs a block, nearest first: its lead-in, the headings above it."""
        return [self._context.text[start:end].lower() for start, end in governors(self._doc, block)]

    @staticmethod
    def _status(segment: Span) -> str | None:
        text = segment.text.lower()
        for status in ("refused", "none", "conditional", "considered", "pledged", "delivered"):
            if any(_has(text, cue) for cue in _rules()["status"][status]):
                return status
            if status == "considered" and segment[0].lower_ == "may":
                return status
        return None

    @staticmethod
    def _status_of(header: str) -> str | None:
        """The status that the header of a column tells: "Promised", "Shells delivered"."""
        said = header.lower()
        for status in ("refused", "considered", "pledged", "delivered") if said else ():
            if any(_has(said, cue) for cue in _rules()["governing"][status]):
                return status
        return None

    def _governing_status(self, entry: Entry) -> str:
        if entry.status is not None:
            return entry.status
        for text in self._governors(entry.block)[:2]:
            for status, headings in _rules()["headings"].items():
                if text.strip(" *:.!–-") in headings:
                    return str(status)
            for status in ("refused", "considered", "pledged", "delivered"):
                if any(_has(text, cue) for cue in _rules()["governing"][status]):
                    return status
        return "pledged"

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


def _has(text: str, cue: str) -> bool:
    at = text.find(cue)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(cue) : at + len(cue) + 1]
        if not before.isalpha() and not after.isalpha():
            return True
        at = text.find(cue, at + 1)
    return False


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _whole(entry: Entry) -> range:
    """The tokens of an entry, its head with them."""
    if entry.line is not None:
        return range(entry.line.start, entry.line.end)
    start = entry.rest.doc.char_span(entry.block.start, entry.block.end, alignment_mode="contract")
    return range(start.start if start is not None else entry.rest.start, entry.rest.end)


def _shares(segment: Span, amounts: list[Figure], owners: list[Thing]) -> dict[Thing, list[Figure]]:
    """Which figures of a segment are whose: all are everybody's, unless told in turn or of all together."""
    text = segment.text.lower()
    if len(owners) > 1:
        if len(amounts) == len(owners) and any(_has(text, cue) for cue in _rules()["in-turn"]):
            return {owner: [amount] for owner, amount in zip(owners, amounts, strict=True)}
        if any(_has(text, cue) for cue in _rules()["together"]):
            return {owner: [] for owner in owners}
    return dict.fromkeys(owners, amounts)


def _is_for(thing: Span, others: list[Span]) -> bool:
    """Whether a thing is only what another one is for: the guns of "ammunition for the guns"; a deed is given with it."""
    if thing.kb_id_ not in words().users[0] | words().prepositions["people"]:
        return False
    preposition = next((t for t in reversed(thing.doc[: thing.start]) if t.tag_ not in {"DT", "PRP$", "JJ"}), None)
    if preposition is None or preposition.lower_ != "for":
        return False
    return any(preposition.i in {other.end, other.root.i + 1} for other in others if other != thing)


def _is_nothing(segment: Span) -> bool:
    return segment.text.lower().strip(" .;–-—|") in _rules()["nothing"]

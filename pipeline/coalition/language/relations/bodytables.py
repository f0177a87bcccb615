"""Tables and lists about bodies: "Coalition | Lead | Members | Seat", "Drone coalition: Latvia and the United Kingdom"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from coalition.articles.layout import Block
from coalition.language.content import content
from coalition.language.extensions import BODIES, NAMES
from coalition.language.relations.cast import Cast, words
from coalition.language.relations.seatplaces import SeatPlaces
from coalition.statements.statement import Passage, Statement, Thing

_WORD = re.compile(r"[^\W\d_]+")
_ROLES = ("leads", "member_of", "headquartered_in")


def body_tables(cast: Cast) -> Iterator[Statement]:
    """What the rows and items of an article say of bodies: who leads each, belongs to it, and where it sits."""
    tables = _Tables(cast)
    for block in cast.doc._.blocks:
        if block.kind == "row":
            yield from tables.row(block)
        elif block.kind == "item":
            yield from tables.item(block)
        if block.kind in {"row", "item"}:
            yield from tables.participant(block)


class _Tables:
    """The rows and items of one article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._blocks: tuple[Block, ...] = cast.doc._.blocks
        self._text = content(cast.doc)

    def row(self, block: Block) -> Iterator[Statement]:
        """A row whose columns have the headers of roles."""
        if block.header is None:
            return
        headers = self._blocks[block.header].cells
        roles = [self._role(self._text[slice(*cell)]) for cell in headers]
        cells = block.cells[: len(roles)]
        if not any(roles) or not cells or cells[0][1] <= cells[0][0]:
            return
        body, passage = self._body(cells, roles, headers), self._line(block)
        for cell, role in zip(cells, roles, strict=False):
            span = self._span(cell)
            if span is not None and body is not None and role is not None:
                yield from self._said(role, body, span, passage, "table")

    @staticmethod
    def _role(header: str) -> str | None:
        said = set(header.lower().replace("/", " ").replace("(", " ").replace(")", " ").split())
        return next((role for role in _ROLES if said & words("labels", role)), None)

    def _body(
        self,
        cells: tuple[tuple[int, int], ...],
        roles: list[str | None],
        headers: tuple[tuple[int, int], ...],
    ) -> Thing | None:
        """The body of a row: named in a cell, or what the column of bodies holds, or the one above the table."""
        for n, cell in enumerate(cells):
            if roles[n] is None and (named := self._named(cell)) is not None:
                return named
        for n, cell in enumerate(cells):
            header = self._text[slice(*headers[n])].lower().split()
            if roles[n] is None and words("labels", "bodies").intersection(header):
                name = " ".join(self._text[slice(*cell)].split())
                return Thing("coalition", name, name) if name and not self._is_name(cell) else None
        return None

    def _named(self, cell: tuple[int, int]) -> Thing | None:
        for name in (BODIES, NAMES):
            for span in self._cast.doc.spans[name]:
                if (
                    cell[0] <= span.start_char
                    and span.end_char <= cell[1]
                    and span.label_ in {"COALITION", "ORGANISATION"}
                ):
                    return self._cast.bodies.at(span.start) or span._.thing
        return None

    def _is_name(self, cell: tuple[int, int]) -> bool:
        return any(cell[0] <= s.start_char and s.end_char <= cell[1] for s in self._cast.doc.spans[NAMES])

    def item(self, block: Block) -> Iterator[Statement]:
        """ "Drone coalition: Latvia and the United Kingdom" below "who leads which coalition"."""
        colon = next((i for i in range(block.start, min(block.end, block.start + 80)) if self._text[i] in ":–—("), None)
        body = self._named((block.start, colon)) if colon is not None else None
        span = self._span((colon + 1, block.end)) if colon is not None else None
        role = self._governing_role(block)
        if body is None or span is None or role is None:
            return
        if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"} for t in span):
            return
        yield from self._said(role, body, span, Passage(block.start, block.end), "list")

    def participant(self, block: Block) -> Iterator[Statement]:
        """ "Kenya: 640 police" below "contributions to the mission": who stands first takes part in the body told above."""
        end = next((c[1] for c in block.cells if c[1] > c[0]), block.end)
        heads = [s for s in self._cast.doc.spans[NAMES] if block.start <= s.start_char and s.end_char <= end]
        if (
            not heads
            or heads[0].start_char - block.start > 4
            or heads[0].label_ not in {"NATION", "GROUP"}
            or heads[0]._.sort != "name"
        ):
            return
        said = _words(self._text[block.start : block.end])
        if block.kind == "item" and self._text[heads[0].end_char : heads[0].end_char + 1] not in {
            ":",
            ",",
            " ",
            "",
            "(",
        }:
            return
        outside = words("labels", "outsiders" if self._is_of_members(block) else "refusals")
        body = self._told_above(block) if not said & outside else None
        if body is not None:
            passage = self._line(block) if block.kind == "row" else Passage(block.start, block.end)
            members = self._cast.people.listed(heads[0].start)
            if heads[0].label_ == "GROUP":  # "Baltic states (Estonia, Latvia): ..."
                colon = self._text.find(":", block.start, block.end)
                members = [s._.thing for s in heads if s.label_ == "NATION" and s.end_char <= colon]
            yield from self._cast.tell("member_of", members, [body], heads[0][0], "member.listed", passage)

    def _is_of_members(self, block: Block) -> bool:
        """Whether what governs a list says that those in it are members, whatever they give or refuse."""
        above = [self._blocks[i] for i in (block.governor, block.heading) if i is not None]
        said = {word for other in above for word in _words(self._text[other.start : other.end])}
        return not said.isdisjoint(words("labels", "member-cues"))

    def _told_above(self, block: Block) -> Thing | None:
        """The coalition or mission whose contributors a list's lead-in, heading or headline announces."""
        above = [self._blocks[i] for i in (block.governor, block.header, block.heading) if i is not None]
        for other in above:
            span = self._span((other.start, other.end))
            told = {t.lower_ for t in span} if span is not None else set()
            if span is None or not told & words("labels", "participation"):
                continue
            for token in span:
                found = (
                    [b for b in self._cast.bodies.of(token) if b.kind == "coalition"] if token.tag_[:2] == "NN" else []
                )
                if found:
                    return found[0]
            topic = self._cast.bodies.topic
            if topic is None or other.kind not in {"header-row", "heading"}:
                continue
            # An organisation has many who give; its members are those who are called so below its name.
            called = told & words("labels", "membership") and self._cast.bodies.is_named_before(topic, -1)
            if topic.kind == "coalition" or (topic.kind == "organisation" and called):
                return topic
        return None

    def _governing_role(self, block: Block) -> str | None:
        above = [self._blocks[i] for i in (block.governor, block.heading) if i is not None]
        for other in above:
            role = self._role(self._text[other.start : other.end].rstrip(":?.").replace(",", " "))
            if role is not None:
                return role
        headline = self._cast.doc._.headline
        return self._role(headline.text) if headline is not None else None

    def _said(self, role: str, body: Thing, value: Span, passage: Passage, form: str) -> Iterator[Statement]:
        at = value[0]
        if role == "leads":
            found = self._cast.people.mentions.among(value) or self._nations(value)
            yield from self._cast.tell("leads", found, [body], at, f"leads.{form}", passage)
        elif role == "member_of":
            yield from self._cast.tell("member_of", self._nations(value), [body], at, f"member.{form}", passage)
        else:
            cities = SeatPlaces(self._cast).in_span(value)
            yield from self._cast.tell("headquartered_in", [body], cities, at, f"seat.{form}", passage)

    def _nations(self, value: Span) -> list[Thing]:
        names = [s for s in self._cast.doc.spans[NAMES] if value.start <= s.start < value.end]
        return list(dict.fromkeys(s._.thing for s in names if s.label_ == "NATION" and s._.sort in {"name", "capital"}))

    def _span(self, cell: tuple[int, int]) -> Span | None:
        if cell[1] <= cell[0]:
            return None
        span = self._cast.doc.char_span(*cell, alignment_mode="expand")
        return span if span is not None and len(span) else None

    def _line(self, block: Block) -> Passage:
        start = self._text.rfind("\n", 0, block.start) + 1
        end = self._text.find("\n", block.end)
        line = self._text[start : end if end >= 0 else len(self._text)]
        return Passage(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _words(text: str) -> set[str]:
    """The words of a text in lower case, without the month of May."""
    return {word.lower() for word in _WORD.findall(text) if word != "May"}

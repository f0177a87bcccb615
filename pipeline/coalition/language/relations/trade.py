"""Imports as the buyer's deed: buying, depending on, stopping, replacing."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, child, is_negated, is_passive, objects_of, tense
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import UNMEASURED, Cast, agents, is_unreal, words
from coalition.language.relations.commodities import Commodities, Commodity
from coalition.statements.statement import Statement, Thing


class Trade:
    """The frames of buying, one method a class of verbs in rules/relations.toml."""

    def __init__(self, cast: Cast, commodities: Commodities) -> None:
        self._cast = cast
        self._commodities = commodities

    def buys(self, verb: Token) -> Iterator[Statement]:
        """ "Japan buys most of its oil from A and B", "no longer takes Qatari gas", "has imported none from Russia since"."""
        status = status_of(verb)
        if status is None:
            return
        objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] or _relative(verb)
        goods, elliptic = self._goods(objects, verb)
        if any(t.lower_ in {"none", "last", "final"} for o in objects for t in o.subtree):
            status = "former"
        buyers = self._buyers(verb)
        if not goods and verb.lower_ in words("imports", "surely"):
            goods = self._commodities.between(verb.i + 1, min(verb.sent.end, verb.i + 6))
            buyers = buyers or self._cast.people.listed_before(verb.i)
        buyers = buyers + self._likewise(verb)
        rule = "imports.buys-it" if elliptic else "imports.buys"
        for n, commodity in enumerate(goods):
            start = commodity.token.i + 1 if commodity.token.i > verb.i else verb.i + 1
            end = goods[n + 1].start if n + 1 < len(goods) and goods[n + 1].start > start else clause_end(verb)
            sources, over = self._commodities.sources(start, end)
            if not sources:
                sources = [] if elliptic else self._commodities.origins(commodity)
            if not sources and n + 1 < len(goods):
                sources, over = self._commodities.sources(start, clause_end(verb))
            if not sources and (elliptic or self._says_there(verb)):
                sources = self._last_sources(verb)
            sources = [s for s in sources if s not in over]
            for own, theirs in self._respective(verb, buyers, sources):
                yield from tell(self._cast, own, commodity, theirs, status, verb, rule)
            yield from tell(self._cast, buyers, commodity, over, "former", verb, rule)
            for buyer, theirs in self._commodities.gaps(start, verb.sent.end):
                yield from tell(self._cast, [buyer], commodity, theirs, status, verb, "imports.gapped")

    def _respective(
        self, verb: Token, buyers: list[Thing], sources: list[Thing]
    ) -> list[tuple[list[Thing], list[Thing]]]:
        """Buyers with their sellers, one to one where the sentence says "respectively"."""
        if len(buyers) == len(sources) > 1 and "respectively" in self._cast.words[verb.i : verb.sent.end]:
            return [([buyer], [source]) for buyer, source in zip(buyers, sources, strict=True)]
        return [(buyers, sources)]

    def _goods(self, objects: list[Token], verb: Token) -> tuple[list[Commodity], bool]:
        """The commodities of an object, and whether they had to be supplied from before: "buys most of it"."""
        found = [c for o in objects for c in self._commodities.under(o)]
        if found:
            later = self._commodities.between(found[-1].token.i + 1, clause_end(verb))
            return found + [c for c in later if self._is_coordinate(c)], False
        if not objects and verb.lower_ not in words("imports", "surely"):
            return [], False
        vague = not objects or all(o.lower_ in words("imports", "vague") for o in objects)
        spoken = self._commodities.spoken_of(verb) if vague else None
        return ([spoken] if spoken is not None else []), True

    def _is_coordinate(self, commodity: Commodity) -> bool:
        """Whether "and gas from Egypt" goes on with a list of what is bought."""
        i = commodity.start - 1
        while i > 0 and self._cast.doc[i].tag_ in {"PRP$", "DT", "JJ"}:
            i -= 1
        return self._cast.words[i] in {"and", ","}

    def _says_there(self, verb: Token) -> bool:
        return "there" in self._cast.words[verb.i : verb.sent.end]

    def _last_sources(self, verb: Token) -> list[Thing]:
        """The nations last told as sellers before a verb: after "from", or by the commodity's adjective."""
        for i in range(verb.i - 1, max(-1, verb.i - 80), -1):
            if self._cast.words[i] == "from" and (found := self._cast.people.listed(i + 1)):
                return found
            commodity = self._commodities.at(self._cast.doc[i])
            if commodity is not None and (found := self._commodities.origins(commodity)):
                return found
        return []

    def _likewise(self, verb: Token) -> list[Thing]:
        """ "Belgium buys Norwegian gas. So does Poland."."""
        tokens = self._cast.words
        for i in range(verb.i + 1, min(len(tokens) - 2, verb.i + 14)):
            if tokens[i] in {"so", "as"} and tokens[i + 1] in words("member_of", "likewise"):
                return self._cast.people.listed(i + 2)
        return []

    def _buyers(self, verb: Token) -> list[Thing]:
        return list(dict.fromkeys(t for token in agents(verb) for t in self._commodities.nations(token)))

    def depends(self, verb: Token) -> Iterator[Statement]:
        """ "depends on Russia for its gas", "runs on Russian gas", "heats its homes with Russian gas", "burns Russian coal"."""
        status = status_of(verb)
        buyers = self._buyers(verb)
        if status is None or not buyers:
            return
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        states = [c for c in verb.children if c.dep_ in {"acomp", "xcomp", "oprd"}]
        on = [o for source in (verb, *objects, *states) for o in objects_of(source, "on", "upon", "with", "by", "off")]
        for commodity in (c for o in (*on, *objects) for c in self._commodities.under(o)):
            sources = self._commodities.origins(commodity)
            if not sources:
                sources, _ = self._commodities.sources(commodity.token.i + 1, clause_end(verb))
            yield from tell(self._cast, buyers, commodity, sources, status, verb, "imports.depends")
        wanted = [o for source in (verb, *on, *states) for o in objects_of(source, "for")]
        sellers = [t for o in on for t in self._cast.people.listed(o.left_edge.i)]
        for commodity in (c for o in wanted for c in self._commodities.under(o)):
            paid = sellers or self._commodities.origins(commodity)
            yield from tell(self._cast, buyers, commodity, paid, status, verb, "imports.depends")

    def stops(self, verb: Token) -> Iterator[Statement]:
        """ "phased out Russian gas", "weaned itself off Russian oil", "banned Russian uranium", "ended its contract with"."""
        if is_negated(verb) or is_unreal(verb) or self._only_cuts(verb):
            return
        status = "former" if tense(verb) == "done" else "current"
        things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] + objects_of(
            verb, "off", "out", "from", "with"
        )
        things += [
            o for c in verb.children if c.dep_ in {"prt", "advmod", "prep"} for o in objects_of(c, "of", "from", "off")
        ]
        buyers = self._buyers(verb)
        for commodity in (c for o in things for c in self._commodities.under(o)):
            sources = self._commodities.origins(commodity)
            sources = sources or self._commodities.sources(commodity.token.i + 1, clause_end(verb))[0]
            sources = sources or [
                t for o in things for p in objects_of(o, "with") for t in self._commodities.nations(p)
            ]
            if not set(buyers) & set(sources):
                yield from tell(self._cast, buyers, commodity, sources, status, verb, "imports.stops")

    @staticmethod
    def _only_cuts(verb: Token) -> bool:
        """Whether trade is cut down and not cut off."""
        return verb.lower_ in {"cut", "cuts", "cutting"} and not any(c.lower_ in {"off", "out"} for c in verb.children)

    def replaces(self, verb: Token) -> Iterator[Statement]:
        """ "replaced Russian gas with Norwegian gas", "American uranium has replaced it"."""
        if is_negated(verb) or is_unreal(verb):
            return
        who = child(verb, "nsubj")
        new = self._commodities.under(who) if who is not None else []
        old = [c for o in verb.children if o.dep_ == "dobj" for c in self._commodities.under(o)]
        buyers = [] if new else self._buyers(verb)
        buyers = buyers or self._last_buyers(verb)
        new = new or [c for o in objects_of(verb, "with", "by", "to") for c in self._commodities.under(o)]
        if not new and old:
            yield from tell(self._cast, buyers, old[0], self._instead(verb), "current", verb, "imports.replaces")
        for goods, status in ((new, "current"), (old, "former")):
            for commodity in goods:
                sources = self._commodities.origins(commodity)
                if not sources and status == "current":
                    sources, _ = self._commodities.sources(commodity.token.i + 1, clause_end(verb))
                yield from tell(self._cast, buyers, commodity, sources, status, verb, "imports.replaces")

    def _instead(self, verb: Token) -> list[Thing]:
        """Whose the new goods are where they are not named again: "replaced Russian crude with Iraqi"."""
        behind = next((t.i for t in verb.doc[verb.i : clause_end(verb)] if t.lower_ in {"with", "for", "by"}), verb.i)
        names = (s for s in self._cast.doc.spans[NAMES] if behind < s.start <= behind + 2)
        return [s._.thing for s in names if s.label_ == "NATION" and s._.sort == "demonym"]

    def switches(self, verb: Token) -> Iterator[Statement]:
        """ "switched from Russian to Norwegian gas"."""
        tokens, end = self._cast.words, clause_end(verb)
        goods = self._commodities.between(verb.i, end)
        at = {name: next((i for i in range(verb.i + 1, end) if tokens[i] == name), None) for name in ("from", "to")}
        start, to = at["from"], at["to"]
        if is_negated(verb) or is_unreal(verb) or not goods or start is None or to is None:
            return
        for first, bound, status in ((start, to, "former"), (to, end, "current")):
            last = bound if bound > first else end
            sources = [
                s._.thing for s in self._cast.doc.spans[NAMES] if first < s.start < last and s.label_ == "NATION"
            ]
            yield from tell(self._cast, self._buyers(verb), goods[-1], sources[:1], status, verb, "imports.switches")

    def _last_buyers(self, verb: Token) -> list[Thing]:
        names = [s for s in self._cast.doc.spans[NAMES] if verb.sent.start <= s.start < verb.i and s.label_ == "NATION"]
        owner = next((s._.thing for s in names if s.root.dep_ in {"poss", "nsubj"}), None)
        return [owner] if owner is not None else []


def _relative(verb: Token) -> list[Token]:
    """ "gas that Syria imports from"."""
    return [verb.head] if verb.dep_ == "relcl" and child(verb, "nsubj") is not None else []


def clause_end(verb: Token) -> int:
    """Where a verb's clause ends: before the next finite verb that does not hang on it."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        finite = token.tag_ in {"VBZ", "VBD", "VBP", "MD"} and token.dep_ not in {"aux", "auxpass"}
        if token.text in {";", ":"} or (finite and not (verb.is_ancestor(token) and token.dep_ != "conj")):
            return int(token.i)
    return int(verb.sent.end)


def status_of(verb: Token) -> str | None:
    """Whether a trade goes on (`current`), is over (`former`), or never was (None)."""
    before = {t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]}
    after = {t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end]}
    if {"no", "longer"} <= before or "anymore" in after or ("any" in after and bool(after & {"longer", "more"})):
        return "former"
    if is_negated(verb):
        return "former" if "since" in after and "never" not in before and tense(verb) == "done" else None
    head = verb.head
    if verb.dep_ in {"xcomp", "pcomp", "ccomp"} and head.lower_ in words("imports", "ending"):
        return None if is_negated(head) or is_unreal(head) else "former" if tense(head) == "done" else "current"
    if auxiliaries(verb) & {"may", "might", "could", "would", "can", "should"} or is_unreal(verb):
        return None
    helpers = {t.lower_ for t in verb.children if t.dep_ != "relcl"}
    if (head.lower_ == "used" and verb.dep_ == "xcomp") or {"once", "formerly", "previously"} & (before | helpers):
        return "former"
    return "former" if verb.tag_ == "VBD" and not is_passive(verb) else "current"


def tell(
    cast: Cast,
    buyers: Iterable[Thing],
    commodity: Commodity,
    sources: Iterable[Thing],
    status: str,
    at: Token,
    rule: str,
) -> Iterator[Statement]:
    """A statement for each buyer and each nation that it buys from."""
    origins = list(dict.fromkeys(s for s in sources if s.kind == "nation"))
    for buyer in dict.fromkeys(buyers):
        for origin in origins:
            if buyer != origin:
                yield Statement(
                    "imports",
                    buyer,
                    commodity.thing,
                    cast.context.passage(at),
                    rule,
                    UNMEASURED,
                    status=status,
                    date=cast.context.date(at),
                    source=origin,
                )

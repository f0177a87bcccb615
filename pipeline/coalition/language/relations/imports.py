"""Imports: which nation buys which commodity from which."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, child, is_negated, is_passive, is_verb, objects_of, subject, tense
from coalition.language.relations.cast import Cast, agents, confidence, is_unreal, words
from coalition.language.relations.commodities import Commodities, Commodity
from coalition.language.relations.supplytables import tables
from coalition.statements.statement import Statement, Thing

_BUYERS = frozenset(("nation", "group", "organisation"))


def imports(cast: Cast) -> Iterator[Statement]:
    """Imports that an article tells, in sentences and in tables."""
    commodities = Commodities(cast)
    if not commodities.all and commodities.spoken_of(cast.doc[0]) is None:
        return
    trade = _Trade(cast, commodities)
    frames = (
        ("buy-verbs", trade.buys),
        ("supply-verbs", trade.supplies),
        ("flow-verbs", trade.flows),
        ("depend-verbs", trade.depends),
        ("stop-verbs", trade.stops),
        ("replace-verbs", trade.replaces),
    )
    for token in cast.doc:
        word = cast.words[token.i]
        if is_verb(token):
            for name, frame in frames:
                if word in words("imports", name):
                    yield from frame(token)
        elif word in words("imports", "nouns"):
            yield from trade.noun(token)
        elif word in words("imports", "supplier-nouns"):
            yield from trade.supplier(token)
    yield from tables(cast, commodities)


class _Trade:
    """The frames of buying and selling, one method a class of words in rules/relations.toml."""

    def __init__(self, cast: Cast, commodities: Commodities) -> None:
        self._cast = cast
        self._commodities = commodities

    def buys(self, verb: Token) -> Iterator[Statement]:
        """ "Japan buys most of its oil from A and B", "no longer takes Qatari gas"."""
        status = _status(verb)
        if status is None:
            return
        objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] or self._relative(verb)
        goods, elliptic = self._goods(objects, verb)
        if objects and any(t.lower_ in {"none", "last", "final"} for o in objects for t in o.subtree):
            status = "former"
        for commodity in goods:
            sources = self._from(verb, objects) or ([] if elliptic else self._commodities.origins(commodity))
            if not sources and elliptic and status == "former" and verb.lower_ in words("imports", "surely"):
                sources = self._last_sources(verb)
            rule = "imports.buys-it" if elliptic else "imports.buys"
            yield from self._tell(self._buyers(verb), commodity, sources, status, verb, rule)

    def _relative(self, verb: Token) -> list[Token]:
        """ "gas that Syria imports from"."""
        return [verb.head] if verb.dep_ == "relcl" and child(verb, "nsubj") is not None else []

    def _goods(self, objects: list[Token], verb: Token) -> tuple[list[Commodity], bool]:
        """The commodities of an object, and whether they had to be supplied from before: "buys most of it"."""
        found = [c for o in objects for c in self._commodities.under(o)]
        if found or (not objects and verb.lower_ not in words("imports", "surely")):
            return found, False
        vague = not objects or all(o.lower_ in words("imports", "vague") for o in objects)
        spoken = self._commodities.spoken_of(verb) if vague else None
        return ([spoken] if spoken is not None else []), True

    def _from(self, verb: Token, objects: Iterable[Token]) -> list[Thing]:
        """ "from Qatar and Australia", "from there", and what "than from" compares."""
        places = [o for source in (verb, *objects) for o in self._from_objects(source)]
        found = self._commodities.nations(places)
        if not found and any(c.lower_ in {"there", "from"} for c in self._subwords(verb)):
            return self._last_sources(verb) if self._has_there(verb) else []
        return found

    def _from_objects(self, token: Token) -> list[Token]:
        found = objects_of(token, "from")
        for c in token.children:
            if c.dep_ in {"prep", "advmod", "dobj", "conj"} and c.lower_ != "from":
                found += [o for p in c.children if p.lower_ == "from" for o in p.children if o.dep_ == "pobj"]
                found += list(objects_of(c, "from"))
        for c in token.subtree:
            if c.lower_ == "from" and c.i > token.i and c.head.lower_ == "than":
                found += [o for o in c.children if o.dep_ == "pobj"]
        return found

    @staticmethod
    def _subwords(verb: Token) -> list[Token]:
        return [t for t in verb.subtree if t.i > verb.i]

    def _has_there(self, verb: Token) -> bool:
        tokens = self._cast.words[verb.i : verb.sent.end]
        return "there" in tokens and ("from" in tokens or verb.lower_ in words("imports", "surely"))

    def _last_sources(self, verb: Token) -> list[Thing]:
        """The nations last told as sellers before a verb: after "from", or by the commodity's adjective."""
        for token in reversed(self._cast.doc[max(0, verb.i - 80) : verb.i]):
            if token.lower_ in {"from", "than"}:
                found = self._commodities.nations([o for o in token.children if o.dep_ == "pobj"])
                if found:
                    return found
            commodity = self._commodities.at(token)
            if commodity is not None and (found := self._commodities.origins(commodity)):
                return found
        return []

    def _buyers(self, verb: Token) -> list[Thing]:
        tokens = agents(verb)
        if tokens and tokens[0].lower_ in words("imports", "vague") and verb.dep_ == "relcl":
            tokens = [verb.head]
        return self._nations(tokens)

    def _nations(self, tokens: Iterable[Token]) -> list[Thing]:
        found = [t for token in tokens for t in self._cast.context.actors(token) if t.kind in _BUYERS]
        return list(dict.fromkeys(found)) or [t for token in tokens for t in self._cast.people.nations(token)]

    def supplies(self, verb: Token) -> Iterator[Statement]:
        """ "Russia sells gas to Hungary", "Algeria supplies Italy with gas", "supplies 40 % of Italy's gas"."""
        status = _status(verb)
        if status is None or (tense(verb) in {"future", "intended"}):
            return
        objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
        goods = [c for o in (*objects, *objects_of(verb, "with")) for c in self._commodities.under(o)]
        buyers = self._nations([*objects_of(verb, "to"), *(c for c in verb.children if c.dep_ == "dative")])
        buyers = buyers or self._nations(
            o for o in objects if self._commodities.at(o) is None and o.tag_ in {"NNP", "PRP"}
        )
        buyers = buyers or [t for c in goods for t in self._owners(c.token)]
        sellers = self._nations(agents(verb))
        for commodity in goods:
            yield from self._tell(buyers, commodity, sellers, status, verb, "imports.supplies")

    def _owners(self, token: Token) -> list[Thing]:
        """Whose a commodity is in "Italy's gas", "its oil", "whose gas"."""
        owner = child(token, "poss")
        return self._nations([owner]) if owner is not None else []

    def flows(self, verb: Token) -> Iterator[Statement]:
        """ "Its oil comes from Russia", "whose gas comes by pipe from Britain", "gas still flows to Austria"."""
        status = _status(verb)
        who = child(verb, "nsubj", "nsubjpass") or subject(verb)
        if status is None or who is None:
            return
        goods = self._commodities.under(who)
        elliptic = not goods and who.lower_ in words("imports", "vague")
        spoken = self._commodities.spoken_of(verb) if elliptic else None
        for commodity in goods or ([spoken] if spoken is not None else []):
            places = objects_of(verb, "from")
            sources = self._commodities.nations(places)
            targets = self._nations(objects_of(verb, "to", "into")) + self._nations(
                c for c in verb.children if c.dep_ == "dobj" and verb.lower_ in words("imports", "reach")
            )
            buyers = self._owners(commodity.token) or [t for o in [who] for t in self._owners(o)] or targets
            if not sources and not buyers:
                continue
            if not sources:
                sources = self._commodities.origins(commodity)
            elif verb.lower_ in words("imports", "be") and not buyers:
                continue
            buyers = buyers or self._topic(sources)
            ended = self._ended(verb)
            yield from self._tell(
                buyers, commodity, [s for s in sources if s not in ended], status, verb, "imports.comes"
            )
            yield from self._tell(buyers, commodity, ended, "former", verb, "imports.comes")

    def _ended(self, verb: Token) -> list[Thing]:
        """The nations after "and no longer from"."""
        tokens = self._cast.words
        for i in range(verb.i + 1, verb.sent.end - 2):
            if tokens[i : i + 2] == ["no", "longer"] or tokens[i] in {"not", "formerly"}:
                return self._cast.people.listed(i + 2 + (tokens[i + 2] == "from"))
        return []

    def _topic(self, sources: list[Thing]) -> list[Thing]:
        """The nation an article is about, where it has one: "Gas used to come from Russia"."""
        headline = self._cast.doc._.headline
        named = (
            [s._.thing for s in headline.spans.get("names", ()) if s.label_ == "NATION"] if headline is not None else []
        )
        found = [t for t in dict.fromkeys(named) if t not in sources]
        return found[:1] if len(found) == 1 else []

    def depends(self, verb: Token) -> Iterator[Statement]:
        """ "depends on Russia for its gas", "runs on Russian gas", "heats its homes with Russian gas"."""
        status = _status(verb)
        if status is None:
            return
        things = [*objects_of(verb, "on", "upon", "with", "by"), *(c for c in verb.children if c.dep_ == "dobj")]
        things += [
            o for c in verb.children if c.dep_ in {"acomp", "xcomp", "oprd"} for o in objects_of(c, "on", "upon")
        ]
        goods = [c for o in things for c in self._commodities.under(o)]
        for commodity in goods:
            yield from self._tell(
                self._buyers(verb), commodity, self._commodities.origins(commodity), status, verb, "imports.depends"
            )
        sellers = self._nations(o for o in things if o.tag_ == "NNP")
        wanted = [
            c
            for o in (*objects_of(verb, "for"), *(x for t in things for x in objects_of(t, "for")))
            for c in self._commodities.under(o)
        ]
        wanted += [
            c
            for a in verb.children
            if a.dep_ == "acomp"
            for o in objects_of(a, "for")
            for c in self._commodities.under(o)
        ]
        for commodity in wanted:
            yield from self._tell(self._buyers(verb), commodity, sellers, status, verb, "imports.depends")

    def stops(self, verb: Token) -> Iterator[Statement]:
        """ "stopped buying Russian oil", "phased out imports of", "banned Russian uranium"."""
        if is_negated(verb) or is_unreal(verb):
            return
        status = "former" if tense(verb) == "done" else "current"
        things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}] + objects_of(
            verb, "off", "out", "from", "with"
        )
        things += [o for c in verb.children if c.dep_ in {"prt", "advmod"} for o in objects_of(c, "of", "from")]
        for commodity in (c for o in things for c in self._commodities.under(o)):
            sources = self._commodities.origins(commodity) or self._from(verb, things)
            buyers = self._buyers(verb)
            buyers = buyers if not set(buyers) & set(sources) else []
            yield from self._tell(buyers, commodity, sources, status, verb, "imports.stops")

    def replaces(self, verb: Token) -> Iterator[Statement]:
        """ "replaced Russian gas with Norwegian gas", "American uranium has replaced it"."""
        if is_negated(verb) or is_unreal(verb):
            return
        who = child(verb, "nsubj")
        new = self._commodities.under(who) if who is not None else []
        buyers = self._buyers(verb)
        old = [c for o in verb.children if o.dep_ == "dobj" for c in self._commodities.under(o)]
        if new and not buyers:
            buyers = self._last_buyers(verb)
        new = new or [c for o in objects_of(verb, "with", "by", "to") for c in self._commodities.under(o)]
        for commodity in new:
            yield from self._tell(
                buyers, commodity, self._commodities.origins(commodity), "current", verb, "imports.replaces"
            )
        for commodity in old:
            yield from self._tell(
                buyers, commodity, self._commodities.origins(commodity), "former", verb, "imports.replaces"
            )

    def _last_buyers(self, verb: Token) -> list[Thing]:
        names = [
            s for s in self._cast.doc.spans["names"] if verb.sent.start <= s.start < verb.i and s.label_ == "NATION"
        ]
        owner = next((s._.thing for s in names if s.root.dep_ in {"poss", "nsubj"}), None)
        return [owner] if owner is not None else []

    def noun(self, noun: Token) -> Iterator[Statement]:
        """ "Germany's imports of Russian gas", "its dependence on oil", "deliveries of gas to Italy from Qatar"."""
        goods = [c for o in objects_of(noun, "of", "on", "upon") for c in self._commodities.under(o)]
        goods += [self._commodities.at(c) for c in noun.children if c.dep_ == "compound" and self._commodities.at(c)]  # type: ignore[misc]
        owner = child(noun, "poss")
        buyers = self._nations([owner] if owner is not None else []) or self._nations(objects_of(noun, "to", "by"))
        if not goods and buyers and objects_of(noun, "from"):
            spoken = self._commodities.spoken_of(noun)
            goods = [spoken] if spoken is not None else []
        ended = any(c.lower_ in {"last", "final"} for c in noun.lefts) or self._is_ended(noun)
        for commodity in goods:
            sources = self._commodities.nations(objects_of(noun, "from")) or self._commodities.origins(commodity)
            sources = sources or [t for c in noun.children if c.dep_ == "amod" for t in self._nations([c])]
            yield from self._tell(buyers, commodity, sources, "former" if ended else "current", noun, "imports.noun")

    @staticmethod
    def _is_ended(noun: Token) -> bool:
        verb = noun.head
        return is_verb(verb) and verb.lower_ in words("imports", "stop-verbs") and tense(verb) == "done"

    def supplier(self, noun: Token) -> Iterator[Statement]:
        """ "Algeria is Italy's main supplier of gas", "India, the biggest buyer of Russian oil"."""
        goods = [c for o in objects_of(noun, "of", "for") for c in self._commodities.under(o)]
        goods += [self._commodities.at(c) for c in noun.children if c.dep_ == "compound" and self._commodities.at(c)]  # type: ignore[misc]
        who = self._said_of(noun)
        owner = child(noun, "poss")
        others = self._nations([owner] if owner is not None else []) or self._nations(objects_of(noun, "to"))
        for commodity in goods:
            if noun.lower_ in words("imports", "buyers"):
                sources = others or self._commodities.origins(commodity)
                yield from self._tell(who, commodity, sources, "current", noun, "imports.buyer")
            else:
                yield from self._tell(others, commodity, who, "current", noun, "imports.supplier")

    def _said_of(self, noun: Token) -> list[Thing]:
        head = noun.head
        if noun.dep_ == "attr" and is_verb(head) and not is_unreal(head):
            who = child(head, "nsubj")
            return self._nations([who]) if who is not None else []
        if noun.dep_ == "appos":
            return self._nations([head])
        return self._nations(c for c in noun.children if c.dep_ == "appos")

    def _tell(
        self, buyers: Iterable[Thing], commodity: Commodity, sources: Iterable[Thing], status: str, at: Token, rule: str
    ) -> Iterator[Statement]:
        origins = [s for s in sources if s.kind == "nation"]
        for buyer in buyers:
            for origin in origins:
                if buyer != origin:
                    yield Statement(
                        "imports",
                        buyer,
                        commodity.thing,
                        self._cast.context.passage(at),
                        rule,
                        confidence(rule),
                        status=status,
                        date=self._cast.context.date(at),
                        source=origin,
                    )


def _status(verb: Token) -> str | None:
    """Whether a trade goes on (`current`), is over (`former`), or never was (None)."""
    before = {t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]}
    after = {t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end]}
    if {"no", "longer"} <= before or ("longer" in after and "any" in after):
        return "former"
    if is_negated(verb):
        return "former" if "since" in after and "never" not in before and tense(verb) == "done" else None
    if auxiliaries(verb) & {"may", "might", "could", "would", "can", "should"} or is_unreal(verb):
        return None
    helpers = {t.lower_ for t in verb.children} | {verb.head.lower_ if verb.dep_ == "xcomp" else ""}
    if "used" in helpers or {"once", "formerly", "previously"} & (before | helpers):
        return "former"
    if verb.tag_ == "VBD" and not is_passive(verb):
        return "former"
    return "current"

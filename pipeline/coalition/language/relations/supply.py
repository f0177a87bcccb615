"""Imports as the seller's deed, as a flow of goods, and as nouns tell them."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_passive, is_verb, objects_of, subject, tense
from coalition.language.relations.cast import Cast, agents, is_unreal, words
from coalition.language.relations.commodities import Commodities, Commodity
from coalition.language.relations.trade import clause_end, status_of, tell
from coalition.statements.statement import Statement, Thing


class Supplies:
    """The frames of selling and flowing, one method a class of words in rules/relations.toml."""

    def __init__(self, cast: Cast, commodities: Commodities) -> None:
        self._cast = cast
        self._commodities = commodities

    def _nations(self, tokens: list[Token]) -> list[Thing]:
        return list(dict.fromkeys(t for token in tokens for t in self._commodities.nations(token)))

    def supplies(self, verb: Token) -> Iterator[Statement]:
        """ "Russia sells gas to Hungary", "Algeria supplies Italy with gas", "supplies 40 % of Italy's gas"."""
        status = status_of(verb)
        if status is None or tense(verb) in {"future", "intended"}:
            return
        objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "dative", "iobj"}]
        goods = [c for o in (*objects, *objects_of(verb, "with")) for c in self._commodities.under(o)]
        if not goods and is_passive(verb) and verb.lower_ == "supplied" and not objects_of(verb, "with"):
            # "Kyrgyzstan is still supplied by Russia", of what is spoken of
            spoken = self._commodities.spoken_of(verb)
            goods = [spoken] if spoken is not None and objects_of(verb, "by") else []
        buyers = self._commodities.targets(verb.i + 1, verb.sent.end)
        buyers = buyers or self._nations(
            [o for o in objects if self._commodities.at(o) is None and o.tag_ in {"NNP", "NNPS", "PRP"}]
        )
        buyers = buyers or [t for c in goods for t in self._commodities.owners(c.token)]
        buyers = buyers or [t for c in goods for t in self._dative(verb, c)]
        sellers = self._nations(agents(verb)) or self._cast.people.listed_before(verb.i)
        if not objects and verb.lower_ in words("imports", "surely"):
            goods = self._commodities.between(verb.i + 1, min(verb.sent.end, verb.i + 6))
        for commodity in goods:
            origins = (
                sellers or self._commodities.origins(commodity) or self._commodities.sources(verb.i, verb.sent.end)[0]
            )
            yield from tell(self._cast, buyers, commodity, origins, status, verb, "imports.supplies")

    def _dative(self, verb: Token, commodity: Commodity) -> list[Thing]:
        """The buyer right behind the verb: "sells Jordan oil"."""
        listed = self._cast.people.listed(verb.i + 1)
        return listed if commodity.start > verb.i + 1 else []

    def flows(self, verb: Token) -> Iterator[Statement]:
        """ "Its oil comes from Russia", "whose gas comes by pipe from Britain", "Russian gas still flows to Austria"."""
        status = status_of(verb)
        who = child(verb, "nsubj", "nsubjpass") or subject(verb)
        if status is None or who is None:
            return
        goods = self._commodities.under(who)
        elliptic = not goods and who.lower_ in words("imports", "vague")
        spoken = self._commodities.spoken_of(verb) if elliptic else None
        for commodity in goods or ([spoken] if spoken is not None else []):
            yield from self._flow(verb, who, commodity, status, elliptic)

    def _flow(self, verb: Token, who: Token, commodity: Commodity, status: str, elliptic: bool) -> Iterator[Statement]:
        is_state = verb.lower_ in words("imports", "be")
        sources, over = self._commodities.sources(verb.i + 1, clause_end(verb))
        buyers = self._commodities.owners(commodity.token) if not elliptic else []
        buyers = buyers or self._commodities.owners(who) or self._users(commodity.token)
        if is_state and not sources:
            sources = self._predicated(verb)
        targets = self._commodities.targets(verb.i + 1, verb.sent.end)
        if not targets and verb.lower_ in words("imports", "reach"):
            targets = self._nations([c for c in verb.children if c.dep_ == "dobj"])
        if is_state and not buyers:
            if elliptic or not sources:
                return
            buyers = self._topic(sources)
        if not sources and not is_state:
            sources = [] if elliptic else self._commodities.origins(commodity)
            buyers = buyers or targets
        buyers = buyers or targets or self._topic(sources) or (self._last_buyers(verb) if elliptic else [])
        if any(c.lower_ in {"last", "final"} for c in commodity.token.lefts):
            status = "former"
        rule = "imports.is-from" if is_state else "imports.comes"
        yield from tell(self._cast, buyers, commodity, [s for s in sources if s not in over], status, verb, rule)
        yield from tell(self._cast, buyers, commodity, over, "former", verb, rule)

    def _last_buyers(self, verb: Token) -> list[Thing]:
        """Who bought in the sentence before: "Chad took its gas from Niger. Today most comes from Libya."."""
        before = next((t for t in reversed(verb.doc[: verb.sent.start]) if not t.is_space), None)
        root = before.sent.root if before is not None else None
        if root is None or root.lower_ not in words("imports", "buy-verbs") | words("imports", "depend-verbs"):
            return []
        return self._nations(agents(root))

    def _users(self, token: Token) -> list[Thing]:
        """ "the uranium used in Swedish reactors", "the gas burnt in Spain"."""
        used = (c for c in token.children if c.dep_ == "acl" and c.lower_ in words("imports", "used"))
        return [t for c in used for o in objects_of(c, "in", "by") for t in self._commodities.nations(o)]

    def shares(self, verb: Token) -> Iterator[Statement]:
        """ "Russia accounts for 40 % of India's oil imports", "Norwegian gas covers a third of Belgium's needs"."""
        who, status = child(verb, "nsubj"), status_of(verb)
        if who is None or status is None:
            return
        told = [c for c in verb.children if c.dep_ == "dobj"] + objects_of(verb, "for")
        parts = [o for t in told for o in (t, *objects_of(t, "of"))]
        parts += [o for p in list(parts) for o in objects_of(p, "of")]
        needs = [p for p in parts if p.lower_ in words("imports", "needs") or self._commodities.at(p) is not None]
        for need in needs[:1]:
            goods = self._commodities.under(who) or self._commodities.under(need)
            goods += [g for c in need.children if (g := self._commodities.at(c)) is not None and g not in goods]
            buyers = self._nations([c for c in need.children if c.dep_ in {"poss", "amod"}])
            buyers = buyers or self._nations(objects_of(need, "of", "in"))
            for commodity in goods[:1]:
                origins = self._commodities.origins(commodity) if self._commodities.under(who) else self._nations([who])
                origins = origins or self._nations(objects_of(who, "from"))
                yield from tell(self._cast, buyers, commodity, origins, status, verb, "imports.shares")

    def _predicated(self, verb: Token) -> list[Thing]:
        """ "Jordan's oil is Iraqi"."""
        said = child(verb, "acomp", "attr")
        span = next((s for s in self._cast.doc.spans["names"] if said is not None and s.start <= said.i < s.end), None)
        return [span._.thing] if span is not None and span._.sort == "demonym" else []

    def _topic(self, sources: list[Thing]) -> list[Thing]:
        """The nation an article is about, where its headline names one: "Gas used to come from Russia"."""
        headline = self._cast.doc._.headline
        names = headline.spans.get("names", ()) if headline is not None else ()
        found = [t for t in dict.fromkeys(s._.thing for s in names if s.label_ == "NATION") if t not in sources]
        return found if len(found) == 1 else []

    def noun(self, noun: Token) -> Iterator[Statement]:
        """ "Germany's imports of Russian gas", "its dependence on Russian oil", "gas supplies from Russia to Austria"."""
        goods = [c for o in objects_of(noun, "of", "on", "upon") for c in self._commodities.under(o)]
        parts = [noun, *(c for c in noun.children if c.dep_ in {"compound", "nmod"})]
        goods += [g for part in parts if (g := self._commodities.at(part)) is not None]
        owner = child(noun, "poss")
        after = noun.i + 1, self._end(noun)
        buyers = self._nations([owner] if owner is not None else []) or self._commodities.targets(*after)
        sources, _ = self._commodities.sources(*after)
        if not goods and buyers and sources:
            spoken = self._commodities.spoken_of(noun)
            goods = [spoken] if spoken is not None else []
        if owner is not None and (noun.lower_ in words("imports", "export-nouns") or (buyers and not sources)):
            # "Iran's oil exports to China": the owner sells
            targets = self._commodities.targets(*after)
            sources, buyers = (self._nations([owner]), targets) if targets else (sources, buyers)
        status = self._status(noun)
        for commodity in goods:
            origins = self._commodities.origins(commodity)
            own = self._adjective(noun)
            if status == "former" and not (sources or origins) and buyers:
                own = self._nations(agents(noun.head)) if is_verb(noun.head) else own
            named = buyers or (own if sources or origins else [])
            yield from tell(self._cast, named, commodity, sources or origins or own, status, noun, "imports.noun")

    def _end(self, noun: Token) -> int:
        verb = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
        return int(verb.i) if verb is not None else int(noun.sent.end)

    def _adjective(self, noun: Token) -> list[Thing]:
        """The nation of "Indian imports of", "Russian deliveries"."""
        return self._nations([c for c in noun.children if c.dep_ == "amod"])

    @staticmethod
    def _status(noun: Token) -> str:
        """Whether a trade that a noun tells of is over: "the final delivery", "imports ended", "stopped deliveries"."""
        if any(c.lower_ in {"last", "final"} for c in noun.lefts):
            return "former"
        verb = noun.head
        while verb.head.i != verb.i and not is_verb(verb):
            verb = verb.head
        over = is_verb(verb) and verb.lower_ in words("imports", "ending") and tense(verb) == "done"
        over = over and (verb.lower_ != "cut" or any(c.lower_ in {"off", "out"} for c in verb.children))
        return "former" if over and not is_negated(verb) else "current"

    def supplier(self, noun: Token) -> Iterator[Statement]:
        """ "Algeria is Italy's main supplier of gas", "India, the biggest buyer of Russian oil"."""
        goods = [c for o in objects_of(noun, "of", "for") for c in self._commodities.under(o)]
        goods += [g for c in noun.children if c.dep_ == "compound" and (g := self._commodities.at(c)) is not None]
        who = self._said_of(noun)
        owner = child(noun, "poss")
        others = self._nations([owner] if owner is not None else []) or self._commodities.targets(
            noun.i + 1, self._end(noun)
        )
        before = self._cast.words[max(0, noun.left_edge.i - 2) : noun.i]
        status = "former" if {"formerly", "once", "former", "previously"} & set(before) else "current"
        for commodity in goods:
            if noun.lower_ in words("imports", "buyers"):
                sources = others or self._commodities.origins(commodity)
                yield from tell(self._cast, who, commodity, sources, status, noun, "imports.buyer")
            else:
                yield from tell(self._cast, others, commodity, who, status, noun, "imports.supplier")

    def _said_of(self, noun: Token) -> list[Thing]:
        head = noun.head
        if noun.dep_ == "attr" and is_verb(head) and not is_unreal(head):
            who = child(head, "nsubj")
            return self._nations([who] if who is not None else [])
        if noun.dep_ == "nsubj" and head.lower_ in words("imports", "be") and not is_unreal(head):
            said = child(head, "attr")
            return self._nations([said] if said is not None else [])
        if noun.dep_ == "appos":
            return self._nations([head])
        return self._nations([c for c in noun.children if c.dep_ == "appos"])

"""Who gives: the subject or owner of a deed, found by the way up the parse from what is given."""

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, cue, is_passive, is_verb, objects_of, subject, tense
from coalition.language.relations.chains import Chain, promoted
from coalition.language.relations.context import Context
from coalition.language.relations.given import Given, Last
from coalition.language.relations.pledgewords import words
from coalition.language.relations.stances import is_telegraphic
from coalition.language.ships import navy_of
from coalition.statements.statement import Thing

_GIVING = frozenset(("refuse", "consider", "commit", "give", "end", "talk", "carry"))


def givers(context: Context, given: Given, chain: Chain, last: Last) -> tuple[list[Thing], str]:
    """Who gives, and by which rule: the subject or owner of the outermost governor that has one."""
    gapped = context.beside(_left_edge(context, given))
    if gapped and given.sort != "action":
        return gapped, "pledge.gapped"
    received = next((token for token, name in chain.links if name == "receive"), None)
    if received is not None:
        found = [t for o in objects_of(received, "from") for t in context.actors(o)]
        return found or (owners(context, given.root) if given.sort == "name" else []), "pledge.received"
    for token, name in reversed(chain.links):
        told = _told(context, given, chain, token, name)
        if told is not None:
            return told
        if name == "include":
            if own := _whole(context, token):
                return own, "pledge.included"
            return last.near(context.passage(given.root)), "pledge.included"
        if name in _GIVING and _is_package(token):
            return last.near(context.passage(given.root)) or context.chains.authors[:1], "pledge.package"
        if name in _GIVING and not (name == "carry" and token.tag_.startswith("NN")):
            found = _subjects(context, token) if is_verb(token) else owners(context, token)
            if name == "talk" and len(found) > 1 and context.chains.are_persons(subject(token)):
                return [], "pledge.discussed"
            if found:
                part = "noun" if token.tag_.startswith("NN") else "verb"
                return found, f"pledge.{part}.{name}"
    if any(name == "give" and is_verb(token) and child(token, "nsubj") is not None for token, name in chain.links):
        return [t for o in objects_of(given.root, "from") for t in context.actors(o)], "pledge.owner"
    return owners(context, given.root), "pledge.owner"


def _told(context: Context, given: Given, chain: Chain, token: Token, name: str) -> tuple[list[Thing], str] | None:
    """Who gives, where it is not the subject of a governor: who is thanked, talked of, or whose people serve."""
    if name == "thank" and is_verb(token):
        thanked = _before_reason(context, given, token) or context.actors(child(token, "dobj"))
        return (thanked, "pledge.thanked") if thanked else None
    if name == "serve" or (name == "end" and token.head.i != token.i and given.root.head.i == token.i):
        whose = owners(context, given.root) or owners(context, promoted(given.root))
        whose = [*whose, *_likewise(context, given.root)]
        return whose or _origin(context, given, token), "pledge.serving"
    if name == "talk" and (whose := _discussed(context, given, chain)):
        return whose, "pledge.discussed"
    if name == "call" and token.lower_ in words().requests:
        asked = [t for o in objects_of(token, "to", "of") for t in context.actors(o)]
        return (asked, "pledge.asked") if asked else None
    if token.lower_ in cue("have") and (whose := owners(context, given.root)):
        return whose, "pledge.owner"
    return None


def _origin(context: Context, given: Given, verb: Token) -> list[Thing]:
    """As in "generators arrived from Norway", "two of the tanks come from Spain"; people may come from where they were."""
    if given.thing.id in words().prepositions["people"] or given.thing.id in words().stationed:
        return []
    return [t for o in objects_of(verb, "from") for t in context.actors(o)]


def _before_reason(context: Context, given: Given, verb: Token) -> list[Thing]:
    """Who stands right before the "for" of what he is thanked for: "thanked Oman for tents and Peru for doctors"."""
    reason = given.root
    while reason.head.i not in {verb.i, reason.i}:
        reason = reason.head
    if reason.lower_ != "for" or not reason.i:
        return []
    span = context.chains.span(reason.nbor(-1))
    thanked = child(verb, "dobj")
    listed = thanked is not None and span is not None and span.root.i in {t.i for t in conjuncts(thanked)}
    return [span._.thing] if span is not None and span.root.dep_ == "conj" and not listed else []


def _discussed(context: Context, given: Given, chain: Chain) -> list[Thing]:
    """Whose the aid is that is talked about: "they discussed U.S. support for the army", "the Thai offer of tanks"."""
    nouns = [t for t, name in chain.links if name in {"give", "commit"} and t.tag_.startswith("NN")]
    return next((found for noun in reversed(nouns) if (found := owners(context, noun))), []) or (
        owners(context, given.root) if nouns else []
    )


def _subjects(context: Context, token: Token) -> list[Thing]:
    verb = token
    while not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    if not is_verb(verb):
        return []
    who = subject(verb)
    if who is None and verb.lower_ in words().adjectives:
        who = child(verb, "nsubjpass")
    found = context.actors(who) if who is not None else _named_before(context, verb)
    if not found and who is not None and words().nouns.of(who) == "give":
        found = owners(context, who)
    if not found and who is not None and who.lower_ in words().aims and verb.lower_ in cue("be"):
        found = owners(context, who) or [t for o in objects_of(who, "of") for t in context.actors(o)]
    found = found or _deciders(context, token)
    if found and who is not None and who.dep_ == "poss":
        found = [*(t for t in _joint(context, who) if t not in found), *found]
    return [*found, *(t for t in _partners(context, verb) if t not in found)] if found else []


def _named_before(context: Context, verb: Token) -> list[Thing]:
    """Who stands before a verb whose subject the parse took for another's: "according to Ana, Peru and Chile will send"."""
    if verb.i != verb.sent.root.i or verb.tag_ == "VB":
        return []
    first = min((c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}), default=verb.i)
    before = context.chains.span(verb.nbor(first - 1 - verb.i)) if first > verb.sent.start else None
    if before is None or before.root.dep_ not in {"conj", "appos"}:
        return []
    return context.beside(first)


def _deciders(context: Context, verb: Token) -> list[Thing]:
    """Whose the decision is in "noted the intention of Rwanda to deploy", whatever the infinitive hangs on."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    span = context.chains.span(to.nbor(-1)) if to is not None and to.i else None
    start = span.start - (span.doc[span.start - 1].lower_ == "the") if span is not None and span.start else 0
    if span is None or start < 2 or span.doc[start - 1].lower_ not in {"of", "by"}:
        return []
    return context.actors(span.root) if span.doc[start - 2].lower_ in cue("decisions") else []


def _partners(context: Context, verb: Token) -> list[Thing]:
    """As in "together with the G7, we are lending", "alongside Kenya, Uganda will send", "joins Peru in sending"."""
    found: list[Thing] = []
    for c in verb.subtree:
        if c.lower_ in words().partners["with"] and c.i + 2 < len(c.doc) and c.nbor().lower_ == "with":
            found += context.listed(c.i + 2)
        elif c.lower_ in words().partners["alone"] and c.i + 1 < len(c.doc):
            found += context.listed(c.i + 1)
        elif c.head.i == verb.i and c.dep_ == "dobj" and verb.lower_ in words().joining:
            found += context.actors(c) if any(w.lower_ == "in" for w in verb.children) else []
    return found


def _whole(context: Context, verb: Token) -> list[Thing]:
    """Whose gift it is that includes a thing: "our support includes", "Peru's contribution will comprise"."""
    who = subject(verb) if is_verb(verb) else None
    return owners(context, who) if who is not None and words().nouns.of(who) in {"give", "commit"} else []


def _left_edge(context: Context, given: Given) -> int:
    """Where the phrase of what is given starts, its figure included."""
    figure = context.figure_at(given.root)
    start = min(given.span.start, figure.start if figure is not None else given.span.start)
    while start and (context.doc[start - 1].tag_ in {"DT", "JJ", "CD", "PRP$"} or _holds(context.doc[start - 1])):
        start -= 1
    return start


def _holds(token: Token) -> bool:
    """Whether a word belongs to what only measures or holds a thing: "a team of"."""
    noun = token.head if token.lower_ == "of" else token
    return token.dep_ not in {"nsubj", "nsubjpass"} and noun.tag_.startswith("NN") and words().nouns.of(noun) == "carry"


def _is_package(token: Token) -> bool:
    """Whether a verb's subject is what was pledged before: "this funding will repair", "a package that includes"."""
    who = subject(token) if is_verb(token) else None
    if who is None:
        return False
    if who.lower_ in words().packages:
        return True
    told = child(who, "det") is not None or token.dep_ == "relcl" or child(who, "amod") is not None
    return told and words().nouns.of(who) in {"give", "commit"}


def owners(context: Context, noun: Token) -> list[Thing]:
    """Whose a deed or thing is: "Norway's", "Norwegian", "by Norway", "from Norway"."""
    for c in noun.children:
        if c.dep_ in {"poss", "amod", "compound", "nmod"}:
            found = context.actors(c)
            if found:
                return [*_joint(context, c), *found]
    if (navy := navy_of(noun)) is not None:
        return [navy]
    origins = objects_of(noun, "by", "from")
    deed = words().nouns.of(noun) in {"give", "commit"}
    if not origins and deed and noun.dep_ == "nsubj" and noun.head.lower_ in words().coming:
        origins = objects_of(noun.head, "from")
    return [t for o in origins for t in context.actors(o)]


def _likewise(context: Context, noun: Token) -> list[Thing]:
    """Whose the others are in "British frigates and three Danish ones"."""
    return [t for c in conjuncts(noun)[1:] if c.lower_ in {"one", "ones"} for t in owners(context, c)]


def _joint(context: Context, owner: Token) -> list[Thing]:
    """Who stands before a possessor at the start of a clause: "Chile and Peru's commitment"."""
    start = owner.left_edge.i
    if owner.dep_ != "poss" or start < 2 or context.doc[start - 1].lower_ != "and":
        return []
    return context.beside(start - 1)


def speaking(context: Context, chain: Chain) -> list[Thing]:
    """The nation that tells of a deed without a doer: "Two planes had been sent, the minister said".

    In what a government publishes itself, it is that nation.
    """
    top, name = chain.links[-1]
    if top.tag_.startswith("NN") and child(top.head, "expl") is not None and is_verb(top.head):
        top = top.head
    arriving = name == "serve" and top.lower_ in words().arriving and tense(top) == "future"
    arriving = arriving or (top.lower_ in cue("be") and name in {"consider", "commit", "refuse"})
    if (
        not is_verb(top)
        or objects_of(top, "by")
        or (child(top, "expl") is None and subject(top) is not None and not arriving and not _is_told_shortly(top))
    ):
        return []
    speaker = context.speaker(top)
    if speaker is None:
        return _author(context, chain)
    nation = context.chains.nation_of(speaker) if speaker.kind == "person" else speaker
    return [nation] if nation is not None and nation.kind != "coalition" else []


def headed(context: Context, chain: Chain) -> list[Thing]:
    """The nation that a part of an article is about, for a deed there without a doer: "NORWAY: Sent two planes. A ship is"."""
    top, name = chain.links[-1]
    section = context.chains.section(top)
    if section is None or name not in {*_GIVING, "serve"} or not is_verb(top) or objects_of(top, "by"):
        return []
    who = subject(top)
    nameless = who is None or (who.tag_ in {"NN", "NNS"} and child(who, "poss", "det", "nummod") is not None)
    stands_alone = top.i == top.sent.root.i or top.dep_ in {"conj", "ccomp"}
    return [section] if nameless and stands_alone else []


def _author(context: Context, chain: Chain) -> list[Thing]:
    """The one nation in whose name an article is written, for a deed in the passive."""
    authors = context.chains.authors
    passive = child(chain.links[-1][0].head, "expl") is not None or any(
        name == "serve" or (is_verb(token) and (is_passive(token) or _is_told_shortly(token)))
        for token, name in chain.links
    )
    return list(authors) if passive and len(authors) == 1 else []


def _is_told_shortly(verb: Token) -> bool:
    who = child(verb, "nsubj")
    return who is not None and is_telegraphic(who, verb)


def respective_of(given: Given, givers: list[Thing]) -> list[Thing]:
    """The giver of one of several things in a sentence with "respectively"."""
    words = {t.lower_ for t in given.root.sent}
    if len(givers) < 2 or not (words & {"respectively"} or {"that", "order"} <= words):
        return givers
    for token in (given.root, *given.root.ancestors):
        group = sorted(coordinated(token))
        if len(group) == len(givers):
            return [givers[group.index(token.i)]]
        if is_verb(token):
            break
    return givers


def coordinated(token: Token) -> set[int]:
    """The tokens of what a word is coordinated with, itself among them."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return {t.i for t in conjuncts(token)}

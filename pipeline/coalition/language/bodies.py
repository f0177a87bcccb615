"""Component `coalition_bodies`: coalitions, missions, forces and organisations that the ontology does not list."""

import tomllib
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import BODIES, NAMES, mark, register
from coalition.language.rules import text
from coalition.statements.statement import Thing


@Language.factory("coalition_bodies", assigns=["doc.spans"], requires=["token.tag"])
def create(nlp: Language, name: str) -> "Bodies":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names`, whose organisations it leaves alone."""
    return Bodies()


class Bodies:
    """Fills `doc.spans["bodies"]` with COALITION and ORGANISATION spans, the name as the article gives it.

    A name is a run of capitalised words with a head word of rules/bodies.toml ("Haiti Stabilisation Mission",
    "Operation Prosperity Guardian"), or a described kind ("drone coalition", "coalition of the willing"). An acronym
    that the article gives in brackets or after a comma names the same body.
    """

    def __init__(self) -> None:
        register()
        rules = tomllib.loads(text("bodies.toml"))
        self._heads = {word: kind for kind, words in rules["heads"].items() for word in words}
        self._links = frozenset(rules["links"])
        self._generic = frozenset(rules["generic"])
        self._kinds = frozenset(rules["kinds"])
        self._tails = tuple(rules["tails"])
        self._not_first = frozenset(rules["not-first"])

    def __call__(self, doc: Doc) -> Doc:
        found: list[Span] = []
        capitalised = _capitalised_blocks(doc)
        i = 0
        while i < len(doc):
            named = None if i in capitalised else self._named(doc, i)
            span = self._operation(doc, i) or named or self._described(doc, i)
            if span is None:
                i += 1
                continue
            found.append(span)
            i = span.end
        found.extend(self._acronyms(doc, found))
        doc.spans[BODIES] = sorted(found, key=lambda span: span.start)
        if NAMES in doc.spans:
            doc.spans[NAMES] = [s for s in doc.spans[NAMES] if not _swallowed(s, found)]
        return doc

    def _operation(self, doc: Doc, i: int) -> Span | None:
        if doc[i].text not in {"Operation", "OPERATION"}:
            return None
        end = i + 1
        while (
            end < len(doc)
            and doc[end].text[:1].isupper()
            and doc[end].is_alpha
            and not doc[end].is_sent_start
        ):
            end += 1
        return self._make(doc, i, end, "coalition") if end > i + 1 else None

    def _named(self, doc: Doc, i: int) -> Span | None:
        """A run of capitalised words that has a head word in it."""
        if not _capital(doc[i]) or (i and _capital(doc[i - 1]) and not doc[i].is_sent_start):
            return None
        end, head = i, -1
        while end < len(doc) and (end == i or not doc[end].is_sent_start):
            token = doc[end]
            if _capital(token):
                if token.lower_ in self._heads:
                    head = end
                end += 1
            elif self._linked(doc, end):
                end += 1
            else:
                break
        while end > i and not _capital(doc[end - 1]):
            end -= 1
        if head < 0 or end - i < 2:
            return None
        start = i
        while start < head and (doc[start].lower_ in self._not_first or doc[start].text == "The"):
            start += 1
        if any(s.start == start and s.end == end for s in doc.spans.get(NAMES, ())):
            return None
        return self._make(doc, start, end, self._heads[doc[head].lower_]) if end - start >= 2 else None

    def _linked(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.lower_ in {"in", "to", "on", "against"}:
            return any(s.label_ == "NATION" and s.start in {i + 1, i + 2} for s in doc.spans.get(NAMES, ()))
        if token.lower_ in self._links or token.tag_ in {"HYPH", "POS"}:
            following = next((t for t in doc[i + 1 : i + 4] if t.lower_ not in self._links), None)
            return following is not None and _capital(following) and not following.is_sent_start
        return False

    def _described(self, doc: Doc, i: int) -> Span | None:
        """ "drone coalition", "volunteer coalition", "coalition of the willing", "multinational reassurance force"."""
        token = doc[i]
        if token.lower_ not in self._generic:
            return None
        for tail in self._tails:
            words = tail.split()
            if [t.lower_ for t in doc[i + 1 : i + 1 + len(words)]] == words:
                return self._make(doc, i, i + 1 + len(words), "coalition")
        start = i
        while start and self._qualifies(doc[start - 1]):
            start -= 1
        if start == i or not any(t.lower_ in self._kinds for t in doc[start:i]):
            return None
        return self._make(doc, start, i + 1, "coalition")

    def _qualifies(self, token: Token) -> bool:
        if token.lower_ in self._kinds:
            return True
        return token.tag_ in {"HYPH", "CC"} and bool(token.i) and token.nbor(-1).lower_ in self._kinds

    @staticmethod
    def _make(doc: Doc, start: int, end: int, kind: str) -> Span:
        name = " ".join(doc[start:end].text.split())
        thing = Thing("organisation" if kind == "organisation" else "coalition", name, name)
        return mark(doc, start, end, thing.kind.upper(), thing=thing, sort="name")

    @staticmethod
    def _acronyms(doc: Doc, found: list[Span]) -> Iterator[Span]:
        """Later mentions of a body by the acronym that follows its name: "(MSS)" or ", EUMA,"."""
        known: dict[str, Thing] = {}
        for span in found:
            after = doc[span.end : span.end + 3]
            if (
                len(after) == 3
                and after[0].text in {"(", ","}
                and after[2].text in {")", ","}
                and _acronym(after[1])
            ):
                known.setdefault(after[1].text, span._.thing)
        taken = {t.i for span in found for t in span}
        for token in doc:
            if token.text in known and token.i not in taken:
                thing = known[token.text]
                yield mark(doc, token.i, token.i + 1, thing.kind.upper(), thing=thing, sort="name")


def _capitalised_blocks(doc: Doc) -> set[int]:
    """Tokens of headings In Capitals Like This, where capitals tell no names."""
    found: set[int] = set()
    for block in doc._.blocks:
        span = (
            doc.char_span(block.start, block.end, alignment_mode="contract")
            if block.kind in {"heading", "item"}
            else None
        )
        words = [t for t in span if t.is_alpha and len(t) > 3] if span is not None else []
        if (
            span is not None
            and len(words) > 2
            and sum(t.text[0].isupper() for t in words) >= 0.75 * len(words)
        ):
            found.update(range(span.start, span.end))
    return found


def _acronym(token: Token) -> bool:
    return token.is_upper and token.is_alpha and len(token) >= 2


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[-1].isalnum()


def _swallowed(span: Span, bodies: list[Span]) -> bool:
    """A name inside a body's name is part of it, unless it stands in front as whose it is: "NATO's Mission"."""
    return any(b.start <= span.start and span.end <= b.end and span.label_ != "NATION" for b in bodies)

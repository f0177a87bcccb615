"""Component `coalition_cities`: cities named as places, and capitals that stand for their governments."""

import tomllib

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import CITIES, NAMES, PERSONS, mark, register
from coalition.language.gazetteer import City, cities, starts
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_LARGE = 300_000


@Language.factory("coalition_cities", assigns=["doc.spans"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> "Cities":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names` and `coalition_persons` where these are used."""
    return Cities()


class Cities:
    """Fills `doc.spans["cities"]` with CITY spans, and adds capitals that act as governments to `doc.spans["names"]`.

    "Nairobi will send officers" names Kenya; "talks in Nairobi" names the city.
    """

    def __init__(self) -> None:
        register()
        rules = tomllib.loads(text("cities.toml"))
        self._locative = frozenset(rules["locative"])
        self._motion = frozenset(rules["motion"])
        self._governmental = frozenset(rules["governmental"])
        self._states = frozenset(rules["states"])
        self._capitals = {
            name.text.lower(): name.thing for name in vocabulary().names if name.sort == "capital"
        }

    def __call__(self, doc: Doc) -> Doc:
        taken = {
            t.i for group in (NAMES, PERSONS) if group in doc.spans for span in doc.spans[group] for t in span
        }
        found: list[Span] = []
        governments: list[Span] = []
        i = 0
        while i < len(doc):
            end, name = self._longest(doc, i) if i not in taken else (i, "")
            if not name or any(j in taken for j in range(i, end)):
                i += 1
                continue
            capital = self._capitals.get(name)
            if capital is not None and self._is_government(doc, i, end):
                governments.append(mark(doc, i, end, "NATION", thing=capital, sort="capital"))
            elif city := self._city(doc, i, end, name):
                found.append(
                    mark(doc, i, end, "CITY", thing=Thing("city", city.name, city.name), sort=city.nation)
                )
            i = end
        doc.spans[CITIES] = found
        doc.spans[NAMES] = sorted(
            [*(doc.spans[NAMES] if NAMES in doc.spans else []), *governments], key=lambda s: s.start
        )
        return doc

    @staticmethod
    def _longest(doc: Doc, i: int) -> tuple[int, str]:
        token = doc[i]
        if not (token.text[0].isupper() or token.text[0] in "'’") or token.lower_ not in starts():
            return i, ""
        for end in range(min(len(doc), i + starts()[token.lower_]), i, -1):
            name = doc.text[token.idx : doc[end - 1].idx + len(doc[end - 1])].lower().replace("’", "'")
            if name in cities():
                return end, name
        return i, ""

    def _city(self, doc: Doc, start: int, end: int, name: str) -> City | None:
        """The city meant, if a place is meant: the nation named after it decides between namesakes."""
        group = cities()[name]
        nation = self._nation_after(doc, end)
        if nation == "":
            return None
        if nation is not None:
            return next((city for city in group if city.nation == nation), None)
        best = group[0]
        placed = self._is_placed(doc, start) or _is_dateline(doc, start, end)
        if _inside_longer_name(doc, start, end) and not placed:
            return None
        if placed or (not best.needs_context and (best.capital or best.population >= _LARGE)):
            return best
        return None

    def _nation_after(self, doc: Doc, end: int) -> str | None:
        """ISO code of a nation that follows after a comma; "" for a state or province that shows a namesake."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return None
        if doc[end + 1].lower_ in self._states and not any(
            s.start == end + 1 for s in doc.spans.get(NAMES, ())
        ):
            return ""
        for span in doc.spans.get(NAMES, ()):
            if span.start == end + 1 and span.label_ == "NATION" and span._.sort == "name":
                return str(span.kb_id_)
        return None

    def _is_placed(self, doc: Doc, start: int) -> bool:
        before = doc[start - 1] if start else None
        if (
            before is not None
            and before.lower_
            in {"the", "central", "downtown", "eastern", "western", "northern", "southern", "nearby"}
            and start > 1
        ):
            before = doc[start - 2]
        if before is not None and before.lower_ in self._locative:
            return True
        head = doc[start].head
        return doc[start].dep_ in {"conj", "pobj"} and (
            head.lower_ in self._locative or (head.head.lower_ in self._locative and head.dep_ == "pobj")
        )

    def _is_government(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a capital acts: it speaks, gives, owns an offer, or gets what only governments get."""
        root = doc[start:end].root
        if _is_dateline(doc, start, end) or (
            end < len(doc) and doc[end].text == "," and self._nation_after(doc, end) is not None
        ):
            return False
        while root.dep_ == "conj" and root.head.i != root.i:
            root = root.head
        if root.dep_ in {"nsubj", "agent"}:
            return not self._is_place_subject(root)
        if root.dep_ == "nsubjpass":
            return True
        if root.dep_ == "poss":
            return root.head.lower_ not in self._motion and not self._is_placed(doc, start)
        if root.dep_ == "pobj":
            return self._is_governmental_object(root)
        if root.dep_ in {"dobj", "dative", "iobj"}:
            return root.head.lower_ not in self._motion
        return False

    @staticmethod
    def _is_place_subject(root: Token) -> bool:
        verb = root.head
        return verb.lower_ in {"is", "was", "lies", "sits"} and any(
            c.dep_ == "attr" and c.lower_ in {"capital", "city", "town", "port"} for c in verb.children
        )

    def _is_governmental_object(self, root: Token) -> bool:
        preposition = root.head
        word = preposition.lower_
        if word in {"by", "with", "against", "between", "for", "under", "of"}:
            governor = preposition.head.lower_
            return word != "of" or governor in self._governmental
        if word in {"to", "from"}:
            governor = preposition.head
            return governor.lower_ in self._governmental and governor.lower_ not in self._motion
        return False


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    """ "KINGSTON, Oct 14 (Wire) -", "Paris, France –" or "GENEVA —" at the start of a paragraph."""
    before = doc.text[: doc[start].idx].rstrip(" *_#")
    if before and not before.endswith("\n"):
        return False
    after = doc.text[doc[end - 1].idx + len(doc[end - 1]) :][:48].split("\n")[0]
    dashes = [after.find(mark) for mark in (" –", " —", " -", "–", "—", ": ") if after.find(mark) >= 0]
    return bool(dashes) and min(dashes) < 40 and (after[0] in ",(" or min(dashes) == 0)


def _inside_longer_name(doc: Doc, start: int, end: int) -> bool:
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    after = doc[end] if end < len(doc) else None
    return any(
        t is not None and t.tag_ in {"NNP", "NNPS"} and t.text[:1].isupper() and not t.is_sent_start
        for t in (before, after)
    )

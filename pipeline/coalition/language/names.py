"""Component `coalition_names`: nations, groups of nations and organisations, by name, demonym or seat."""

import tomllib
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from coalition.language.bodynames import body_words
from coalition.language.extensions import NAMES, mark, register
from coalition.language.rules import text
from coalition.language.vocabulary import Name, vocabulary

_LABELS = {"nation": "NATION", "group": "GROUP", "organisation": "ORGANISATION", "coalition": "COALITION"}
_LONGEST_QUESTION = 12
_NEAR = 12
# So many nations in small letters show that an article has no capitals to go by.
_SLOPPY = 2


@Language.factory("coalition_names", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> "Names":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs only tokens, and uses tags where there are some."""
    return Names(nlp)


class Names:
    """Fills `doc.spans["names"]` with spans labelled NATION, GROUP, ORGANISATION or COALITION.

    The longest name wins ("Guinea-Bissau" over "Guinea"); a name in wrong case counts ("denmark:", "united States")
    unless the ontology says that its case matters ("us", "polish"). A name that often means something else ("Chad",
    "Jordan") counts only in an article that names some other nation or organisation for certain, and never inside the
    name of a person or before a state of the USA ("Peru, Indiana").
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names: dict[str, list[Name]] = {}
        self._capitals: dict[str, set[str]] = {}
        rules = tomllib.loads(text("names.toml"))
        self._elsewhere = {name.lower(): frozenset(words) for name, words in rules["elsewhere"].items()}
        self._first_names = frozenset(rules["persons"]["first-names"])
        self._institutions = frozenset(rules["persons"]["institutions"])
        self._going = frozenset(rules["going"]["words"])
        self._kin = frozenset(rules["persons"]["kin"])
        self._states = frozenset(tomllib.loads(text("cities.toml"))["namesakes"]["states"])
        for name in vocabulary().names:
            if name.sort == "capital":
                self._capitals.setdefault(name.thing.id, set()).add(name.text)
            else:
                self._names.setdefault(_key(name.text), []).append(name)
        for key, group in self._names.items():
            written = {key, key.replace("'", "’")} | ({name.text for name in group} if "." in key else set())
            self._matcher.add("name", [nlp.make_doc(text) for text in sorted(written)])
        for phrase in {*(phrase.lower() for phrase in rules["other"]), *vocabulary().not_names} - set(self._names):
            self._matcher.add("other", [nlp.make_doc(phrase)])
        self._other = nlp.vocab.strings["other"]

    def __call__(self, doc: Doc) -> Doc:
        """Find the nations, groups and organisations of a text."""
        matches: list[Span] = filter_spans(self._matcher(doc, as_spans=True))
        named = [(span, self._named(span)) for span in matches if span.label != self._other]
        lowered = sum(
            span.text.islower() and not n.ambiguous and len(span.text) > 3 for span, n in named if not n.cased
        )
        certain = [(span, n) for span, n in named if not n.ambiguous and self._accepts(doc, span, n, lowered)]
        supported = self._is_international(doc, certain)
        doc.spans[NAMES] = [
            mark(doc, span.start, span.end, _LABELS[n.thing.kind], thing=n.thing, sort=n.sort)
            for span, n in named
            if self._accepts(doc, span, n, lowered) and (not n.ambiguous or supported or self._is_public(doc, span, n))
        ]
        return doc

    def _named(self, span: Span) -> Name:
        candidates = self._names[_key(span.text)]
        return next((n for n in candidates if n.text == span.text), candidates[0])

    def _accepts(self, doc: Doc, span: Span, name: Name, lowered: int) -> bool:
        return _case_fits(span, name, lowered) and not self._means_other(doc, span, name)

    @staticmethod
    def _is_international(doc: Doc, certain: list[tuple[Span, Name]]) -> bool:
        """Whether an article speaks of nations at all: it names one for certain, or comes from a public body."""
        things = {n.thing for _, n in certain if n.sort != "demonym" or n.thing.kind != "nation"}
        demonyms = {n.thing for _, n in certain} - things
        headline = doc._.headline
        told = headline is not None and len(headline.spans.get(NAMES, ())) > 0
        return bool(things) or len(demonyms) > 1 or told

    def _is_public(self, doc: Doc, span: Span, name: Name) -> bool:
        """Whether the words beside an ambiguous name are those of states: "the Georgian government", "Chad's army"."""
        if name.sort == "demonym" or name.thing.kind != "nation":
            return True
        if any(word in self._capitals.get(name.thing.id, ()) for word in _words(doc)):
            return True
        if _is_gone_to(doc, span, self._going):
            return True
        i = span.end + (span.end < len(doc) and doc[span.end].text in {"'s", "’s", "'"})
        return i < len(doc) and doc[i].lower_ in self._institutions

    def _means_other(self, doc: Doc, span: Span, name: Name) -> bool:
        if name.thing.kind == "nation" and name.sort == "name" and self._is_namesake(doc, span):
            return True
        if span.text.lower() in self._first_names and self._is_person(doc, span):
            return True
        if not name.ambiguous:
            return False
        cues = self._elsewhere.get(name.text.lower(), frozenset())
        if cues and not cues.isdisjoint(_window(doc, span)):
            return True
        public = span.end < len(doc) and doc[span.end].lower_ in self._institutions
        return not public and _inside_a_name(doc, span, self._names)

    def _is_namesake(self, doc: Doc, span: Span) -> bool:
        """Whether a town has the name of a nation: "Peru, Indiana", "Lebanon, Pa."."""
        i = span.end + 1
        if i >= len(doc) or doc[span.end].text != ",":
            return False
        return doc[i].lower_ in self._states and doc[i].lower_ not in self._names

    def _is_person(self, doc: Doc, span: Span) -> bool:
        """Whether a nation's name is somebody's first name: "Israel Brandt", "her brother Chad"."""
        before = doc[span.start - 1] if span.start else None
        after = doc[span.end] if span.end < len(doc) else None
        if before is not None and before.lower_ in self._kin:
            return True
        if (
            before is not None
            and before.lower_ in {"to", "in"}
            and span.start > 1
            and doc[span.start - 2].text.istitle()
        ):
            return False  # "Ambassador to Kenya Ann Hall"
        if before is not None and before.text == "," and span.start > 1 and doc[span.start - 2].lower_ in self._kin:
            return True
        if after is None or not _is_capitalised(after) or after.is_sent_start or after.lower_ in self._names:
            return False
        return after.lower_ not in self._institutions and after.tag_ in {"NNP", ""}


def _is_gone_to(doc: Doc, span: Span, going: frozenset[str]) -> bool:
    """Whether one goes to what a name names: "travelled to Chad", "visited Jordan"."""
    i = span.start - 1
    if i > 0 and doc[i].lower_ == "to":
        i -= 1
    elif i < 0 or not doc[i].lower_.startswith("visit"):
        return False
    return doc[i].lower_ in going


def _case_fits(span: Span, name: Name, lowered: int) -> bool:
    if span.text == name.text:
        return name.text != "WHO" or not _asks_in_capitals(span)
    sloppy = lowered >= _SLOPPY and name.sort == "name" and len(span.text) > 3
    if name.cased:
        # "TURKEY:" in a heading or before a list
        return sloppy or (span.text == name.text.upper() and len(span.text) > 3)
    if span.text.islower():
        return name.sort != "seat" and len(span.text) > 3 and (sloppy or not name.ambiguous)
    return True


def _asks_in_capitals(span: Span) -> bool:
    """Whether a name is the first word of a question in capitals: "WHO COMMANDS?"."""
    line = span.doc[span.start : span.start + _LONGEST_QUESTION]
    end = next((t.i for t in line if "\n" in t.text or t.text == "?"), None)
    asked = span.doc[span.end : end] if end is not None and span[0].is_sent_start is not False else ()
    return len(asked) > 0 and all(t.text.isupper() for t in asked if t.is_alpha)


def _words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def _window(doc: Doc, span: Span) -> set[str]:
    return {token.lower_ for token in doc[max(0, span.start - _NEAR) : span.end + _NEAR]}


def _inside_a_name(doc: Doc, span: Span, known: Iterable[str]) -> bool:
    """Whether a longer name surrounds an ambiguous one: "Michael Jordan", "Chad Wilson", "Augusta, Georgia"."""
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and _is_capitalised(after) and after.lower_ not in known and not doc[span.end - 1].is_sent_end:
        return after.tag_ in {"NNP", "NNPS"} and not doc[span.start].text.endswith(".")
    return (
        before is not None
        and _is_capitalised(before)
        and before.tag_ == "NNP"
        and before.lower_ not in known
        and before.lower_ not in body_words().calendar
        and not before.is_sent_start
    )


def _is_capitalised(token: Token) -> bool:
    return token.is_title and token.is_alpha


def _key(name: str) -> str:
    """A name as `Names` looks it up: in lower case, with straight apostrophes."""
    return name.lower().replace("’", "'")

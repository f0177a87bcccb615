"""Component `coalition_names`: nations, groups of nations and organisations, by name, demonym or seat."""

import tomllib
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from coalition.language.extensions import NAMES, mark, register
from coalition.language.rules import text
from coalition.language.vocabulary import Name, vocabulary

_LABELS = {"nation": "NATION", "group": "GROUP", "organisation": "ORGANISATION", "coalition": "COALITION"}


@Language.factory("coalition_names", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> "Names":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs only tokens, and uses tags where there are some."""
    return Names(nlp)


class Names:
    """Fills `doc.spans["names"]` with spans labelled NATION, GROUP, ORGANISATION or COALITION.

    The longest name wins ("Guinea-Bissau" over "Guinea"); a name in wrong case counts ("denmark:", "united States")
    unless the ontology says that its case matters ("us", "polish").
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names: dict[str, list[Name]] = {}
        rules = tomllib.loads(text("names.toml"))
        self._elsewhere = {name.lower(): frozenset(words) for name, words in rules["elsewhere"].items()}
        for name in vocabulary().names:
            if name.sort != "capital":
                self._names.setdefault(name.text.lower(), []).append(name)
        for key, group in self._names.items():
            written = {key, *(name.text for name in group)} if "." in key else {key}
            self._matcher.add("name", [nlp.make_doc(text) for text in sorted(written)])
        for phrase in {*(phrase.lower() for phrase in rules["other"]), *vocabulary().not_names} - set(
            self._names
        ):
            self._matcher.add("other", [nlp.make_doc(phrase)])
        self._other = nlp.vocab.strings["other"]

    def __call__(self, doc: Doc) -> Doc:
        matches: list[Span] = filter_spans(self._matcher(doc, as_spans=True))
        kept = (self._accept(doc, span) for span in matches if span.label != self._other)
        doc.spans[NAMES] = [span for span in kept if span is not None]
        return doc

    def _accept(self, doc: Doc, span: Span) -> Span | None:
        candidates = self._names[span.text.lower()]
        name = next((n for n in candidates if n.text == span.text), candidates[0])
        if not _case_fits(span, name) or self._means_other(doc, span, name):
            return None
        return mark(doc, span.start, span.end, _LABELS[name.thing.kind], thing=name.thing, sort=name.sort)

    def _means_other(self, doc: Doc, span: Span, name: Name) -> bool:
        if not name.ambiguous:
            return False
        cues = self._elsewhere.get(name.text.lower(), frozenset())
        return (cues and not cues.isdisjoint(_window(doc, span))) or _inside_a_name(doc, span, self._names)


def _case_fits(span: Span, name: Name) -> bool:
    if span.text == name.text:
        return True
    if name.cased:
        return False
    if span.text.islower():
        return name.sort != "seat" and not name.ambiguous and len(span.text) > 3
    return True


def _window(doc: Doc, span: Span) -> set[str]:
    return {token.lower_ for token in doc[max(0, span.start - 12) : span.end + 12]}


def _inside_a_name(doc: Doc, span: Span, known: Iterable[str]) -> bool:
    """Whether a longer name surrounds an ambiguous one: "Michael Jordan", "Chad Wilson", "Augusta, Georgia"."""
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if (
        after is not None
        and _is_capitalised(after)
        and after.lower_ not in known
        and not doc[span.end - 1].is_sent_end
    ):
        return after.tag_ in {"NNP", "NNPS"} and not doc[span.start].text.endswith(".")
    return (
        before is not None
        and _is_capitalised(before)
        and before.tag_ == "NNP"
        and before.lower_ not in known
        and not before.is_sent_start
    )


def _is_capitalised(token: object) -> bool:
    return bool(getattr(token, "is_title", False)) and bool(getattr(token, "is_alpha", False))

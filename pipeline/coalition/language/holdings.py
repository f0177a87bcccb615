"""Titles of office: where one stands, what it is of, and whether its bearer is in, out of or not yet in office."""

import tomllib
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from coalition.language.extensions import BODIES, NAMES, mark
from coalition.language.morphology import plural
from coalition.language.rules import text
from coalition.language.vocabulary import Term, vocabulary
from coalition.statements.statement import Thing


@dataclass(frozen=True, slots=True)
class Holding:
    """A person who bears a title.

    Attributes:
        person: the mention beside the title.
        title: the title.
        office: id of the office.
        of: the nation or organisation, where title and surroundings tell; None where only the context may.
        status: `current`, `former`, `elect` or `acting`.
        rule: how the two are joined.
    """

    person: Span
    title: Span
    office: str
    of: Thing | None
    status: str
    rule: str


class Titles:
    """Finds titles of office by the words of ontology/offices.ttl and the cues of rules/offices.toml."""

    def __init__(self, nlp: Language) -> None:
        words = vocabulary()
        rules = tomllib.loads(text("offices.toml"))
        self._status = {cue: status for status, cues in rules["status"].items() for cue in cues}
        self._prefixes = words.honorifics | words.ranks | frozenset(rules["prefixes"])
        self._adjectives = frozenset(rules["adjectives"])
        self._lower = frozenset(rules["lower"])
        self._never_after = frozenset(rules["not-title-before"])
        self._terms: dict[str, Term] = {}
        self._cached: tuple[Doc, list[Span]] | None = None
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for term in words.offices:
            for form in {term.text, plural(term.text), term.text.replace("-", " ")}:
                known = self._terms.get(form)
                if known is None or (known.of is None and term.of is not None):
                    self._terms[form] = term
        self._matcher.add("office", [nlp.make_doc(form) for form in sorted(self._terms)])

    def spans(self, doc: Doc) -> list[Span]:
        """All titles of a text, OFFICE spans with the office's id as `kb_id_`."""
        found = []
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            after = doc[span.end].lower_ if span.end < len(doc) else ""
            if after in self._never_after or (
                len(span) == 1 and span[0].tag_.startswith("VB") and not span.text[0].isupper()
            ):
                continue
            office = self._terms[span.text.lower()].id
            found.append(
                mark(doc, span.start, span.end, "OFFICE", thing=Thing("office", office, office), sort="name")
            )
        return found

    def is_title_at(self, doc: Doc, i: int) -> bool:
        """Whether token `i` opens a prefix such as a rank or an honorific."""
        return doc[i].lower_ in self._prefixes

    def skip_prefixes(self, doc: Doc, i: int, title: Span | None = None) -> int:
        """Past ranks, honorifics and the like that stand between a title and a name.

        Right after a civil title "Gen" without a point is a first name.
        """
        if title is not None and i == title.end and i < len(doc) and doc[i].lower_ == "gen":
            return i
        while i < len(doc):
            if doc[i : i + 2].text.lower() in self._prefixes:
                i += 2
            elif doc[i].lower_ in self._prefixes or (
                doc[i].text in {".", "-"} and doc[i - 1].lower_ in self._prefixes
            ):
                i += 1
            else:
                break
        return i

    def skip_complement(self, doc: Doc, i: int) -> int:
        """Past "of France", "for the Sahel", "to the United Nations", "-elect" after a title or a name."""
        if i + 1 < len(doc) and doc[i].text == "-" and doc[i + 1].lower_ in self._status:
            i += 2
        if i < len(doc) and doc[i].lower_ in self._status:
            i += 1
        if i + 1 < len(doc) and doc[i].lower_ in {"of", "for", "to", "at", "in"}:
            j = i + 1
            while j < len(doc) and doc[j].lower_ in {"the", "foreign", "affairs", "and", "of"}:
                j += 1
            end = next((s.end for s in self._bodies(doc) if s.start <= j < s.end), None)
            if (
                end is None
                and doc[i].lower_ in {"in", "to", "at"}
                and j < len(doc)
                and doc[j].tag_ in {"NNP", "NNPS"}
            ):
                end = next((k for k in range(j, len(doc)) if doc[k].tag_ not in {"NNP", "NNPS"}), len(doc))
            if end is not None:
                return end
        return i

    def precedes_title(self, doc: Doc, i: int, taken: set[int]) -> bool:
        """Whether token `i` may stand between a comma and a title: "the", "Danish", "'s", "former"."""
        token = doc[i]
        if (
            token.lower_ in {"the", "a", "an", "its", "his", "her", "their", "our", "then"}
            or token.tag_ == "POS"
        ):
            return True
        return (
            token.lower_ in self._adjectives
            or token.lower_ in self._status
            or any(s.start <= i < s.end for s in self._bodies(doc))
            or token.text == "-"
        )

    def holding(self, doc: Doc, title: Span, person: Span) -> Holding:
        """What a title beside a name says."""
        term = self._terms[title.text.lower()]
        return Holding(
            person,
            title,
            term.id,
            self._of(doc, title, person, term),
            self._status_of(doc, title),
            _rule(title, person),
        )

    def _of(self, doc: Doc, title: Span, person: Span, term: Term) -> Thing | None:
        return (
            self._complement(doc, title.end)
            or self._possessor(doc, title.start)
            or self._complement(doc, person.end)
            or term.of
        )

    def _possessor(self, doc: Doc, i: int) -> Thing | None:
        """The nation or body whose title it is: "Danish", "Haiti's acting", "the mission's deputy"."""
        i -= 1
        while i >= 0 and (
            doc[i].tag_ == "POS"
            or doc[i].lower_ in self._adjectives
            or doc[i].lower_ in self._status
            or doc[i].text == "-"
        ):
            i -= 1
        span = next((s for s in self._bodies(doc) if s.end == i + 1), None)
        return span._.thing if span is not None else None

    def _complement(self, doc: Doc, i: int) -> Thing | None:
        """The nation or body after "of": "of France", "of the European Commission", "of the Republic of Kenya"."""
        if i >= len(doc) or doc[i].lower_ not in {"of", "for"}:
            return None
        j = i + 1
        while (
            j < len(doc) and j < i + 7 and (doc[j].lower_ in self._lower or doc[j].lower_ in self._adjectives)
        ):
            j += 1
        span = next((s for s in self._bodies(doc) if s.start <= j < s.end), None)
        return span._.thing if span is not None else None

    def _status_of(self, doc: Doc, title: Span) -> str:
        near = [t.lower_ for t in doc[max(0, title.start - 4) : title.start]] + [
            t.lower_ for t in doc[title.end : title.end + 2]
        ]
        return next((self._status[word] for word in reversed(near) if word in self._status), "current")

    def _bodies(self, doc: Doc) -> list[Span]:
        if self._cached is None or self._cached[0] is not doc:
            spans = [span for name in (NAMES, BODIES) if name in doc.spans for span in doc.spans[name]]
            self._cached = (doc, spans)
        return self._cached[1]


def _rule(title: Span, person: Span) -> str:
    if person.start < title.start:
        return "office.after-name"
    return "office.before-name" if person.start - title.end < 4 else "office.joined"

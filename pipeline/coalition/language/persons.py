"""Component `coalition_persons`: titles of office, the persons who bear them, and their later mentions."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from coalition.language.extensions import BODIES, NAMES, OFFICES, PERSONS, mark, register
from coalition.language.holdings import Holding, Titles
from coalition.language.personnames import Registry, name_at
from coalition.statements.statement import Thing


@Language.factory(
    "coalition_persons", assigns=["doc.spans", "doc._.holdings"], requires=["token.tag", "token.dep"]
)
def create(nlp: Language, name: str) -> "Persons":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names` and `coalition_bodies`."""
    return Persons(nlp)


class Persons:
    """Fills `doc.spans["persons"]`, `doc.spans["offices"]` and `doc._.holdings`.

    A person is a name beside a title, or a later mention of such a name; each PERSON span's thing carries the fullest
    form of the name in the article and its headline.
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self._titles = Titles(nlp)

    def __call__(self, doc: Doc) -> Doc:
        titles = self._titles.spans(doc)
        taken = self._taken(doc, titles)
        pairs = [(title, person) for title in titles for person in self._persons_of(doc, title, taken)]
        registry = Registry(span.text for _, span in pairs)
        headline = doc._.headline
        if headline is not None and PERSONS in headline.spans:
            registry.add(span._.thing.name for span in headline.spans[PERSONS])
        mentions = {(span.start, span.end) for _, span in pairs} | set(registry.mentions(doc, taken))
        persons = {}
        for start, end in sorted(mentions):
            full = registry.full(doc[start:end].text)
            persons[start] = mark(doc, start, end, "PERSON", thing=Thing("person", full, full), sort="name")
        doc.spans[PERSONS] = list(persons.values())
        doc.spans[OFFICES] = titles
        doc._.holdings = tuple(
            self._titles.holding(doc, title, persons[person.start]) for title, person in pairs
        )
        return doc

    @staticmethod
    def _taken(doc: Doc, titles: list[Span]) -> set[int]:
        groups = [titles, *(doc.spans[name] for name in (NAMES, BODIES) if name in doc.spans)]
        return {token.i for group in groups for span in group for token in span}

    def _persons_of(self, doc: Doc, title: Span, taken: set[int]) -> list[Span]:
        """The names that a title stands beside: after it, before it in apposition, or joined by "is"."""
        return (
            self._after(doc, title, taken)
            or self._before(doc, title, taken)
            or self._joined(doc, title, taken)
        )

    def _after(self, doc: Doc, title: Span, taken: set[int]) -> list[Span]:
        """ "President X", "Presidents X and Y", "the foreign minister, X,", "Lithuania's minister of health, X"."""
        i = self._titles.skip_complement(doc, title.end)
        comma = i < len(doc) and doc[i].text in {",", "("}
        if comma:
            i += 1
        i = self._titles.skip_prefixes(doc, i, title)
        span = name_at(doc, i, taken, titled=not comma)
        if (
            span is None
            or (comma and not _closes(doc, span.end))
            or (i > title.end and not comma and i == span.start and doc[i - 1].tag_ == "IN")
        ):
            return []
        if comma and self._titles.is_title_at(doc, span.start):
            return []
        found = [span]
        while title[-1].tag_ in {"NNS", "NNPS"} and (following := self._next(doc, found[-1].end, taken)):
            found.append(following)
        return found

    def _next(self, doc: Doc, i: int, taken: set[int]) -> Span | None:
        """The next name in "Presidents Macron of France and Duda of Poland"."""
        i = self._titles.skip_complement(doc, i)
        if i < len(doc) and doc[i].text in {",", "and"}:
            i += 1
            if i < len(doc) and doc[i].text == "and":
                i += 1
            return name_at(doc, i, taken)
        return None

    def _before(self, doc: Doc, title: Span, taken: set[int]) -> list[Span]:
        """ "X, the Danish prime minister", "X, who is the administrator of", "X (foreign minister)"."""
        i = title.start - 1
        while i > 0 and self._titles.precedes_title(doc, i, taken) and not doc[i + 1].is_sent_start:
            i -= 1
        if (
            i > 0
            and doc[i].lower_ in {"is", "was", "as", "became", "remains", "been"}
            and not doc[i].is_sent_start
        ):
            return self._subject(doc, i, taken)
        if i > 0 and doc[i].text in {",", "(", "–", "—"}:
            return self._ending(doc, i, taken)
        return []

    @staticmethod
    def _ending(doc: Doc, end: int, taken: set[int]) -> list[Span]:
        for start in range(max(0, end - 5), end):
            span = name_at(doc, start, taken)
            if span is not None and span.end == end and (start == 0 or not _continues(doc[start - 1])):
                return [span]
        return []

    def _subject(self, doc: Doc, verb: int, taken: set[int]) -> list[Span]:
        if doc[verb - 1].lower_ in {"who", ","}:
            end = verb - 1
            while end > 0 and doc[end - 1].text == ",":
                end -= 1
            return self._ending(doc, end, taken)
        return self._ending(doc, verb, taken)

    def _joined(self, doc: Doc, title: Span, taken: set[int]) -> list[Span]:
        """ "The interior secretary is X", "Its commander will be X"."""
        i = self._titles.skip_complement(doc, title.end)
        while i < len(doc) and doc[i].lower_ in {"is", "was", "will", "be", "remains", "now", "became"}:
            i += 1
        if i == title.end or doc[i - 1].lower_ not in {"is", "was", "be", "remains", "now", "became"}:
            return []
        span = name_at(doc, self._titles.skip_prefixes(doc, i), taken)
        return [span] if span is not None else []


def _closes(doc: Doc, i: int) -> bool:
    """Whether an apposition may end before token `i`."""
    return (
        i >= len(doc)
        or doc[i].is_punct
        or doc[i].tag_.startswith(("VB", "MD"))
        or doc[i].is_space
        or doc[i].lower_ in {"of", "and", "who", "as"}
    )


def _continues(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in {"NNP", "NNPS"} and token.is_alpha


__all__ = ["Holding", "Persons"]

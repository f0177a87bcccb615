"""Component `coalition_bodies`: coalitions, missions, forces and organisations that the ontology does not list."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from coalition.language.bodynames import BodyName, Runs, body_words, first_of_name, is_capital, name_in, operation_at
from coalition.language.definitions import defined
from coalition.language.extensions import BODIES, NAMES, mark, register
from coalition.language.gazetteer import cities
from coalition.language.shortnames import acronyms, bare, introduced, well_known
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_BODY_LABELS = frozenset(("ORGANISATION", "COALITION"))
# Small words that headings in capitals leave small.
_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "at", "by", "with", "from", "as", "s")
)
# Behind a comma these tell what a person is, or something else than the name before.
_POSTS = frozenset(("commander", "secretariat", "members", "mandate"))


@Language.factory("coalition_bodies", assigns=["doc.spans"], requires=["token.tag"])
def create(nlp: Language, name: str) -> "Bodies":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names`, whose organisations it leaves alone."""
    return Bodies()


class Bodies:
    """Fills `doc.spans["bodies"]` with COALITION and ORGANISATION spans, the name as the article gives it.

    A name is a run of capitalised words with a head word of rules/bodies.toml ("Haiti Stabilisation Mission",
    "Operation Prosperity Guardian"), a run that the article says is a body ("the Amber Watch mission", "Nordic Forge, a
    training mission"), or a described kind ("drone coalition", "coalition of the willing"). An acronym that the article
    gives in brackets or after a comma, or that the first letters make, names the same body.
    """

    def __init__(self) -> None:
        register()
        self._words = body_words()

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        titles = _capitalised_blocks(doc)
        runs = list(Runs(doc, titles))
        found = {name.start: name for start, end in runs if (name := name_in(doc, start, end))}
        found.update({name.start: name for i in titles if (name := operation_at(doc, i))})
        named = self._stated(doc, runs, found)
        for name in self._repeated(doc, runs, found, named):
            found.setdefault(name.start, name)
        taken = {i for name in found.values() for i in range(name.start, name.end)}
        taken |= {t.i for s in doc.spans.get(NAMES, ()) if s.label_ in _BODY_LABELS for t in s}
        described = {name.start: name for name in self._described(doc, taken) if name.start not in found}
        found |= described
        spans = defined(doc, [self._mark(doc, found[start]) for start in sorted(found)], described)
        spans = introduced(doc, well_known(doc, spans))
        spans.extend(acronyms(doc, spans))
        spans.extend(bare(doc, spans))
        doc.spans[BODIES] = sorted(spans, key=lambda span: span.start)
        if NAMES in doc.spans:
            doc.spans[NAMES] = [s for s in doc.spans[NAMES] if not _swallowed(s, spans)]
        return doc

    def _stated(self, doc: Doc, runs: list[tuple[int, int]], found: dict[int, BodyName]) -> dict[str, str]:
        """Names in lower case, with their kinds, of runs that the text itself says are bodies."""
        known = {i for s in doc.spans.get(NAMES, ()) for i in range(s.start, s.end)}
        named: dict[str, str] = {}
        for opening, end in runs:
            start = first_of_name(doc, opening, end)
            if (
                start >= end
                or doc[start].lower_ == "exercise"
                or start in found
                or known.issuperset(range(start, end))
                or end - 1 in known
            ):
                continue
            kind = self._kind_after(doc, start, end) or self._introduced(doc, start)
            kind = kind or self._apposition(doc, start, end) or self._acts(doc, start, end)
            if kind is not None and (end - start > 1 or _unusual(doc[start]) or self._is_mission(doc, start)):
                named.setdefault(_text(doc, start, end).lower(), kind)
        return named

    def _kind_after(self, doc: Doc, start: int, end: int) -> str | None:
        """ "the Amber Watch mission", "the Lodestar mission"; a nation's or a person's mission is none."""
        if end >= len(doc) or doc[end].is_sent_start or not doc[end].text.islower():
            return None
        if end - start < 2 and not self._is_mission(doc, start):
            return None
        return self._generic_at(doc, end)

    def _is_mission(self, doc: Doc, i: int) -> bool:
        """Whether one word names what stands behind it: "the Lodestar mission", but not "the Sahel mission"."""
        word = doc[i]
        noun = doc[i + 1 : i + 3].text.lower() in self._words.single or doc[i + 1 : i + 2].text in self._words.single
        if not noun or not word.text.istitle() or word.is_sent_start or word.tag_ not in {"NNP", "NNPS", "JJ"}:
            return False
        if doc[i - 1].lower_ not in self._words.determiners or word.lower_ in self._words.not_single:
            return False
        if word.lower_ in cities() or word.lower_ in self._words.calendar or doc[i + 2 : i + 3].text == "-":
            return False
        return not any(t.text == word.text and t.i and t.nbor(-1).lower_ in self._words.placing for t in doc)

    def _introduced(self, doc: Doc, start: int) -> str | None:
        """ "a mission called Amber Watch"."""
        if start and doc[start - 1].lower_ in self._words.introducing:
            return next((k for t in reversed(doc[max(0, start - 6) : start - 1]) if (k := self._generic(t))), None)
        return None

    def _apposition(self, doc: Doc, start: int, end: int) -> str | None:
        """The kind that stands in apposition, before or after: "Nordic Forge, a new training mission"."""
        if not doc.has_annotation("DEP"):
            return None
        root = doc[start:end].root
        if self._bears_rank(doc, start):
            return None
        if root.dep_ == "appos" and (kind := self._generic(root.head)):
            return kind
        for c in root.children:
            if c.dep_ == "appos" and c.i > root.i and (kind := self._generic(c)):
                return kind
        return self._kind_after_comma(doc, end) or self._kind_before_comma(doc, start, end)

    def _kind_after_comma(self, doc: Doc, end: int) -> str | None:
        """ ", a task group that": what an article and at most four words lead to, where the parse sees no apposition."""
        if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
            return None
        for i in range(end + 2, min(len(doc), end + 7)):
            if doc[i].tag_ not in {"NN", "JJ", "HYPH", "VBN", "NNP", "VBG"}:
                return None
            after = doc[i + 1].tag_ if i + 1 < len(doc) else ""
            if (kind := self._generic_at(doc, i)) and after != "POS" and not after.startswith("NN"):
                return kind
        return None

    def _kind_before_comma(self, doc: Doc, start: int, end: int) -> str | None:
        """ "the SADC mission, SAMIM, to which", "a mission for Ukraine, Nordic Forge.": a body's noun, and a name closed off."""
        closed = end >= len(doc) or doc[end].text in {",", ".", ";", ")"} or doc[end].is_space
        if start < 2 or doc[start - 1].text != "," or not closed:
            return None
        for i in range(start - 2, max(0, start - 8), -1):
            if doc[i].text.islower() and (kind := self._generic_at(doc, i)):
                return None if self._is_headed(doc, i) else kind
            if doc[i].is_sent_start or doc[i].tag_ not in {"NNP", "NNPS", "DT", "IN", "JJ"}:
                return None
        return None

    def _is_headed(self, doc: Doc, i: int) -> bool:
        """Whether somebody heads what the noun at `i` means, so that a name behind is his: "the head of the agency, X"."""
        while i and (doc[i].tag_ in {"NN", "JJ", "DT", "PRP$", "NNP", "POS", "HYPH", "NNS"}):
            if doc[i].tag_ == "PRP$":
                return True
            i -= 1
        return doc[i].lower_ in {"of", "for"} and i > 0 and doc[i - 1].lower_ in self._words.bearers

    def _acts(self, doc: Doc, start: int, end: int) -> str | None:
        """A run that is told to do or undergo what only bodies do: "joined Baltic Shield", "Baltic Shield, led by"."""
        if self._titled(doc, start):
            return None
        before = [t.lower_ for t in doc[max(0, start - 3) : start] if t.lower_ not in {"the", "a"}][-2:]
        if " ".join(before) in self._words.before or (before and before[-1] in self._words.before):
            return "coalition"
        i = end
        while i < len(doc) and doc[i].text in {",", "'s", "’s", "'", "’", "which", "is", "was", "are", "has"}:
            i += 1
        after = doc[i].lower_ if i < len(doc) and i > end else ""
        if after in _POSTS and doc[end].text == ",":
            return None  # "Ann Hall, commander of the force"
        following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
        if after in self._words.after and (
            after not in {"led", "headed", "commanded", "chaired", "run"} or following == "by"
        ):
            return "coalition"
        return "coalition" if end - start > 1 and self._done_by_nations(doc, end) else None

    def _done_by_nations(self, doc: Doc, end: int) -> bool:
        """Whether a relative clause says that nations lead or founded what is named: ", which A and B co-chair"."""
        if doc[end : end + 2].text.lower() not in {", which", ", that"}:
            return False
        nations = {t.i for s in doc.spans.get(NAMES, ()) if s.label_ == "NATION" for t in s}
        i = end + 2
        while i < len(doc) and (i in nations or doc[i].lower_ in {"and", ",", "the"}):
            i += 1
        return i > end + 2 and i < len(doc) and doc[i].lower_ in self._words.by_nations

    @staticmethod
    def _bears_rank(doc: Doc, start: int) -> bool:
        """Whether a rank before a comma tells that the name behind it is a person's: "a Danish colonel, X"."""
        ranks = vocabulary().ranks
        return start > 1 and doc[start - 1].text == "," and doc[start - 2].lower_ in ranks

    @staticmethod
    def _titled(doc: Doc, start: int) -> bool:
        """Whether a title or a possessor stands before a run, which therefore names a person or place."""
        if any(t.lower_ in vocabulary().ranks for t in doc[start : start + 4] if t.text[0].isupper()):
            return True
        return start > 0 and (doc[start - 1].tag_ in {"NNP", "POS"} or doc[start - 1].text == ".")

    def _generic(self, token: Token) -> str | None:
        return self._words.generic.get(token.lower_) if token.text.islower() else None

    def _generic_at(self, doc: Doc, i: int) -> str | None:
        pair = doc[i : i + 2].text.lower()
        return self._words.generic.get(pair) or self._words.generic.get(doc[i].lower_)

    def _repeated(
        self, doc: Doc, runs: list[tuple[int, int]], found: dict[int, BodyName], named: dict[str, str]
    ) -> Iterator[BodyName]:
        """All mentions of the bodies so told; one that never stands alone takes its noun along."""
        mentions = [
            (start, end)
            for first, end in runs
            if (start := first_of_name(doc, first, end)) < end
            and start not in found
            and _text(doc, start, end).lower() in named
        ]
        alone = {_text(doc, start, end).lower() for start, end in mentions if not self._kind_after(doc, start, end)}
        for start, end in mentions:
            words = _text(doc, start, end).lower()
            pair = doc[end : end + 2]
            behind = 0 if words in alone else len(pair) if pair.text.lower() in self._words.generic else 1
            yield BodyName(start, end + behind, named[words])

    def _described(self, doc: Doc, taken: set[int]) -> Iterator[BodyName]:
        """ "drone coalition", "coalition of the willing", "Barents rescue centre", "multinational reassurance force"."""
        owners = {s.end: s.start for s in doc.spans.get(NAMES, ()) if s.label_ == "ORGANISATION"}
        for token in doc:
            kind = self._words.generic.get(token.lower_)
            if kind is None or token.i in taken:
                continue
            end = self._tail(doc, token.i)
            start = token.i
            while start and start - 1 not in taken and self._qualifies(doc[start - 1], token):
                start -= 1
            if start < token.i and (owner := owners.get(start)) is not None:
                start = owner
            if end > token.i + 1 or self._names_itself(doc, start, token):
                start = start if end == token.i + 1 else token.i
                yield BodyName(start, end, kind if token.lower_ not in self._words.described else "coalition")

    def _tail(self, doc: Doc, i: int) -> int:
        for tail in self._words.tails if doc[i].lower_ in self._words.described else ():
            if tuple(t.lower_ for t in doc[i + 1 : i + 1 + len(tail)]) == tail:
                return i + 1 + len(tail)
        return i + 1

    def _names_itself(self, doc: Doc, start: int, head: Token) -> bool:
        """Whether the words before a noun make a name of it: a kind, for a body of nations, or a proper name."""
        words = doc[start : head.i]
        if head.lower_ in self._words.described and any(
            t.lower_ in self._words.kinds or self._specifies(t, head) for t in words
        ):
            return True
        return head.i - start > 1 and is_capital(words[0])

    def _specifies(self, token: Token, head: Token) -> bool:
        """Whether any common noun may say what a body is for: "grain coalition", "cable mission"."""
        return (
            head.lower_ in self._words.open
            and token.tag_ == "NN"
            and token.text.islower()
            and token.is_alpha
            and token.lower_ not in self._words.not_kinds
        )

    def _qualifies(self, token: Token, head: Token) -> bool:
        if token.lower_ in self._words.kinds or self._specifies(token, head):
            return True
        if token.tag_ in {"NNP", "NNPS"} and not token.is_sent_start:
            return is_capital(token) and token.lower_ not in self._words.not_first and not _is_demonym(token)
        if token.tag_ == "NN" and token.i and token.nbor(-1).tag_ in {"NNP", "NNPS"}:
            return is_capital(token.nbor(-1)) and not _is_demonym(token.nbor(-1))
        return token.tag_ in {"HYPH", "CC"} and bool(token.i) and token.nbor(-1).lower_ in self._words.kinds

    @staticmethod
    def _mark(doc: Doc, name: BodyName) -> Span:
        words = _text(doc, name.start, name.end)
        thing = Thing("organisation" if name.kind == "organisation" else "coalition", words, words)
        return mark(doc, name.start, name.end, thing.kind.upper(), thing=thing, sort="name")


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _unusual(token: Token) -> bool:
    """Whether one word alone can be told to be a name: "SAMIM", "PetroCaribe"."""
    word = token.text
    return token.is_alpha and len(word) > 2 and not word[1:].islower() and word not in vocabulary().symbols


def _is_demonym(token: Token) -> bool:
    return any(s.start <= token.i < s.end and s.label_ in {"NATION", "GROUP"} for s in token.doc.spans.get(NAMES, ()))


def _capitalised_blocks(doc: Doc) -> set[int]:
    """Tokens of headings In Capitals Like This, where capitals tell no names."""
    found: set[int] = set()
    for block in doc._.blocks:
        if block.kind not in {"heading", "item"}:
            continue
        span = doc.char_span(block.start, block.end, alignment_mode="contract")
        words = [t for t in span if t.is_alpha and t.lower_ not in _SMALL] if span is not None else []
        if span is not None and len(words) > 2 and sum(t.text[0].isupper() for t in words) >= 0.9 * len(words):
            found.update(range(span.start, span.end))
    return found


def _swallowed(span: Span, bodies: list[Span]) -> bool:
    """A name inside a body's name is part of it, unless it stands in front as whose it is: "NATO's Mission"."""
    return any(b.start <= span.start and span.end <= b.end and span.label_ != "NATION" for b in bodies)

"""Which names of bodies mean the same in an article: short and long ones, descriptions, and those of its headline."""

from spacy.tokens import Doc, Span

from coalition.language.clauses import child
from coalition.language.extensions import BODIES
from coalition.statements.statement import Thing


def identities(doc: Doc, spans: list[Span]) -> dict[Thing, Thing]:
    """For each body that goes by another name, the one it is told by.

    Args:
        doc: the article.
        spans: the mentions of bodies in its text.
    """
    titled = _titled(doc)
    same = _parts([*spans, *titled], {s._.thing for s in spans})
    same.update(_answered(spans))
    same.update(_recalled([*titled, *spans]))
    return same


def is_own(span: Span) -> bool:
    """Whether a name is of a body of the article's own: found by its form and not listed in the ontology."""
    return bool(span.kb_id_ == " ".join(span.text.split())) and span._.sort == "name" and not span.text.isupper()


def _parts(spans: list[Span], text: set[Thing]) -> dict[Thing, Thing]:
    """Bodies that are the same: "EUFOR" and "EUFOR Althea", "a naval mission" and the one mission that is named.

    "Amber Shield for Peru" in a headline is "Amber Shield" where the text calls it that.
    """
    things = list(dict.fromkeys(s._.thing for s in spans if s.label_ == "COALITION" or is_own(s)))
    named = [t for t in things if t.name[0].isupper()]
    coalitions = [t for t in named if t.kind == "coalition"]
    same: dict[Thing, Thing] = {}
    for thing in things:
        words = set(thing.name.lower().split())
        longer = next((t for t in named if t != thing and words < set(t.name.lower().split())), None)
        if (
            longer is not None
            and longer not in text
            and longer.name.startswith((f"{thing.name} for ", f"{thing.name} in "))
        ):
            same[longer] = thing
        elif longer is not None:
            same[thing] = longer
        elif thing.name[0].islower() and len(coalitions) == 1 and thing.kind == "coalition":
            same[thing] = coalitions[0]
    return same


def _answered(spans: list[Span]) -> dict[Thing, Thing]:
    """A described body that answers what a named one is: "What is Operation Dawn? A naval mission that", "is a mission"."""
    found: dict[Thing, Thing] = {}
    named = [s for s in spans if s._.thing.name[0].isupper() and s.label_ in {"COALITION", "ORGANISATION"}]
    for span in spans:
        if span._.thing.name[0].isupper() or span.label_ != "COALITION":
            continue
        root = span.root
        subject = child(root.head, "nsubj") if root.dep_ == "attr" else None
        if subject is not None:
            same = next((s for s in named if s.start <= subject.i < s.end), None)
        else:
            same = next((s for s in named if s.sent == _asked_before(span)), None)
        if same is not None:
            found[span._.thing] = same._.thing
    return found


def _recalled(spans: list[Span]) -> dict[Thing, Thing]:
    """A well-known organisation's byname that takes up a body of the article's own: "the Fund" after "Cyber Relief Fund"."""
    found: dict[Thing, Thing] = {}
    for span in spans:
        if is_own(span) or not span.text.lower().startswith("the ") or len(span) != 2:
            continue
        own = [
            s
            for s in spans
            if is_own(s) and (s.doc is not span.doc or s.end <= span.start) and s.text.endswith(span[1].text)
        ]
        if own:
            found[span._.thing] = own[-1]._.thing
    return found


def _asked_before(span: Span) -> Span | None:
    """The question that a phrase at the start of a sentence answers."""
    sentence = span.sent
    opening = [t for t in sentence.doc[sentence.start : span.start] if not t.is_space]
    if sentence.start == 0 or [t.lower_ for t in opening] not in (["a"], ["an"], []):
        return None
    before = sentence.start - 1
    while before and sentence.doc[before].is_space:
        before -= 1
    asked = sentence.doc[before].sent
    return asked if asked.text.rstrip().endswith("?") else None


def _titled(doc: Doc) -> list[Span]:
    """The bodies of the headline, where a name may stand in full that the text cuts short."""
    headline = doc._.headline
    return [s for s in headline.spans.get(BODIES, ()) if s._.thing.name[0].isupper()] if headline is not None else []

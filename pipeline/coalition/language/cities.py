"""Component `coalition_cities`: cities named as places, and capitals that stand for their governments."""

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from coalition.language.bodynames import body_words
from coalition.language.content import content
from coalition.language.extensions import BODIES, CITIES, DATES, NAMES, OFFICES, PERSONS, mark, register
from coalition.language.gazetteer import City, cities, english, folded, starts
from coalition.language.morphology import verb_forms
from coalition.language.placing import Placing, city_rules, is_dateline
from coalition.language.unlisted import Unlisted
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_LARGE = 300_000
_SLOPPY = 2


@Language.factory("coalition_cities", assigns=["doc.spans"], requires=["token.dep", "token.tag"])
def create(nlp: Language, name: str) -> "Cities":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names` and `coalition_persons` where these are used."""
    return Cities()


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an article says of where it plays.

    Attributes:
        nations: ISO codes of the nations it names.
        public: it speaks of states, so that a capital may stand for one.
        namesakes: names of cities that are, in this article, towns of another country: "Paris, Texas".
        places: tokens of the cities found so far.
    """

    nations: set[str]
    public: bool
    namesakes: set[str]
    places: set[int] = field(default_factory=set)


class Cities:
    """Fills `doc.spans["cities"]` with CITY spans, and adds capitals that act as governments to `doc.spans["names"]`.

    "Nairobi will send officers" names Kenya; "talks in Nairobi" names the city. A CITY span's `sort` is the ISO code of
    its nation, empty for a town that no gazetteer lists.
    """

    def __init__(self) -> None:
        register()
        self._placing = Placing()
        self._unlisted = Unlisted()
        self._meeting = frozenset(city_rules()["meeting"])
        self._never = frozenset(city_rules()["unlisted"]["never"])
        self._states = frozenset(city_rules()["namesakes"]["states"])
        self._acting = frozenset(form for verb in city_rules()["acting"] for form in verb_forms(verb))
        self._seats: dict[str, str] = city_rules()["seats"]
        self._capitals = {folded(name.text): name.thing for name in vocabulary().names if name.sort == "capital"}

    def __call__(self, doc: Doc) -> Doc:
        """Find the cities of a text, and the governments that its capitals stand for."""
        names = list(doc.spans.get(NAMES, ()))
        taken = {t.i for g in (PERSONS, BODIES, DATES, OFFICES) for s in doc.spans.get(g, ()) for t in s}
        named = {t.i: s for s in names for t in s}
        found: list[Span] = []
        governments: list[Span] = []
        swallowed: set[int] = set()
        matches = list(self._matches(doc, taken, named, names))
        scene = self._scene(doc, matches, names)
        for match in matches:
            covered = {named[i].start for i in range(match.start, match.end) if i in named}
            thing = self._capitals.get(match.name)
            city = self._city(doc, match, scene)
            if city is not None:
                found.append(self._mark(doc, match, city, match.name in scene.namesakes))
                scene.places.update(range(match.start, match.end))
                swallowed |= covered if not self._is_city_state(city) else set()
            elif thing is not None and not covered and self._may_govern(doc, match, scene):
                governments.append(self._government(doc, match, thing, names))
        known = {t.i for s in (*found, *governments, *names) for t in s}
        found.extend(self._unlisted.towns(doc, known | taken, scene.places))
        doc.spans[CITIES] = sorted(found, key=lambda s: s.start)
        kept = [s for s in names if s.start not in swallowed]
        doc.spans[NAMES] = sorted([*kept, *governments], key=lambda s: s.start)
        return doc

    def _government(self, doc: Doc, match: _Match, nation: Thing, names: list[Span]) -> Span:
        """Whom a capital stands for: its nation, or the union seated there if the article does not name the nation."""
        union = vocabulary().things.get(self._seats.get(match.name, ""))
        if union is None or any(s.kb_id_ == nation.id for s in names):
            return mark(doc, match.start, match.end, "NATION", thing=nation, sort="capital")
        return mark(doc, match.start, match.end, "ORGANISATION", thing=union, sort="capital")

    def _scene(self, doc: Doc, matches: list[_Match], names: list[Span]) -> "_Scene":
        nations = {s.kb_id_ for s in names if s.label_ == "NATION"}
        capitals = [m for m in matches if m.name in self._capitals]
        public = bool(nations) or any(s.label_ == "ORGANISATION" for s in names)
        public = public or any(self._acts(doc, m) or self._placing.is_governmental(doc, m.start) for m in capitals)
        return _Scene(nations, public, {m.name for m in matches if self._state_after(doc, m.end)})

    @staticmethod
    def _mark(doc: Doc, match: _Match, city: City, namesake: bool) -> Span:
        written = content(doc)[doc[match.start].idx : doc[match.end - 1].idx + len(doc[match.end - 1])]
        name = (written.title() if written.isupper() else written) if namesake else english(city, written)
        return mark(
            doc, match.start, match.end, "CITY", thing=Thing("city", name, name), sort="" if namesake else city.nation
        )

    def _matches(self, doc: Doc, taken: set[int], named: dict[int, Span], names: list[Span]) -> list[_Match]:
        """All names of cities, the longest first; a nation's name inside one ("Port of Spain") gives way."""
        sloppy = sum(s.text.islower() and s._.sort == "name" for s in names) >= _SLOPPY
        found = []
        i = 0
        while i < len(doc):
            match = self._longest(doc, i, sloppy) if i not in taken and not _is_second_half(doc, i) else None
            if match is None or any(j in taken for j in range(i, match.end)) or not self._outgrows(match, named, doc):
                i += 1
                continue
            found.append(match)
            i = match.end
        return found

    def _outgrows(self, match: _Match, named: dict[int, Span], doc: Doc) -> bool:
        """Whether a city's name is longer than the nations' names in it; a name of both is mostly the nation's."""
        inside = {named[i].start: named[i] for i in range(match.start, match.end) if i in named}
        if not inside:
            return True
        if any(s.start < match.start or s.end > match.end for s in inside.values()):
            return False
        longer = all(s.end - s.start < match.end - match.start or s._.sort == "seat" for s in inside.values())
        return longer or self._state_after(doc, match.end) or self._is_meeting_place(doc, match)

    def _is_meeting_place(self, doc: Doc, match: _Match) -> bool:
        """Whether a name that nation and city share is where somebody met or sits: "met in Luxembourg"."""
        if not cities()[match.name][0].capital or match.start == 0 or doc[match.start - 1].lower_ not in {"in", "at"}:
            return False
        before = {t.lower_ for t in doc[max(0, match.start - 5) : match.start]}
        return bool(before & self._meeting)

    @staticmethod
    def _is_city_state(city: City) -> bool:
        """Whether a city is a nation too, so that naming one names both: Singapore."""
        return city.nation in {"SGP", "MCO", "VAT", "DJI"}

    @staticmethod
    def _longest(doc: Doc, i: int, sloppy: bool) -> _Match | None:
        token = doc[i]
        first = folded(token.text)
        if first not in starts() or not (token.text[0].isupper() or token.text[0] in "'’" or sloppy):
            return None
        words = content(doc)
        for end in range(min(len(doc), i + starts()[first]), i, -1):
            name = folded(words[token.idx : doc[end - 1].idx + len(doc[end - 1])])
            if name in cities():
                lower = token.text[0].islower()
                if lower and (
                    cities()[name][0].needs_context or len(name) < 3 or token.tag_ not in {"NN", "NNP", "NNS", "JJ"}
                ):
                    return None
                return _Match(i, end, name)
        return None

    def _city(self, doc: Doc, match: _Match, scene: "_Scene") -> City | None:
        """The city meant, if a place is meant; the nation named after it or in the article decides between two."""
        start, end, nations = match.start, match.end, scene.nations
        group = cities()[match.name]
        nation = self._nation_after(doc, end)
        if nation is not None:
            return next((city for city in group if city.nation == nation), None)
        if match.name in scene.namesakes:
            return group[0]
        best = next((c for c in group if c.capital), None) or next((c for c in group if c.nation in nations), group[0])
        if (
            match.name in self._never
            or self._placing.is_elsewhere(doc, end)
            or self._placing.is_water(doc, start)
            or match.name in self._states
            or self._is_thing(doc, start, end)
        ):
            return None
        if is_dateline(doc, start, end):
            return (
                best if not best.needs_context or (doc[start].text.isupper() and not self._speaks(doc, match)) else None
            )
        if doc[start].text.isupper() and len(doc[start]) < 5 and doc[start].is_alpha and not best.capital:
            return None
        if _inside_longer_name(doc, start, end) and not self._placing.is_facility(doc, end):
            return None
        if self._placing.is_located(doc, start):
            return None if match.name in self._capitals and self._placing.is_view(doc, start, end) else best
        if best.needs_context:
            return best if self._placing.is_way_to(doc, start) or self._placing.is_struck(doc, start, end) else None
        if match.name in self._capitals and scene.public:
            return best if self._is_place(doc, match) else None
        if (
            self._placing.leads_to(doc, start)
            or self._placing.is_facility(doc, end)
            or self._placing.is_struck(doc, start, end)
        ):
            return best
        listed = doc[start].dep_ == "conj" and doc[start].head.i in scene.places
        return best if listed or best.population >= _LARGE or best.nation in nations else None

    def _is_thing(self, doc: Doc, start: int, end: int) -> bool:
        """Whether an article or a number before a name makes it a ship's or a plane's: "the Lexington"."""
        before = doc[start - 1] if start else None
        if before is None or not (before.lower_ in {"the", "a", "an"} or before.tag_ == "CD"):
            return False
        return not self._placing.is_facility(doc, end) and not is_dateline(doc, start, end)

    @staticmethod
    def _speaks(doc: Doc, match: _Match) -> bool:
        """Whether a name before a colon is that of a speaker, who speaks again in a later line."""
        return content(doc).count(f"\n{doc[match.start : match.end].text}:") > 1

    def _is_place(self, doc: Doc, match: _Match) -> bool:
        """Whether a capital that no preposition places is a place all the same."""
        start, end = match.start, match.end
        return (
            (self._placing.leads_to(doc, start) and not self._placing.is_governmental(doc, start))
            or self._placing.is_facility(doc, end)
            or self._placing.is_struck(doc, start, end)
        )

    def _acts(self, doc: Doc, match: _Match) -> bool:
        """Whether a capital does what governments do, in an article that names no nation: "Ottawa will send tents"."""
        root = doc[match.end - 1]
        return root.dep_ == "nsubj" and root.head.lower_ in self._acting

    def _may_govern(self, doc: Doc, match: _Match, scene: "_Scene") -> bool:
        """Whether a capital that is not a place may be its government, and no part of a longer name."""
        start, end = match.start, match.end
        if not scene.public or match.name in scene.namesakes:
            return False
        if self._placing.is_elsewhere(doc, end) or (
            cities().get(match.name, ()) and cities()[match.name][0].needs_context and doc[start].is_sent_start
        ):
            return False
        return not _inside_longer_name(doc, start, end)

    def _state_after(self, doc: Doc, end: int) -> bool:
        """Whether a state or province follows after a comma: "Paris, Texas"."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        word = doc[end + 1].lower_
        return word in self._states or doc[end + 1 : end + 3].text.lower() in self._states

    @staticmethod
    def _nation_after(doc: Doc, end: int) -> str | None:
        """ISO code of a nation that follows after a comma: "Tripoli, Lebanon"."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return None
        for span in doc.spans.get(NAMES, ()):
            if span.start == end + 1 and span.label_ == "NATION" and span._.sort == "name":
                after = doc[span.end].text if span.end < len(doc) else ","
                return (
                    str(span.kb_id_)
                    if after in {",", ".", ";", ")", "–", "—", "-", "("} or doc[span.end].is_space
                    else None
                )
        return None


def _is_second_half(doc: Doc, i: int) -> bool:
    """Whether a word is the second part of a hyphenated name: "Shima" in "Ise-Shima"."""
    if i < 2 or doc[i - 1].text != "-" or doc[i - 1].whitespace_ or doc[i - 2].whitespace_:
        return False
    return bool(doc[i - 2].text[0].isupper())


def _inside_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether capitalised words around a name make it part of a longer one: "Paris Hilton", "New Delhi Times"."""
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    after = doc[end] if end < len(doc) else None
    for token in (before, after):
        if token is None or token.tag_ not in {"NNP", "NNPS"} or not token.text[:1].isupper():
            continue
        if token is after and token.is_sent_start:
            continue
        if token is before and (
            token.is_sent_start or token.text.endswith(".") or token.lower_ in body_words().calendar
        ):
            continue
        return True
    return False

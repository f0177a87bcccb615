"""Whose an office is, where its title does not say: by the article, its publisher, or common knowledge."""

import tomllib
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from coalition.language.extensions import OFFICES
from coalition.language.holdings import Holding
from coalition.language.masthead import home
from coalition.language.rules import text
from coalition.language.surroundings import BODY_KINDS, NATION_KINDS, Surroundings
from coalition.language.titles import rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_JOINING = frozenset((",", "and", "&", "the", "as", "well", "deputy", "acting", "his", "her", ";"))
_BETWEEN = 4
_GENERIC = frozenset(("minister", "secretary", "ministers", "secretaries"))
_PRONOUNS = frozenset(("its", "his", "her", "their", "it", "our", "my"))
_ANY = NATION_KINDS | BODY_KINDS


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(tomllib.loads(text("leaders.toml"))["common"])


@lru_cache(maxsize=1)
def _leaders() -> dict[tuple[str, str], str]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(text("leaders.toml"))
    del data["common"]
    return {
        (office, name.lower()): identifier
        for office, holders in data.items()
        for identifier, names in holders.items()
        for name in names
    }


def completed(doc: Doc, holdings: tuple[Holding, ...], authors: list[Thing]) -> tuple[Holding, ...]:
    """The holdings with `of` filled in, and bare "Minister" and "Secretary" made the office that is meant.

    Args:
        doc: the article, its names found.
        holdings: what `coalition_persons` found.
        authors: in whose name the article is written, from `coalition.language.voice`.
    """
    return tuple(_Completion(doc, holdings, authors).all())


class _Completion:
    def __init__(self, doc: Doc, holdings: tuple[Holding, ...], authors: list[Thing]) -> None:
        self._doc = doc
        self._around = Surroundings(doc, authors)
        self._authors = authors
        headline = doc._.headline
        self._told = [*holdings, *(headline._.holdings if headline is not None else ())]
        self._holdings = [self._specific(h) for h in holdings]
        self._of: dict[tuple[str, str], Thing] = {}
        self._holders: dict[tuple[str, Thing], set[str]] = defaultdict(set)
        for holding in [*self._holdings, *self._told]:
            if holding.of is not None:
                self._learn(holding, holding.of)

    def all(self) -> list[Holding]:
        found = []
        for holding in self._holdings:
            of = holding.of or self._known(holding)
            rule = holding.rule
            if of is None:
                of, rule = self._inferred(holding), f"{holding.rule}-inferred"
            if of is not None:
                self._learn(holding, of)
            office = rules()["posts"].get(f"{holding.office} {of.id}" if of else "", holding.office)
            found.append(replace(holding, of=of, rule=rule, office=office))
        kept = [h for n, h in enumerate(found) if not (_is_deed(h) and self._told_otherwise(h, found, n))]
        kept = [h for h in kept if not _is_general(h, kept)]
        return [h for h in kept if not _is_nobodys(h) and not _is_courtesy(h, kept)]

    @staticmethod
    def _told_otherwise(deed: Holding, found: list[Holding], place: int) -> bool:
        """Whether a title, or an earlier deed, says what somebody is of the body that is said to be led too."""
        return any(
            h.person.kb_id_ == deed.person.kb_id_ and h.of == deed.of and (n < place or not _is_deed(h))
            for n, h in enumerate(found)
            if n != place
        )

    def _learn(self, holding: Holding, of: Thing) -> None:
        person = holding.person.kb_id_
        self._of.setdefault((person, holding.office), of)
        if holding.status == "current":
            self._holders[holding.office, of].add(person)

    def _specific(self, holding: Holding) -> Holding:
        """A bare "Minister X" holds the office that X, or the ministers of the article, have elsewhere."""
        if holding.title.text.lower() not in _GENERIC or holding.office not in {"minister", "official"}:
            return holding
        if _says_field(holding):
            return holding
        own = next(
            (
                h.office
                for h in self._told
                if h.person.kb_id_ == holding.person.kb_id_ and (h.title.text.lower() not in _GENERIC or _says_field(h))
            ),
            None,
        )
        office = own or self._topic()
        return replace(holding, office=office) if office is not None else holding

    def _topic(self) -> str | None:
        """The office in "defence ministers met": what bare ministers of that article are."""
        for source in (self._doc._.headline, self._doc):
            for span in source.spans.get(OFFICES, ()) if source is not None else ():
                words = span.text.lower()
                if words.endswith((" ministers", " secretaries", " chiefs")) and span.kb_id_ != "minister":
                    return str(span.kb_id_)
                if words.startswith(("ministers of ", "ministers for ")) and span.kb_id_ != "minister":
                    return str(span.kb_id_)
        publisher = (self._doc._.publisher or "").lower()
        return next((office for word, office in rules()["publishers"].items() if word in publisher), None)

    def _known(self, holding: Holding) -> Thing | None:
        person = holding.person.kb_id_
        found = self._of.get((person, holding.office))
        if found is None and holding.like is not None:
            found = self._of.get((holding.like, holding.office))
        if found is None and holding.clue is None:
            found = next((of for (who, _), of in self._of.items() if who == person and self._fits(holding, of)), None)
        return found or _famous(holding, self._around)

    @staticmethod
    def _fits(holding: Holding, of: Thing) -> bool:
        owners = rules()["owners"]
        if holding.office in owners["nations"]:
            return of.kind == "nation"
        return holding.office not in owners["bodies"] or of.kind in BODY_KINDS

    def _inferred(self, holding: Holding) -> Thing | None:
        owners, nouns = rules()["owners"], rules()["nouns"]
        clue, at = holding.clue, holding.title.start
        kinds = NATION_KINDS if holding.office in owners["nations"] or _is_national(holding) else _ANY
        if holding.title.text.lower() in rules()["cities"]["titles"]:
            return self._around.city()
        if (speaking := self._speaking(clue)) is not None:
            return speaking
        if clue is not None and clue in _PRONOUNS:
            found = self._meant(holding, NATION_KINDS if _is_of_service(holding) else kinds)
            if found is not None:
                return found
        elif clue is not None and clue.split()[-1].lower() in nouns["private"]:
            return None
        elif clue is not None and clue.split()[-1].lower() in nouns["service"]:
            return self._around.named_body(clue, at) or self._likeliest(holding, NATION_KINDS)
        elif clue is not None and clue.split()[-1].lower() in nouns["body"]:
            return self._around.body(clue, at)
        elif self._is_of_nation(holding):
            kinds = NATION_KINDS
        elif holding.office == "commander":
            body = self._around.body("force", at)
            if body is not None and body.id != "force":
                return body
        elif holding.office in owners["bodies"] or holding.title.text.lower() in owners["bodied"]:
            return self._likeliest(holding, BODY_KINDS) or self._likeliest(holding, kinds)
        return self._likeliest(holding, kinds)

    def _speaking(self, clue: str | None) -> Thing | None:
        """Whose "our minister" is, or "the embassy's" in its own text: of those who write, else of the paper's nation."""
        own = clue is not None and clue.split()[-1].lower() in rules()["nouns"]["author"]
        if not own and clue not in {"our", "my"}:
            return None
        return self._authors[0] if self._authors else home(self._doc)

    def _is_of_nation(self, holding: Holding) -> bool:
        """Whether a word or the title itself says that the office is a nation's: "the army's", "chief of defence"."""
        clue = holding.clue
        if clue is not None and clue.split()[-1].lower() in rules()["nouns"]["nation"]:
            return True
        return holding.office == "commander" and self._is_national(holding)

    @staticmethod
    def _is_national(holding: Holding) -> bool:
        """Whether a commander's title is of a nation's forces: "chief of defence", "army chief"."""
        return any(t.lower_ in rules()["commanding"]["national"] for t in holding.title)

    def _meant(self, holding: Holding, kinds: frozenset[str]) -> Thing | None:
        """What "its" or "it" means: for one who commands or heads, a coalition or body rather than a nation."""
        choices = [kinds]
        if (_is_deed(holding) or holding.office in rules()["owners"]["bodies"]) and not _is_of_service(holding):
            choices = [frozenset(("coalition",)), BODY_KINDS, kinds]
        for choice in choices:
            found = self._around.subject_before(holding.title.start, choice, holding.person)
            if found is not None:
                return found
            if choice == BODY_KINDS and (last := self._around.body("organisation", holding.title.start)):
                return last
        return None

    def _beside(self, holding: Holding) -> Thing | None:
        """Whose the title right before is: "the premier of Chad X, the foreign minister Y and the defence minister Z"."""
        before = None
        for other in self._holdings:
            if other.title.start >= holding.title.start or other.title.doc is not holding.title.doc:
                break
            before = other
        if before is None:
            return None
        end = max(before.person.end, before.title.end)
        between = holding.title.doc[end : holding.title.start]
        if not 0 < len(between) <= _BETWEEN or any(t.lower_ not in _JOINING for t in between):
            return None
        return before.of or self._of.get((before.person.kb_id_, before.office))

    def _likeliest(self, holding: Holding, kinds: frozenset[str]) -> Thing | None:
        things = vocabulary().things
        only = [things[i] for i in rules()["only"].get(holding.office, ()) if i in things]
        usual = holding.usual or things.get(rules()["defaults"].get(holding.office, ""))
        held = {
            of
            for (office, of), who in self._holders.items()
            if office == holding.office and holding.person.kb_id_ not in who and office not in rules()["shared-offices"]
        }
        if holding.status == "former":
            held = set()  # whoever holds it now was not before
        held |= {things[i] for i in rules()["lacking"].get(holding.office, ()) if i in things}
        beside = self._beside(holding)
        found = self._around.likeliest(holding.title.start, holding.person, kinds, usual, held, beside)
        if not only or found in only or (found and f"{holding.office} {found.id}" in rules()["posts"]):
            return found
        return only[0] if self._around.names(only[0]) else None


def _says_field(holding: Holding) -> bool:
    """Whether a plain "Minister" is one of a field that is no office of its own: "Minister for Climate Change"."""
    after = holding.title.doc[holding.title.end : holding.title.end + 1]
    return after.text.lower() in {"for", "of"}


def _is_national(holding: Holding) -> bool:
    """Whether a title is of a kind that only nations have: "National Security Advisor", "Under Secretary"."""
    before = holding.title.doc[max(0, holding.title.start - 2) : holding.title.end].text.lower()
    return holding.office == "official" and any(words in before for words in rules()["owners"]["national"])


def _is_of_service(holding: Holding) -> bool:
    """Whether a commander is one of a service that only nations have: "naval chief", "army commander"."""
    words = holding.title.doc[max(0, holding.title.start - 1) : holding.title.end]
    return holding.office == "commander" and any(t.lower_ in rules()["commanding"]["services"] for t in words)


def _is_nobodys(holding: Holding) -> bool:
    """Whether a title is a word for any of several and whose it is is only guessed: "the two leaders, X and Y"."""
    several = holding.title.text.lower() in rules()["owners"]["several"]
    return several and holding.rule.endswith("-inferred") and not holding.clue


def _is_courtesy(holding: Holding, held: list[Holding]) -> bool:
    """Whether "Ambassador" is how one is addressed who now has another post: "Ambassador X, Special Envoy for Y"."""
    if holding.title.text != "Ambassador" or not holding.rule.startswith("office.before-name"):
        return False
    person = holding.person.kb_id_
    return any(
        h.person.kb_id_ == person and h.status == "current" and h.office in {"envoy", "minister", "foreign-minister"}
        for h in held
    ) or any(h.person.kb_id_ == person and h.office == "official" and _is_of_state(h) for h in held)


def _is_of_state(holding: Holding) -> bool:
    """Whether an official's post is one of a ministry: "Deputy Assistant Secretary of State"."""
    return "secretary" in holding.title.text.lower()


def _is_general(holding: Holding, held: list[Holding]) -> bool:
    """Whether a word for any leader stands beside what he is there: "Grenada's leader, Prime Minister X"."""
    if holding.office != "official" or holding.title.text.lower() not in rules()["owners"]["any-leader"]:
        return False
    return any(
        h.person.kb_id_ == holding.person.kb_id_
        and h.of == holding.of
        and h.office != "official"
        and h.status == "current"
        for h in held
    )


def _is_deed(holding: Holding) -> bool:
    return holding.rule.startswith("office.deed")


def _famous(holding: Holding, around: Surroundings) -> Thing | None:
    """Whose leader the press knows a person as."""
    words = holding.person.kb_id_.lower().split()
    for size in range(min(3, len(words)), 0, -1):
        name = " ".join(words[-size:])
        thing = vocabulary().things.get(_leaders().get((holding.office, name), ""))
        if thing is not None and (name not in _common() or around.names(thing)):
            return thing
    return None

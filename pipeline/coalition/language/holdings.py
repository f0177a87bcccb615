"""Holdings of office as the text states them, before the context has said whose office each is."""

from dataclasses import dataclass

from spacy.tokens import Span

from coalition.statements.statement import Thing


@dataclass(frozen=True, slots=True)
class Holding:
    """A person who bears a title.

    Attributes:
        person: the mention beside the title.
        title: the title, or the word that stands for it ("counterpart", "commands").
        office: id of the office.
        of: the nation or organisation, where title and surroundings tell; None where only the context may.
        status: `current`, `former`, `elect` or `acting`.
        rule: how the two are joined.
        clue: a word that says whose office it is without a name: "its", "mission".
        usual: whose such a title usually is.
        like: id of the person who holds or held the same office, as a predecessor did.
    """

    person: Span
    title: Span
    office: str
    of: Thing | None
    status: str
    rule: str
    clue: str | None = None
    usual: Thing | None = None
    like: str | None = None

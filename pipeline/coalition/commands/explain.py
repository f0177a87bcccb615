"""`coalition explain`: why a statement is there, and why something else is not."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from coalition.articles.article import Article
from coalition.commands.options import ModelOption
from coalition.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from coalition.language.explaining import Explainer, Explanation, Rejected, Way, Word
    from coalition.statements.statement import Passage, Statement

_KEY = 15
"""Characters of the column that says what a line is about."""
_HEAVIEST = 4
"""How many pieces of evidence are told, for a statement and against it."""


def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file; of several articles in it the first, or the one that --id names. - for standard input.",
            show_default=False,
        ),
    ],
    article_id: Annotated[str | None, typer.Option("--id", help="The id of the article to explain.")] = None,
    statement: Annotated[
        str | None,
        typer.Option("--statement", help="Only the statement with this id: its IRI, or how its hash begins."),
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also what might have been given and led to no statement, and why.")
    ] = False,
    model: ModelOption = None,
) -> None:
    """Show why each statement of an article is there.

    For each passage: the words that tell it, the rule and what it means, the words above a pledge's capability
    with the status they amount to, who each word stands for, what may decide the status, the confidence and
    the evidence that weighs most, and the passage's tokens with tag, dependency and head.
    """
    article = _article(place, article_id)
    # Here, not at the top: together they take seconds to import.
    from coalition.language.explaining import Explainer  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.reading import annotated  # noqa: PLC0415 - see the line above

    nlp = load(model)
    doc = nlp(*annotated(nlp, [article]))
    named = {_id(article, one): one for one in doc._.reading.statements}
    chosen = _chosen(named, statement, article)
    explainer = Explainer(doc)
    typer.echo("\n".join(_lines(article, chosen, explainer)))
    if rejected:
        typer.echo("\n".join(_rejections(article, list(explainer.rejected()))))


def _article(place: str, wanted: str | None) -> Article:
    """The article to explain.

    Raises:
        ArticleError: if the first that would do cannot be read.
        UsageError: if there is none with the id that is wanted.
    """
    from coalition.articles.read import read as read_articles  # noqa: PLC0415 - as in explain

    seen = []
    for one in read_articles([place]):
        if isinstance(one, ArticleError):
            if wanted is None:
                raise one
        elif wanted in (None, one.id):
            return one
        else:
            seen.append(one.id)
    known = f"; it has {', '.join(seen[:3])}{', …' if len(seen) > 3 else ''}" if seen else ""
    raise UsageError(f"{place}: there is no article {wanted!r}{known}.")


def _id(article: Article, statement: "Statement") -> str:
    """A statement's id, as it is in the graph."""
    from coalition.graph.mapping import quads  # noqa: PLC0415 - as in explain
    from coalition.graph.namespaces import COAL  # noqa: PLC0415 - as in explain
    from coalition.statements.statement import Reading  # noqa: PLC0415 - as in explain

    made = quads(article, Reading((statement,)))
    return next(str(quad.subject).strip("<>") for quad in made if quad.object == COAL.Statement)


def _chosen(named: dict[str, "Statement"], wanted: str | None, article: Article) -> dict[str, "Statement"]:
    """All statements, or those whose id is, ends or begins as it is wanted."""
    if wanted is None:
        return named
    digits = wanted.rpartition("/")[2]
    found = {iri: one for iri, one in named.items() if digits and iri.rpartition("/")[2].startswith(digits)}
    if not found:
        raise UsageError(
            f"{article.source}: {article.id} has no statement {wanted!r}; leave --statement out to see all it has."
        )
    return found


def _lines(article: Article, chosen: dict[str, "Statement"], explainer: "Explainer") -> Iterator[str]:
    yield f"{article.id}: {len(chosen)} {'statement' if len(chosen) == 1 else 'statements'}"
    for passage, group in groupby(chosen.items(), key=lambda one: one[1].passage):
        for iri, statement in group:
            yield ""
            yield from _told(article, iri, explainer.explain(statement))
        yield ""
        yield from _tokens(explainer.words(passage))


def _told(article: Article, iri: str, found: "Explanation") -> Iterator[str]:
    from coalition.statements.scoring.keys import row  # noqa: PLC0415 - as in explain
    from coalition.statements.scoring.report import content  # noqa: PLC0415 - as in explain

    one = found.statement
    yield content(row(one, article.text))
    yield _line("id", iri)
    yield _line("passage", f"{one.passage.start}-{one.passage.end}  {_marked(article.text, found)}")
    yield _line("rule", f"{one.rule}: {found.rule}" if found.rule else one.rule)
    if found.way is not None:
        yield from _way(found.way)
        yield _line("status", _status(found.way, one))
    for name, text in zip(("above", *[""] * len(found.above)), found.above, strict=False):
        yield _line(name, text)
    for referent in found.referents:
        word = (
            f"“{referent.word}” at {referent.start}-{referent.end}, {referent.how}" if referent.word else referent.how
        )
        yield _line(referent.role, f"{referent.thing}: {word}")
    if found.cues:
        yield _line("cues", ", ".join(f"{word} ({kind})" for word, kind in found.cues))
    yield _line("confidence", _sureness(found))


def _way(way: "Way") -> Iterator[str]:
    steps = [f"{way.capability} ({way.sort})"]
    for step in way.governors:
        about = ", ".join(part for part in (step.kind, step.mood, *step.notes) if part)
        steps.append(f"{step.word} ({about})")
    yield _line("way up", " → ".join(steps))


def _status(way: "Way", statement: "Statement") -> str:
    """The status, and where it comes from if not from the way up."""
    from coalition.language.explaining import reason  # noqa: PLC0415 - as in explain

    if way.blocked is not None:
        return f"{statement.status}, not by the way up, which is blocked: {reason(way.blocked)}"
    if way.status != statement.status:
        return f"{statement.status}, taken from the pledge told before; the way up alone: {way.status or 'none'}"
    return str(statement.status)


def _sureness(found: "Explanation") -> str:
    """The confidence, with the evidence that weighs most for and against the statement."""
    parts = [f"{found.statement.confidence:.3f}"]
    for told, sign in (("for it", 1), ("against it", -1)):
        heavy = [f"{one} {abs(weight):.2f}" for one, weight in found.evidence if sign * weight > 0][:_HEAVIEST]
        if heavy:
            parts.append(f"{told}: {', '.join(heavy)}")
    return "; ".join(parts)


def _marked(text: str, found: "Explanation") -> str:
    """The passage on one line, with the words that tell it in square brackets, each with its role."""
    passage = found.statement.passage
    marks = {(one.start, one.end): one.role for one in found.referents if one.word}
    if found.way is not None:
        for step in found.way.governors:
            marks.setdefault((step.start, step.end), step.kind)
    pieces, at = [], passage.start
    for (start, end), role in sorted(marks.items(), key=lambda one: (one[0][0], -one[0][1])):
        if at <= start and end <= passage.end:
            inside = [
                other for (first, last), other in marks.items() if start <= first and last <= end and other != role
            ]
            pieces += [text[at:start], f"[{text[start:end]}|{', '.join([role, *inside])}]"]
            at = end
    return " ".join("".join([*pieces, text[at : passage.end]]).split())


def _tokens(words: "list[Word]") -> Iterator[str]:
    rows = [("at", "token", "tag", "dependency", "head")]
    rows += [(f"{one.start}-{one.end}", one.text, one.tag, one.dependency, one.head) for one in words]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for line in rows:
        yield "    " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _rejections(article: Article, found: "list[Rejected]") -> Iterator[str]:
    yield ""
    yield f"{article.id}: {len(found)} {'mention' if len(found) == 1 else 'mentions'} that led to no statement"
    for one in found:
        yield ""
        yield f"{one.thing.id}: “{one.way.capability}” at {one.way.start}-{one.way.end}"
        yield _line("passage", _quoted(article.text, one.passage))
        yield from _way(one.way)
        yield _line("led nowhere", one.reason)


def _quoted(text: str, passage: "Passage") -> str:
    return f"{passage.start}-{passage.end}  {' '.join(text[passage.start : passage.end].split())}"


def _line(name: str, text: str) -> str:
    return f"  {name:{_KEY}}{text}"

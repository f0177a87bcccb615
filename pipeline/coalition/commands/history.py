"""`coalition history`: the versions of an article, and what came, went and changed with each."""

from typing import Annotated, Any

import typer
from pyoxigraph import Literal

from coalition.commands.options import Format, FormatOption, StoreOption
from coalition.commands.showing import show_rows
from coalition.graph import ids
from coalition.graph.namespaces import XSD
from coalition.questions.answer import Answer
from coalition.store.opening import open_store

_OF_STATEMENT = ("relation", "subject", "object", "status", "value", "unit", "date", "recipient")
_COLUMNS = ("since", "until", "version", "change", "other", "statements", *_OF_STATEMENT, "was", "quote")
_TIMES = frozenset({"since", "until"})

ArticleArgument = Annotated[
    str,
    typer.Argument(metavar="ARTICLE", help="Its id, its address, or its IRI.", show_default=False),
]


def history(article: ArticleArgument, written: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """Show the versions of an article in order, and the statements that came, went and changed with each.

    Times are those of the store. A statement is compared by what it says: relation, subject, object, status,
    figure, date, recipient. Other addresses of the same text, and articles with nearly the same, stand at the
    end of the table.
    """
    # Here, not at the top: no other command needs them.
    from coalition.statements.history import as_rows, steps  # noqa: PLC0415 - see the line above
    from coalition.store import history as of_store  # noqa: PLC0415 - see the line above

    with open_store(store, read_only=True) as opened:
        work = of_store.found(opened, article)
        rows = list(as_rows(steps(opened, work), (*_OF_STATEMENT, "quote")))
        for entry in of_store.entries(opened, work):
            rows += [_kin("same text", one.article, one.taken) for one in of_store.duplicates(opened, entry)]
            rows += [_kin(f"{one.similarity:.0%} the same", one.article) for one in of_store.near(opened, entry)]
    used = tuple(key for key in _COLUMNS if any(row.get(key) is not None for row in rows))
    show_rows(Answer(used, [tuple(_term(key, row.get(key)) for key in used) for row in rows]), written, lambda _: {})


def _kin(how: str, article: str, since: str | None = None) -> dict[str, Any]:
    return {"since": since, "change": how, "other": article}


def _term(key: str, value: Any) -> Literal | None:
    if value is None:
        return None
    if isinstance(value, int | float):
        return Literal(ids.number(value), datatype=XSD.integer if isinstance(value, int) else XSD.decimal)
    return Literal(value, datatype=XSD.dateTime) if key in _TIMES else Literal(value)

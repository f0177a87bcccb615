"""What can go wrong with a download."""

from coalition.errors import ArticleError


class FetchError(ArticleError):
    """An address gives nothing.

    Attributes:
        passing: whether it may give something later.
        after: how many seconds to wait before it is asked again, if the server says so.
        status: the status that the server answered with, if it did.
    """

    def __init__(
        self, sentence: str, *, passing: bool = False, after: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(sentence)
        self.passing = passing
        self.after = after
        self.status = status

"""What can go wrong in a way that a user can mend, each with the exit code of the command line."""


class CoalitionError(Exception):
    """One clear sentence for the user: what is wrong, where, and what to do."""

    exit_code = 1


class UsageError(CoalitionError):
    """What was asked for does not exist or does not fit: a question's name, a parameter, a folder."""

    exit_code = 2


class ArticleError(CoalitionError):
    """One article cannot be read; the others of the same run can."""

    exit_code = 3


class StoreError(CoalitionError):
    """The store cannot be opened, or is not one of ours."""

    exit_code = 4


class StoreBusyError(StoreError):
    """Another process is writing to the store; it will have ended some time."""


class QueryError(CoalitionError):
    """A query has a syntax error, or asks what cannot be answered."""

    exit_code = 5

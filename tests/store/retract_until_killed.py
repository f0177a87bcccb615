"""A program for test_life.py: retracts an article, and is killed when what is shown is gone and the archive is not.

python retract_until_killed.py STORE ARTICLE
"""

import os
import signal
import sys

from coalition.store import history
from coalition.store.opening import open_store
from coalition.store.retraction import planned, retract

if __name__ == "__main__":
    with open_store(sys.argv[1]) as store:
        plan = planned(store, history.found(store, sys.argv[2]))
        store.current.settle()
        # The archive's next change is the moment.
        assert store.archive is not None
        store.archive.replace = lambda _: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment, method-assign]
        retract(store, plan)

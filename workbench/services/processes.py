"""Which process is at an import, and whether it still may be."""

import os
import socket
from datetime import timedelta

from workbench.domain.dates import time_between
from workbench.domain.values import ImportBatch

ELSEWHERE = timedelta(days=1)


def this_process() -> str:
    """This process as a case file names it: `host:pid`."""
    return f"{socket.gethostname()}:{os.getpid()}"


def may_be_at_it(batch: ImportBatch, latest: str) -> bool:
    """True while the importing process lives. Another machine's is believed to, for a day."""
    host, _, pid = batch.process.rpartition(":")
    if host != socket.gethostname():
        age = time_between(batch.created, latest)
        return age is not None and age < ELSEWHERE
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True

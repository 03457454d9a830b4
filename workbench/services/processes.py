"""Which process is at an import, and whether it still may be."""

import os
import socket
from datetime import datetime, timedelta

from workbench.domain.values import ImportBatch

ELSEWHERE = timedelta(days=1)


def this_process() -> str:
    """This process as a case file names it: `host:pid`."""
    return f"{socket.gethostname()}:{os.getpid()}"


def may_be_at_it(batch: ImportBatch, latest: str) -> bool:
    """True while the importing process lives. Another machine's is believed to, for a day."""
    host, _, pid = batch.process.rpartition(":")
    if host != socket.gethostname():
        begun = datetime.fromisoformat(batch.created)
        return datetime.fromisoformat(latest) - begun < ELSEWHERE
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

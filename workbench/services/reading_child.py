"""The program in a child process that reads files: requests on stdin, outcomes on stdout.

Each message is a length (8 bytes, big-endian) and so much JSON; behind a request come the bytes of
the file. Run by `reading_pool`, which ends it when a file takes too long.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import IO, Any, Final

from workbench.domain.errors import InvalidValue
from workbench.ingest.readers import reader_named
from workbench.ingest.request import Limits, Request
from workbench.services.preparing import Skipped, prepare_bytes, to_plain

_LENGTH: Final = 8
# What no reader has any business doing: the network, other programs, writing.
_FORBIDDEN: Final = frozenset(
    "socket.connect socket.bind socket.sendto socket.getaddrinfo socket.gethostbyname"
    " subprocess.Popen os.system os.exec os.fork os.posix_spawn os.remove os.rename os.mkdir"
    " shutil.rmtree".split()
)


def main() -> None:
    """Answer requests until stdin ends."""
    source = sys.stdin.buffer
    # What a library prints must not come between the answers.
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    greeting = receive(source)
    if greeting is None:
        return
    limits = Limits(**greeting["limits"])
    _bound(limits)
    sys.addaudithook(_refuse)
    send(target, {"ready": True})
    while (header := receive(source)) is not None:
        try:
            data = source.read(header["size"])
        except MemoryError:
            told = Skipped(header["path"], "too_much_memory")
            send(target, {"outcomes": [to_plain(told)]})
            return  # the rest of the file would pass for a request
        send(target, _answer(header, data, limits))


def send(target: IO[bytes], message: dict[str, Any]) -> None:
    """Write a message."""
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    target.write(len(body).to_bytes(_LENGTH, "big") + body)
    target.flush()


def receive(source: IO[bytes]) -> dict[str, Any] | None:
    """Read a message; None where the other side is gone, or was cut short."""
    head = source.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = source.read(size)
    if len(body) < size:
        return None
    message: dict[str, Any] = json.loads(body.decode("utf-8", "surrogatepass"))
    return message


def _answer(header: dict[str, Any], data: bytes, limits: Limits) -> dict[str, Any]:
    path = Path(header["path"])
    request = Request(header["encoding"], header["whole"], limits)
    try:
        outcomes = prepare_bytes(data, path, request, reader_named(header["reader"]))
    except InvalidValue as error:
        return {"invalid": [error.what, error.value, list(error.allowed)]}
    except MemoryError:
        outcomes = [Skipped(str(path), "too_much_memory")]
    except RecursionError:
        outcomes = [Skipped(str(path), "damaged", "its parts lie too deep in each other")]
    except Exception as error:  # the border of the process: a fault of a library costs one file
        outcomes = [Skipped(str(path), "crashed", type(error).__name__)]
    return {"outcomes": [to_plain(each) for each in outcomes]}


def _bound(limits: Limits) -> None:
    """Let the system refuse more memory than the limit, and any writing to files."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        for what, amount in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (amount, amount))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} while reading a file")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("writing while reading a file")

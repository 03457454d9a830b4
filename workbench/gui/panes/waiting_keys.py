"""Keys that are meant for results which are still on their way."""

from collections.abc import Callable

Deed = Callable[[], None]


class WaitingKeys:
    """Does at once what is asked for, but in order once the results are there that are awaited."""

    def __init__(self) -> None:
        self._awaits = False
        self._then: list[Deed] = []

    def await_results(self) -> None:
        """Let deeds wait from now on; those that wait for older results are forgotten."""
        self._awaits, self._then = True, []

    def do(self, deed: Deed) -> None:
        """Do this when the results are there."""
        if self._awaits:
            self._then.append(deed)
        else:
            deed()

    def arrive(self) -> None:
        """The results are there."""
        self._awaits, self._then, then = False, [], self._then
        for deed in then:
            deed()

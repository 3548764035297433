"""Whose answer the keys 1–5 give, and which answers they leave alone."""

from desktop.records import Rater


class KeyTurn:
    """The citizen's as long as there is no answer, then the caseworker's, then nobody's.

    An answer that stood there when the page came up is changed by a key only after somebody has gone
    into its column, by mouse, Tab or arrow: a digit that was meant for a text field changes nothing.
    What was answered since the page came up can be corrected with another digit.
    """

    def __init__(self) -> None:
        self.rater: Rater | None = None
        self._second = False
        self._guarded: set[Rater] = set()

    def begin(self, given: dict[Rater, bool]) -> None:
        """The page comes up: `given` says for each who can answer here whether an answer stands."""
        self._second = Rater.CASEWORKER in given
        self._guarded = {rater for rater, answered in given.items() if answered}
        self.rater = next((rater for rater in Rater if not given.get(rater, True)), None)

    def take(self, rater: Rater) -> None:
        """Somebody has gone into this column."""
        self._guarded.discard(rater)
        self.rater = rater

    def answered(self, rater: Rater) -> None:
        """An answer is given: the keys serve the caseworker's side, which opens, if there is one."""
        self._guarded.discard(rater)
        opens = self._second and Rater.CASEWORKER not in self._guarded
        self.rater = Rater.CASEWORKER if opens else rater

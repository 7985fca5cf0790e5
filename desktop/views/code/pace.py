"""Whether decisions have become so fast and so uniform that they can hardly be read any more.

The rule: the last 20 decisions of this session were the same (all accepted as they stood, or all rejected), and each
was made within two seconds of its card being on top. Silent reading runs at about four words a second (Brysbaert 2019:
238 words a minute), so in two seconds nobody has read a quotation in its sentence and why it was suggested. One slower
or other decision ends it. It is a remark and no barrier: 20 clear cases in a row do occur.
"""

from __future__ import annotations

from collections import deque

IN_A_ROW = 20
SECONDS = 2.0


class Pace:
    """Counts the decisions of a session; nothing of it is recorded."""

    def __init__(self) -> None:
        self._last: deque[tuple[str, float]] = deque(maxlen=IN_A_ROW)
        self._is_put_away = False

    def note(self, action: str, seconds: float) -> None:
        """Take one decision and for how long its card had been on top."""
        self._last.append((action, seconds))

    def put_away(self) -> None:
        """Say nothing more in this session."""
        self._is_put_away = True

    @property
    def is_hasty(self) -> bool:
        if self._is_put_away or len(self._last) < IN_A_ROW:
            return False
        return len({action for action, _ in self._last}) == 1 and all(taken < SECONDS for _, taken in self._last)

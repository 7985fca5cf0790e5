"""The colours that codes have on paper, on the screen and in other tools alike.

They were found by a search that keeps them apart, in OKLab, for normal and for protan, deutan and tritan eyes (Machado,
Oliveira & Fernandes 2009, severity 1), at a contrast of 3 or more on paper.
"""

from __future__ import annotations

CODE_COLOURS = (
    "#73171d", "#b44f02", "#734604", "#8a9118", "#657753", "#1b5e48",
    "#258c9d", "#1f3e5a", "#4365b4", "#5a2a88", "#b970c9", "#95457b",
)  # fmt: skip
"""As "#rrggbb"; a code's `colour` is an index, taken modulo their number."""

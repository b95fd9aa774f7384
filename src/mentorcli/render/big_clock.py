"""A clock in digits five lines high, readable across a room."""

from __future__ import annotations

DIGITS = {
    "0": ("█████", "█   █", "█   █", "█   █", "█████"),
    "1": ("  █  ", " ██  ", "  █  ", "  █  ", " ███ "),
    "2": ("█████", "    █", "█████", "█    ", "█████"),
    "3": ("█████", "    █", " ████", "    █", "█████"),
    "4": ("█   █", "█   █", "█████", "    █", "    █"),
    "5": ("█████", "█    ", "█████", "    █", "█████"),
    "6": ("█████", "█    ", "█████", "█   █", "█████"),
    "7": ("█████", "    █", "   █ ", "  █  ", "  █  "),
    "8": ("█████", "█   █", "█████", "█   █", "█████"),
    "9": ("█████", "█   █", "█████", "    █", "█████"),
    ":": ("   ", " █ ", "   ", " █ ", "   "),
}
HIGH_ENOUGH = 11  # lines of a window that has room for the digits and what stands around them


def big_clock(text: str, *, width: int, height: int) -> list[str]:
    """Return a time such as `18:00` in big digits, or as it is where the window has no room for them."""
    lines = [" ".join(DIGITS[char][row] for char in text) for row in range(5)]
    return lines if len(lines[0]) <= width and height >= HIGH_ENOUGH else [text]

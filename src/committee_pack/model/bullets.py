"""Bullets: signs that stand before an item of a list, and count nothing."""

BULLET = "•"
CIRCLE = "◦"
DASHES = frozenset("-–—")
# Ticks, boxes and asterisks are none: before words they say something, so they stay with them.
BULLETS = frozenset("•◼■□▪●○◦‣⁃∙·➢➤►▶❖◆") | DASHES
_PRIVATE = range(0xE000, 0xF900)


def is_private(sign: str) -> bool:
    """Tell whether a sign is one of a symbol font, which has no character of its own."""
    return sign == "\ufffd" or (len(sign) == 1 and ord(sign) in _PRIVATE)

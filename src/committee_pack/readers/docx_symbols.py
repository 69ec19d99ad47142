"""Characters of Word's symbol fonts as ordinary ones.

Source: the code charts of the Symbol and Wingdings fonts. A sign that is not known stays as found.
"""

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⇐", 0xE8: "➔", 0xE9: "⇑",
    0xEA: "⇓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_GREEK = dict(
    zip(
        b"ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_SYMBOL = _GREEK | {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip


def symbol(code: str, font: str) -> str:
    """Give the character of a ``w:sym``: ``code`` in hexadecimal, in private use or plain."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    name = font.casefold()
    table = _WINGDINGS if name == "wingdings" else _SYMBOL if name == "symbol" else {}
    if low in table:
        return table[low]
    # Symbol fonts hold plain figures and signs at their usual places.
    return chr(low) if name == "symbol" and 0x20 <= low < 0x7F else chr(number)

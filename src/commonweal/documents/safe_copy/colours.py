"""Whether words stand out from the ground that they are on: white on white and black on black are not seen."""

LEAST_CONTRAST = 1.3  # a light grey that an eye still finds on white; plain contrast for reading is 4.5
HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400",
    "darkMagenta": "800080", "darkRed": "8B0000", "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}  # fmt: skip


def stands_out(ink: str, ground: str) -> bool:
    """Whether ink (RRGGBB) is seen on a ground (RRGGBB)."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def is_dark(ground: str) -> bool:
    """Whether a word processor writes in white on this ground by itself."""
    red, green, blue = (int(ground[n : n + 2], 16) for n in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 60


def is_colour(value: str | None) -> bool:
    """Whether a value is six hexadecimal digits."""
    return value is not None and len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value)


def _luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

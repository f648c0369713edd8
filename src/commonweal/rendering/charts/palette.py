"""Colour means more, fewer, or nothing sure: the same few values in every drawing and style sheet."""

INK = "#1b1b1b"
LINE = "#1d3557"
QUIET = "#5b6570"
MORE = "#c8553d"
FEWER = "#2a6f97"
GREY = "#d9dcd6"
BAND = "#e6e9e4"
RULE = "#e4e4e4"
WHITE = "#ffffff"

FILLS = {"more": MORE, "fewer": FEWER, "quiet": GREY}
SYMBOLS = {"more": "▲", "fewer": "▼"}  # a shape beside the colour, for black and white

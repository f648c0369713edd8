"""The summary's charts, in plain SVG: every word in attributes and text, no style sheet, no script."""

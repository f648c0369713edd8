"""From figures to charts, maps, sentences and finished papers."""

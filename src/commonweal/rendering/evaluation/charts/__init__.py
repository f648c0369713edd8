"""The evaluation's charts: months beside controls with what was done, the map of parts, the gaps of placebos."""

"""The fictional reference files: lookups, outlines, residents and deprivation, under the headings of the real ones."""

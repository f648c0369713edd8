"""Work that takes longer than a page should: done in the background, with progress."""

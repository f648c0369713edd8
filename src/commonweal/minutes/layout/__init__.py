"""From the lines of a file to blocks: paragraphs, list lines, and the rows of tables."""

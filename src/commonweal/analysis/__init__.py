"""One module a question, named as people ask it."""

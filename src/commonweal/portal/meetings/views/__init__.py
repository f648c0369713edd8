"""The meeting round's pages, one subject a file: fetch, call one verb, turn a refusal into a message."""

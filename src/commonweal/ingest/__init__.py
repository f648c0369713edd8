"""From a publisher's file to the store: read, check, commit, tell."""

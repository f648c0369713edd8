"""Where things, audiences, documents and releases are written."""

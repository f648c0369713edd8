"""The chart of how far two sources lie apart."""

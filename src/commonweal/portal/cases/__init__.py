"""Cases that several agencies work on together, for those who need to know."""

"""PDF, Word, Excel and HTML as such, knowing nothing of figures."""

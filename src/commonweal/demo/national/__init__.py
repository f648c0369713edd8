"""A whole invented country: its police.uk archive and reference files, with a truth that tests can hold reports to."""

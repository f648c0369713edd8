"""Where papers, their versions and their clearances are written."""

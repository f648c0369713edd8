"""Ministry of Housing, Communities and Local Government: the English Indices of Deprivation."""

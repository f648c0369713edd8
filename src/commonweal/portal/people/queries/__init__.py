"""Records of people as their readers see them."""

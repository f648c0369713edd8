"""Records of people, vehicles and places, and which of them are of one person."""

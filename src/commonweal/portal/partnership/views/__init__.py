"""Pages about people: for administrators, information governance and agency leads; for all others there are none."""

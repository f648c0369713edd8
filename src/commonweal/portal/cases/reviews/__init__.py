"""ASB case reviews (the community trigger): from somebody's application to what was recommended and done."""

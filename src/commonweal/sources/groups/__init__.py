"""Groups of partnerships to compare with, as somebody gives them: a most-similar group, a family of authorities."""

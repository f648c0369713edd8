"""Meetings about cases: each who comes sees the cases where they sit, and no other."""

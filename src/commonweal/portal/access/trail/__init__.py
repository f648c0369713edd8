"""The audit's pages for information governance: who did what, who read what; months let go, words erased.

They stand in this room since they ask who is reading; the chain itself, below, knows nobody.
"""

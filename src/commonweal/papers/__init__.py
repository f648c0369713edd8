"""Composes a paper: ask, suppress once, render, verify."""

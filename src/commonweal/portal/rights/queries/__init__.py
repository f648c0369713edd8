"""Requests, asks, questions, holds and disposal as their readers see them."""

"""Counts of cases and reviews for meetings and for everyone: rounded or suppressed, and nobody in them."""

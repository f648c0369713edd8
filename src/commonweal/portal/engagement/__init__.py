"""Engagement: where residents meet the partnership, and what they say."""

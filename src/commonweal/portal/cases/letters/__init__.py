"""Letters of a case or a review, from templates that a partnership may replace."""

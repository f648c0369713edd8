"""The fictional partnership in the portal: its agencies and people, and two years of its meetings."""

"""Where requests, answers, holds and disposal are written."""

"""The plan: priorities, measures, milestones, and what is late."""

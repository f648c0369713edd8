"""Where agencies, people, accounts and memberships are written."""

"""What is seen of agencies, people, accounts and memberships."""

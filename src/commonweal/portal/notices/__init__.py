"""What a person should be told, and the mail that tells them to look."""

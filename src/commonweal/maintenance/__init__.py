"""Keeping a workspace: backup and restore."""

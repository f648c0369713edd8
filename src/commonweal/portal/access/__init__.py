"""Who may see and do what: audiences, locks, faces, releases. ACCESS.md is its law."""

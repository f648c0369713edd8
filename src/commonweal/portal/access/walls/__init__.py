"""PostgreSQL's own wall behind every query: row-level security, raised from the models after each migration."""

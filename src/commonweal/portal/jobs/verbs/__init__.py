"""Where jobs are written: what people do with them, and what workers do."""

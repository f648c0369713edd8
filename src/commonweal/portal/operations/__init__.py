"""Operations: planned, run and judged."""

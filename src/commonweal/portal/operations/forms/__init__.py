"""What is asked of whoever plans, runs and judges an operation."""

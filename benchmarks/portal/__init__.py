"""What the portal's benchmarks are run on: ten years of meetings, written in bulk."""

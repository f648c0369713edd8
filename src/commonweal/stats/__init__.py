"""Statistics: arrays in, frozen results out. One file a method, with its paper, its limits and its least history."""

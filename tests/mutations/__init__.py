"""Good projects, broken on purpose."""

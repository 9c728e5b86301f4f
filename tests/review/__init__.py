"""What a change of specs does, told before it is merged."""

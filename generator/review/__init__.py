"""What a change of specs does to systems: for who reviews it before it is merged."""

"""A system as a picture: what stands where, and which way requests, copies and records go."""

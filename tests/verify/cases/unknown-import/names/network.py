"""The network."""

vpc_id = "vpc-1"

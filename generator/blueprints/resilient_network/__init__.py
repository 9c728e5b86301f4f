"""resilient-network: model servers that scale, heal and fail over, behind one name."""

"""Random valid specs, rendered and judged."""

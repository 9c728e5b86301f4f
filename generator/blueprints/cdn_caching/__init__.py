"""cdn-caching: a cache at the edge in front of a prediction API or a bucket."""

"""What gen costs, as ratios against what people would run instead; see README.md."""

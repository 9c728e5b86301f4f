"""inference-cache: a private store for models and results, with a copy in a second region."""

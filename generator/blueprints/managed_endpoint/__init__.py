"""managed-endpoint: a model behind the cloud's own inference service."""

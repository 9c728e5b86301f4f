"""The typed components: parts with one purpose that blueprints are made of, on every cloud."""

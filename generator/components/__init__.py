"""The typed components: parts with one purpose that a blueprint is made of, the same on every cloud."""

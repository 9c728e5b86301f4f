"""Certificates that two projects are the same system."""

"""Migrations: each case a folder with a spec before and after."""

"""stack: parts of any blueprints in one project, joined by their names."""

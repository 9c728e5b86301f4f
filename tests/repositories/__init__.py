"""gen in a team's repository: hooks and CI, run as far as a machine without network can."""

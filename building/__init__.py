"""What is made when a wheel is built: models without Pydantic, and compiled templates."""

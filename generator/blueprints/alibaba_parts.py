"""Steps that blueprints on Alibaba Cloud share."""

from generator.project import Step

LOGS_OPEN = Step(
    text="Simple Log Service, and Key Management Service, which encrypts the logs, must be open "
    "for the account: their consoles open them."
)

"""The record of the calls that a load balancer took."""

from typing import ClassVar

from generator.components.variables import log_days
from generator.project import Component, Variable
from generator.record import record

# What CloudWatch offers (docs.aws.amazon.com, PutRetentionPolicy) and every other store takes.
_DAYS = (30, 60, 90, 120, 180, 365, 400, 731)


@record
class LoadBalancerLogs(Component):
    """Access logs that are kept for `days` days, in a store of their own."""

    template: ClassVar[str] = "load_balancer_logs"

    days: int
    longest: int = max(_DAYS)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        choice = tuple(days for days in _DAYS if days <= self.longest)
        return (log_days(self.days, choice=choice),)

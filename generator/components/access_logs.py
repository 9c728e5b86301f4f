"""Who asked for what: the edge's access logs."""

from typing import ClassVar

from generator.components.variables import log_days
from generator.project import Component, Variable
from generator.record import record

DAYS = (30, 60, 90, 120, 180, 365)


@record
class AccessLogs(Component):
    """Access logs that are kept `days` days."""

    template: ClassVar[str] = "access_logs"

    days: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (log_days(self.days, choice=DAYS),)

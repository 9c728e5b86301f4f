"""Who asked for what: the edge's access logs."""

from typing import ClassVar

from generator.project import Check, Component, Variable
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
        return (
            Variable(
                name="log_days",
                type="number",
                default=self.days,
                description="Days that logs are kept.",
                check=Check(
                    kind="one_of",
                    args={"values": list(DAYS)},
                    message=f"One of {', '.join(map(str, DAYS))}.",
                ),
            ),
        )

"""As many model servers as the load needs."""

from typing import ClassVar

from generator.clouds import MachineType
from generator.components.runtime import Runtime
from generator.components.servers import DataDisk, machine_variable
from generator.project import Check, Component, Variable
from generator.record import record


@record
class Autoscaling(Component):
    """Machines without names of their own, between `least` and `most` of them.

    The group aims at `cpu_percent` and at `requests_per_server` (in a minute); `warmup_minutes` is
    how long a server takes from its boot to its first answer.
    """

    template: ClassVar[str] = "autoscaling"
    files: ClassVar[tuple[str, ...]] = ("cloud-init.yaml",)

    least: int
    most: int
    machine: MachineType
    machine_check: Check
    runtime: Runtime
    cpu_percent: int
    requests_per_server: int
    warmup_minutes: int
    data_disk: DataDisk | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            _number(
                "min_servers",
                self.least,
                "Servers that always run; two survive the loss of a zone.",
                (1, 100),
                "servers",
            ),
            Variable(
                name="max_servers",
                type="number",
                default=self.most,
                description="Servers that the load may ask for at most.",
                check=Check(
                    kind="at_least",
                    args={"other": "min_servers"},
                    message="No fewer than min_servers.",
                ),
            ),
            _number(
                "cpu_percent",
                self.cpu_percent,
                "CPU load to aim at, in percent.",
                (10, 90),
                "percent",
            ),
            _number(
                "requests_per_server",
                self.requests_per_server,
                "Requests in a minute to aim at, for each server.",
                (1, 1000000),
                "requests",
            ),
            _number(
                "warmup_minutes",
                self.warmup_minutes,
                "Minutes from the boot of a server to its first answer.",
                (1, 120),
                "minutes",
            ),
            machine_variable(self.machine, self.machine_check),
            *self.runtime.variables,
        )


def _number(
    name: str, default: int, description: str, bounds: tuple[int, int], unit: str
) -> Variable:
    """Declare a whole number between two bounds."""
    least, most = bounds
    return Variable(
        name=name,
        type="number",
        default=default,
        description=description,
        check=Check(
            kind="range",
            args={"min": least, "max": most},
            message=f"Between {least} and {most} {unit}.",
        ),
    )

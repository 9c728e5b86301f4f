"""As many model servers as the load needs."""

from typing import ClassVar

from generator.clouds import MachineType
from generator.components.runtime import Runtime
from generator.components.servers import DataDisk, machine_variable, system_disk_variable
from generator.components.variables import number
from generator.project import Check, Component, Variable
from generator.record import record


@record
class Autoscaling(Component):
    """Machines without names of their own, between `least` and `most` of them.

    The group aims at `cpu_percent` and at `requests_per_server` (in a minute); `warmup_minutes` is
    how long a server takes from its boot to its first answer.
    """

    template: ClassVar[str] = "autoscaling"
    tags_itself: ClassVar[bool] = True  # a group hands its tags to what it launches
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
            number(
                "min_servers",
                self.least,
                "Servers that always run; two survive the loss of a zone.",
                bounds=(1, 100),
                unit="servers",
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
            number(
                "cpu_percent",
                self.cpu_percent,
                "CPU load to aim at, in percent.",
                bounds=(10, 90),
                unit="percent",
            ),
            number(
                "requests_per_server",
                self.requests_per_server,
                "Requests in a minute to aim at, for each server.",
                bounds=(1, 1000000),
                unit="requests",
            ),
            number(
                "warmup_minutes",
                self.warmup_minutes,
                "Minutes from the boot of a server to its first answer.",
                bounds=(1, 120),
                unit="minutes",
            ),
            machine_variable(self.machine, self.machine_check),
            system_disk_variable(self.machine),
            *self.runtime.variables,
        )

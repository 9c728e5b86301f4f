"""A fixed number of model servers."""

from typing import ClassVar

from generator.clouds import MachineType
from generator.components.runtime import Runtime
from generator.project import Check, Component, Variable
from generator.record import record


def machine_variable(machine: MachineType, check: Check) -> Variable:
    """Declare the machine type, in the form that the cloud's own `check` demands."""
    return Variable(
        name="machine_type",
        type="string",
        default=machine.type,
        description="Machine type of the servers; every zone must sell it.",
        check=check,
    )


@record
class DataDisk:
    """An encrypted disk for model files; size in GiB."""

    on_each: bool
    size_gib: int


@record
class Servers(Component):
    """Machines with names of their own, spread over the zones in turn."""

    template: ClassVar[str] = "servers"
    files: ClassVar[tuple[str, ...]] = ("cloud-init.yaml",)

    count: int
    machine: MachineType
    machine_check: Check
    runtime: Runtime
    data_disk: DataDisk | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        disk = (
            (
                Variable(
                    name="data_disk_gib",
                    type="number",
                    default=self.data_disk.size_gib,
                    description="Size of a data disk in GiB; it can grow but never shrink.",
                    check=Check(
                        kind="range",
                        args={"min": 20, "max": 16384},
                        message="Between 20 and 16384 GiB.",
                    ),
                ),
            )
            if self.data_disk
            else ()
        )
        return (
            Variable(
                name="server_count",
                type="number",
                default=self.count,
                description="Number of servers; they take the zones in turn.",
                check=Check(
                    kind="range", args={"min": 1, "max": 50}, message="Between 1 and 50 servers."
                ),
            ),
            machine_variable(self.machine, self.machine_check),
            *disk,
            *self.runtime.variables,
        )

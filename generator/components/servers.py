"""A fixed number of model servers."""

from typing import ClassVar

from generator.clouds import MachineType
from generator.components.runtime import Runtime
from generator.components.variables import number
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


def system_disk_variable(machine: MachineType, *, models_elsewhere: bool = False) -> Variable:
    """Declare the size of the disk that a server starts from.

    Beside the system and the container it takes a model as large as the GPUs' memory, unless there
    is another disk for models.
    """
    models = 0 if models_elsewhere else machine.gpu_memory_gb
    return number(
        "system_disk_gib",
        100 + models,
        "Size of a server's system disk in GiB, for its image and models.",
        bounds=(100, 2048),
        unit="GiB",
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
                number(
                    "data_disk_gib",
                    self.data_disk.size_gib,
                    "Size of a data disk in GiB; it can grow but never shrink.",
                    bounds=(20, 16384),
                    unit="GiB",
                ),
            )
            if self.data_disk
            else ()
        )
        return (
            number(
                "server_count",
                self.count,
                "Number of servers; they take the zones in turn.",
                bounds=(1, 50),
                unit="servers",
            ),
            machine_variable(self.machine, self.machine_check),
            system_disk_variable(
                self.machine, models_elsewhere=self.data_disk is not None and self.data_disk.on_each
            ),
            *disk,
            *self.runtime.variables,
        )

"""The deployments of a managed endpoint, and how many instances each has."""

from typing import ClassVar

from generator.clouds import MachineType
from generator.components.variables import number
from generator.project import Check, Component, Variable
from generator.record import record

MOST_INSTANCES = 50  # Azure ML takes no more in a deployment: learn.microsoft.com, manage quotas


@record
class Deployments(Component):
    """Instances that serve a version of the model; `machines` are by deployment.

    There is no `concurrency` where the service sets no limit to it, and no `timeout_seconds` where
    it has one of its own.
    """

    template: ClassVar[str] = "deployments"

    machines: dict[str, MachineType]
    machine_check: Check
    environment: dict[str, str]
    startup_seconds: int
    timeout_seconds: int | None
    concurrency: int | None

    @property
    def names(self) -> list[str]:
        """The deployments, in the order that both languages iterate over them."""
        return sorted(self.machines)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="machine_types",
                type="map(string)",
                default={name: machine.type for name, machine in self.machines.items()},
                description="Machine type of each deployment's instances.",
                check=Check(
                    kind="named_pattern",
                    args={"names": self.names, **self.machine_check.args},
                    message=f"One machine type for each of {', '.join(self.names)}.",
                ),
            ),
            Variable(
                name="environment_variables",
                type="map(string)",
                default=self.environment,
                description="Settings of the container; never a secret.",
            ),
            number(
                "startup_seconds",
                self.startup_seconds,
                "Seconds that an instance may take to load its model.",
                bounds=(60, 3600),
            ),
            *self._timeout,
            *(
                ()
                if self.concurrency is None
                else (
                    number(
                        "concurrency",
                        self.concurrency,
                        "Requests that an instance works on at once.",
                        bounds=(1, 1000),
                    ),
                )
            ),
        )

    @property
    def _timeout(self) -> tuple[Variable, ...]:
        if self.timeout_seconds is None:
            return ()
        described = "Seconds after which a request is given up."
        return (number("timeout_seconds", self.timeout_seconds, described, bounds=(1, 180)),)


@record
class DeploymentScaling(Component):
    """Between how many instances each deployment scales, and when.

    `gpu` tells which deployments are as busy as their GPUs, not their CPUs. `in_percent` is None
    where the cloud keeps to one target, above which instances come and below which they go.
    """

    template: ClassVar[str] = "deployment_scaling"

    least: dict[str, int]
    most: dict[str, int]
    gpu: dict[str, bool]
    out_percent: int
    in_percent: int | None
    limit: int

    @property
    def azure_metrics(self) -> dict[str, str]:
        """What Azure ML calls the metric of each deployment."""
        return {
            name: "GpuUtilizationPercentage" if gpu else "CpuUtilizationPercentage"
            for name, gpu in sorted(self.gpu.items())
        }

    @property
    def azure_metric(self) -> str | None:
        """The metric of all deployments, if it is one."""
        found = set(self.azure_metrics.values())
        return found.pop() if len(found) == 1 else None

    @property
    def alibaba_metrics(self) -> dict[str, str]:
        """What EAS calls the metric of each deployment."""
        return {name: "gpu[util]" if gpu else "cpu" for name, gpu in sorted(self.gpu.items())}

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        names = sorted(self.least)
        each = ", ".join(names)
        return (
            Variable(
                name="min_instances",
                type="map(number)",
                default=self.least,
                description="Fewest instances of each deployment.",
                check=Check(
                    kind="named_range",
                    args={"names": names, "min": 1, "max": self.limit, "floor": ""},
                    message=f"1 to {self.limit} for each of {each}.",
                ),
            ),
            Variable(
                name="max_instances",
                type="map(number)",
                default=self.most,
                description="Most instances of each deployment.",
                check=Check(
                    kind="named_range",
                    args={"names": names, "max": self.limit, "floor": "min_instances"},
                    message=f"From its fewest to {self.limit} for each of {each}.",
                ),
            ),
            number(
                "scale_out_percent",
                self.out_percent,
                "Utilisation above which an instance is added.",
                bounds=(30, 95),
            ),
            *(
                ()
                if self.in_percent is None
                else (
                    number(
                        "scale_in_percent",
                        self.in_percent,
                        "Utilisation below which an instance is removed.",
                        bounds=(5, 80),
                    ),
                )
            ),
        )

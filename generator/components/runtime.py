"""The model server that runs on the machines."""

import re

from generator.project import Check, Variable
from generator.record import record

_PLAIN = re.compile(r"[A-Za-z0-9_./:=,@+-]+")


@record
class Runtime:
    """A container that answers on `port` and tells on `health_path` that it is well.

    `packages` are what the first boot installs, `installs_driver` tells that the GPU's driver and
    container toolkit are among it, and `virtual_gpu` that the driver is that of a share of a GPU.
    `login_registry` is a registry to which the machine's own identity is shown, `token_registry`
    one that takes a token of that identity. `model_environment` are lines that tell the container
    where its models are stored, and as whom it reads them.
    """

    image: str
    port: int
    health_path: str
    args: tuple[str, ...]
    gpu: bool
    packages: tuple[str, ...]
    installs_driver: bool
    login_registry: str | None = None
    token_registry: str | None = None
    virtual_gpu: bool = False
    model_environment: tuple[str, ...] = ()

    @property
    def login_region(self) -> str:
        """The region of the registry, which its name tells."""
        return self.login_registry.split(".")[3] if self.login_registry else ""

    @property
    def command(self) -> str:
        """Arguments of the container as systemd reads them; those of plain characters stay bare."""
        return " ".join(one if _PLAIN.fullmatch(one) else f"'{one}'" for one in self.args)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="image",
                type="string",
                default=self.image,
                description="Container image of the model server.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^[a-z0-9][A-Za-z0-9._:/@-]+$"},
                    message="An image reference such as registry.example.com/team/model:1.4.2.",
                ),
            ),
            Variable(
                name="port",
                type="number",
                default=self.port,
                description="Port that the model server listens on.",
                check=Check(
                    kind="range",
                    args={"min": 1, "max": 65535},
                    message="A TCP port, 1 to 65535.",
                ),
            ),
            Variable(
                name="health_path",
                type="string",
                default=self.health_path,
                description="Path that answers 200 once the model is loaded.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^/[A-Za-z0-9._~/-]*$"},
                    message="A path that starts with a slash, without a query.",
                ),
            ),
        )

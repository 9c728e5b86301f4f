"""The model and the container that serves it, as a managed service registers them."""

from typing import ClassVar, Literal

from generator.project import Check, Component, Variable
from generator.record import record

_FORMATS = {"custom": "custom_model", "mlflow": "mlflow_model", "triton": "triton_model"}


@record
class ServedModel(Component):
    """A model with a version, and an image, for each deployment.

    Without a `name` of its own the model has that of the system. The files of version `1` lie in
    the folder `1` under `path`. `versions` and `images` are by deployment.
    """

    template: ClassVar[str] = "models"

    name: str | None
    path: str
    versions: dict[str, str]
    images: dict[str, str]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes of the model's files."""
        names = sorted(self.versions)
        return (
            Variable(
                name="model_path",
                type="string",
                default=self.path,
                description="Folder of the model's files; each version has one in it.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$"},
                    message="A path without a slash at either end.",
                ),
            ),
            Variable(
                name="model_versions",
                type="map(string)",
                default=self.versions,
                description="Version of the model that each deployment serves.",
                check=Check(
                    kind="named_pattern",
                    args={"names": names, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$"},
                    message=f"One version for each of {', '.join(names)}.",
                ),
            ),
        )

    def images_variable(self, *, pattern: str, where: str, described: str) -> Variable:
        """Declare the images, which have to be `where` the service finds them."""
        names = sorted(self.versions)
        return Variable(
            name="images",
            type="map(string)",
            default=self.images,
            description=described,
            check=Check(
                kind="named_pattern",
                args={"names": names, "pattern": pattern},
                message=f"One image{where} for each of {', '.join(names)}.",
            ),
        )


@record
class ModelRegistry(ServedModel):
    """The model in a `format` that its registry knows, and what its container answers to."""

    format: Literal["custom", "mlflow", "triton"]
    port: int
    health_path: str
    predict_path: str

    @property
    def azure_type(self) -> str:
        """What Azure ML calls the format."""
        return _FORMATS[self.format]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *super().variables,
            self.images_variable(
                pattern="^[a-z0-9][A-Za-z0-9._:/@-]+$",
                where="",
                described="Container image of each deployment.",
            ),
            Variable(
                name="port",
                type="number",
                default=self.port,
                description="Port that the container listens on.",
                check=Check(
                    kind="range", args={"min": 1, "max": 65535}, message="A TCP port, 1 to 65535."
                ),
            ),
            _path(
                "health_path", self.health_path, "Path that answers 200 once the model is loaded."
            ),
            _path("predict_path", self.predict_path, "Path that answers predictions."),
        )


def _path(name: str, default: str, description: str) -> Variable:
    return Variable(
        name=name,
        type="string",
        default=default,
        description=description,
        check=Check(
            kind="pattern",
            args={"pattern": "^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$"},
            message="A path that starts with a slash and has a letter or a digit.",
        ),
    )

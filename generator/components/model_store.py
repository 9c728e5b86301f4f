"""Where the files of a served model lie."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class ModelStore(Component):
    """A private, versioned store of model files; `redundancy` is said in the cloud's own word."""

    template: ClassVar[str] = "model_store"

    redundancy: str

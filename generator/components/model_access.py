"""What servers read of a store of models that is another part of their stack."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class ModelAccess(Component):
    """The right to read what the store's own reader may."""

    template: ClassVar[str] = "model_access"

"""A pool of nodes that serves a model: a preview of Azure ML."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class InferencePool(Component):
    """A pool, a group of nodes in it that serves what `deployment` serves, and its endpoint."""

    template: ClassVar[str] = "inference_pool"

    deployment: str
    nodes: int
    limit: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="pool_nodes",
                type="number",
                default=self.nodes,
                description="Nodes of the inference pool.",
                check=Check(
                    kind="range",
                    args={"min": 1, "max": self.limit},
                    message=f"Between 1 and {self.limit}.",
                ),
            ),
        )

"""What a load balancer asks of requests before it passes them on."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class EdgeRules(Component):
    """Requests with an edge's secret in `header` reach the servers, and those of named clients."""

    template: ClassVar[str] = "edge_rules"

    header: str

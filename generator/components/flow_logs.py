"""The record of a network's traffic."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class FlowLogs(Component):
    """Who talked to whom, accepted or refused; kept as long as the load balancer's logs."""

    template: ClassVar[str] = "flow_logs"

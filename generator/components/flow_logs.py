"""The record of a network's traffic."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLogs(Component):
    """Who talked to whom, accepted or refused; kept as long as the load balancer's logs."""

    template: ClassVar[str] = "flow_logs"

"""The record of a network's traffic."""

from typing import ClassVar

from generator.components.variables import unique_name
from generator.project import Component, Variable
from generator.record import record


@record
class FlowLogs(Component):
    """Who talked to whom, accepted or refused; kept as long as the load balancer's logs."""

    template: ClassVar[str] = "flow_logs"


@record
class WatcherFlowLogs(FlowLogs):
    """Those of a network watcher, which Azure keeps one of for each `region`.

    `unique_name` is that of their storage account, which must be free in the whole cloud.
    """

    region: str
    unique_name: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            unique_name(self.unique_name, "Name that no one else on Azure may have."),
            Variable(
                name="network_watcher",
                type="string",
                default=f"NetworkWatcher_{self.region}",
                description="The subscription's network watcher in this region.",
            ),
            Variable(
                name="network_watcher_group",
                type="string",
                default="NetworkWatcherRG",
                description="Resource group of the network watcher.",
            ),
        )

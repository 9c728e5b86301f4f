"""The load balancer in front of the servers."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class LoadBalancer(Component):
    """A layer-7 load balancer that admits `clients` and probes the servers' health.

    `certificate` is the cloud's own name of an existing certificate, `certificate_issued` tells
    that the system has one issued; with neither it speaks HTTP. `fixed_servers` are registered one
    by one; otherwise a scaling group registers its own. `firewalled` tells of a web application
    firewall, and `behind_edge` that a CDN is admitted whoever the clients are.
    """

    template: ClassVar[str] = "load_balancer"

    clients: tuple[str, ...]
    certificate: str | None
    certificate_issued: bool = False
    fixed_servers: bool = True
    firewalled: bool = False
    behind_edge: bool = False

    @property
    def https(self) -> bool:
        """Whether clients speak HTTPS to it."""
        return self.certificate is not None or self.certificate_issued

    @property
    def scheme(self) -> str:
        """How clients speak to it."""
        return "https" if self.https else "http"

    @property
    def for_everybody(self) -> bool:
        """Whether the whole internet may call."""
        return "0.0.0.0/0" in self.clients

    @property
    def ports(self) -> tuple[int, ...]:
        """The ports that clients may reach; with HTTPS, port 80 only redirects."""
        return (80, 443) if self.https else (80,)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        certificate = (
            (
                Variable(
                    name="certificate_id",
                    type="string",
                    default=self.certificate,
                    description="Certificate of the HTTPS listener.",
                ),
            )
            if self.certificate
            else ()
        )
        return (
            self.who_may_call,
            *certificate,
        )

    @property
    def who_may_call(self) -> Variable:
        """The ranges of clients; behind a CDN there may be none."""
        return Variable(
            name="clients",
            type="list(string)",
            default=list(self.clients),
            description="IPv4 ranges that may call the service, past the CDN too."
            if self.behind_edge
            else "IPv4 ranges that may call the service.",
            check=Check(
                kind="each_cidr",
                args={"none": self.behind_edge},
                message="IPv4 ranges in CIDR form, such as 203.0.113.0/24.",
            ),
        )

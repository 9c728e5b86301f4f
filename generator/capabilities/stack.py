"""What a stack can do on each cloud."""

from generator.capabilities import Capability

TABLE: tuple[Capability, ...] = ()

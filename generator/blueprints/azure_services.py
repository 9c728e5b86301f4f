"""The services of Azure, which a subscription has to know before it uses them."""


def register(services: tuple[str, ...]) -> str:
    """Return the command that makes them known."""
    return (
        f'for service in {" ".join(services)}; do az provider register --namespace "$service"; done'
    )

"""Kinds of variables that several components declare."""

from generator.project import Check, Variable


def number(
    name: str, default: int, description: str, *, bounds: tuple[int, int], unit: str = ""
) -> Variable:
    """Declare a whole number between two bounds, which may be reached."""
    least, most = bounds
    counted = f" {unit}" if unit else ""
    return Variable(
        name=name,
        type="number",
        default=default,
        description=description,
        check=Check(
            kind="range",
            args={"min": least, "max": most},
            message=f"Between {least} and {most}{counted}.",
        ),
    )


def log_days(default: int, *, choice: tuple[int, ...]) -> Variable:
    """Declare how long logs are kept, where their store offers a `choice` of days."""
    return Variable(
        name="log_days",
        type="number",
        default=default,
        description="Days that logs are kept.",
        check=Check(
            kind="one_of",
            args={"values": list(choice)},
            message=f"One of {', '.join(map(str, choice))}.",
        ),
    )


def unique_name(default: str, description: str, *, longest: int = 24) -> Variable:
    """Declare a name that nobody else in the whole cloud may have."""
    return Variable(
        name="unique_name",
        type="string",
        default=default,
        description=description,
        check=Check(
            kind="pattern",
            args={"pattern": f"^[a-z][a-z0-9]{{4,{longest - 1}}}$"},
            message=f"5 to {longest} lowercase letters and digits, starting with a letter.",
        ),
    )


def callers(default: tuple[str, ...], description: str, *, pattern: str, message: str) -> Variable:
    """Declare who may call, each in the form that the cloud knows callers by."""
    return Variable(
        name="callers",
        type="list(string)",
        default=list(default),
        description=description,
        check=Check(kind="each_pattern", args={"pattern": pattern}, message=message),
    )


def standby(default: str, *, pattern: str, message: str) -> Variable:
    """Declare the load balancer that stands by."""
    return Variable(
        name="standby",
        type="string",
        default=default,
        description="Load balancer that answers while this one is unhealthy.",
        check=Check(kind="pattern", args={"pattern": pattern}, message=message),
    )

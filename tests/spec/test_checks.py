"""The rules of single values: what is good passes unchanged, and ranges are compared rightly."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.spec import addresses, checks

GOOD = {
    checks.check_name: ["ab", "chat-api", "a1", "a-1-b", "a" * 24],
    addresses.check_cidr: ["10.0.0.0/16", "172.31.0.0/20", "192.168.1.0/24"],
    addresses.check_client_cidr: ["0.0.0.0/0", "203.0.113.0/24", "8.8.8.8/32", "10.0.0.0/8"],
    addresses.check_hostname: ["chat.example.com", "a.b", "xn--bcher-kva.example", "1.example.com"],
    addresses.check_zone_name: ["example.com", "ml.example.co.uk"],
    checks.check_image: [
        "nginx:1.27",
        "vllm/vllm-openai:v0.8.5",
        "localhost:5000/a/b:1",
        "ghcr.io/a_b/c-d.e:1",
        f"a/b@sha256:{'0' * 64}",
        f"registry.example.com:443/a/b/c:1@sha256:{'a' * 64}",
    ],
    checks.check_ssh_key: [
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHMwCHH0TBaOfJSd4sdQ5gwsm7j/UwAXxaJnI06ctNuO",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHMwCHH0TBaOfJSd4sdQ5gwsm7j/UwAXxaJnI06ctNuO a@b c",
    ],
    addresses.check_http_path: ["/", "/health", "/v1/models", "/a_b-c.d~e"],
    addresses.check_email: ["oncall@example.com", "a.b+c@sub.example.com"],
    addresses.check_origin: ["https://app.example.com", "https://app.example.com:8443"],
    checks.check_text: ["Two words.", "naïve 模型 \N{GRINNING FACE}", '"${x}" %{y} \\'],
    checks.check_tags: [{}, {"team": "search", "cost-center": "R&D".replace("&", "+")}, {"a": ""}],
}
CASES = [(check, value) for check, values in GOOD.items() for value in values]


@pytest.mark.parametrize(("check", "value"), CASES)
def test_good_values(check: Callable[[object], object], value: object) -> None:
    """A good value passes unchanged."""
    assert check(value) == value


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ("10.0.0.0/16", "10.0.128.0/17", True),
        ("10.0.128.0/17", "10.0.0.0/16", True),
        ("10.0.0.0/17", "10.0.128.0/17", False),
        ("10.0.0.0/16", "10.0.0.0/16", True),
        ("0.0.0.0/0", "192.168.0.0/16", True),
    ],
)
def test_overlapping(first: str, second: str, *, overlap: bool) -> None:
    """Two ranges overlap when one holds the other."""
    assert addresses.overlapping(first, second) is overlap


@pytest.mark.parametrize("check", list(GOOD)[:-1])
@given(value=st.text(max_size=30))
def test_any_text_is_judged(check: Callable[[str], str], value: str) -> None:
    """Any text is returned unchanged or refused with a message, never anything else."""
    try:
        same = check(value)
    except checks.Refused as refused:
        same = value if refused.message else ""
    assert same == value


@pytest.mark.parametrize("check", list(GOOD)[:-2])
@given(
    value=st.sampled_from(["${a}", "%{a}", '"', "'", "\n", "`", "$(a)", "\\", "\u2028", "{{a}}"])
)
def test_no_quoting_gets_through(check: Callable[[str], str], value: str) -> None:
    """What could end a string in HCL, Python, YAML or a shell is in no field but a free text."""
    good = GOOD[check][0]
    for text in (good + value, value + good, good[:1] + value + good[1:]):
        with pytest.raises(checks.Refused):
            check(text)

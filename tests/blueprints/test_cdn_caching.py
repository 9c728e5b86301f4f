"""What cdn-caching decides: which answers are kept, for whom, and which specs it refuses."""

from copy import deepcopy
from typing import Any

import pytest

from generator import blueprints
from generator.components.cache import Cache
from generator.errors import SpecError
from generator.project import Plan
from generator.spec.cdn_caching import CdnCaching

SPEC: dict[str, Any] = {
    "blueprint": "cdn-caching",
    "name": "prediction-cdn",
    "clouds": {"aws": {"region": "eu-west-1"}},
    "origin": {"host": "origin.example.com"},
    "cache": {"paths": {"predictions": {"path": "/v1/predict/*", "ttl_seconds": 60}}},
}


def planned(**changes: Any) -> Plan:
    """Plan the small spec with some of its fields replaced."""
    return blueprints.plan(CdnCaching(**{**deepcopy(SPEC), **changes}), "aws")


def cache(plan: Plan) -> Cache:
    """Return the part that says what is kept."""
    part = plan.components["cache"]
    assert isinstance(part, Cache)
    return part


def test_the_most_specific_path_stands_first() -> None:
    """The first pattern that matches decides, so a path stands before all that lies around it."""
    paths = {
        "all": {"path": "/v1/*", "ttl_seconds": 60},
        "one": {"path": "/v1/predict/small", "ttl_seconds": 60},
        "some": {"path": "/v1/predict/*", "ttl_seconds": 60},
    }
    assert [path.name for path in cache(planned(cache={"paths": paths})).paths] == [
        "one",
        "some",
        "all",
    ]


def test_callers_are_kept_apart_unless_the_spec_says_otherwise() -> None:
    """Only a path that says so gives one caller's answer to another."""
    paths = {
        "own": {"path": "/own/*", "ttl_seconds": 60},
        "all": {"path": "/all/*", "ttl_seconds": 60, "callers": "shared"},
    }
    shared = {path.name: path.shared for path in cache(planned(cache={"paths": paths})).paths}
    assert shared == {"own": False, "all": True}


def test_an_api_keeps_only_what_is_named() -> None:
    """In front of an API nothing is kept unasked; in front of a bucket everything, for a day."""
    assert cache(planned()).default is None
    kept = cache(planned(origin={"bucket": True}, cache={})).default
    assert kept is not None
    assert kept.ttl_seconds == 86400


def test_a_secret_is_asked_for_and_never_written() -> None:
    """The secret of the origin is a sensitive value without a default, and no output."""
    plan = planned(origin={"host": "origin.example.com", "verify_header": "X-Origin-Verify"})
    secret = next(value for value in plan.variables if value.name == "origin_secret")
    assert secret.sensitive
    assert secret.default is None
    assert not any("secret" in output.terraform for output in plan.outputs)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cache": {}}, "nothing would be cached"),
        (
            {"cache": {"paths": {"default": {"path": "/v1/*", "ttl_seconds": 60}}}},
            "what no path names is not a path",
        ),
        (
            {
                "cache": {
                    "paths": {
                        "one": {"path": "/v1/*", "ttl_seconds": 60},
                        "two": {"path": "/v1/*", "ttl_seconds": 90},
                    }
                }
            },
            "/v1/* is named twice, as one and as two",
        ),
        (
            {"cache": {"ttl_seconds": 60, "key_headers": ["Accept", "cookie"]}},
            (
                "cookie cannot be added to the cache key: cookies are not forwarded on cached "
                "paths, so no answer depends on them"
            ),
        ),
        (
            {"origin": {"bucket": True}, "cache": {"key_headers": ["Accept"]}},
            "a bucket answers by the path alone",
        ),
        (
            {"domain": {"host": "origin.example.com"}},
            "the CDN would call itself: domain and origin are the same host",
        ),
        (
            {"clouds": {"aws": {"region": "eu-west-1", "hosted_zone_id": "Z0123456789ABC"}}},
            "the ID of a zone is of use only for a domain in an existing zone",
        ),
    ],
)
def test_contradictions_are_refused(changes: dict[str, Any], message: str) -> None:
    """A spec whose parts contradict each other is refused, and told why."""
    with pytest.raises(SpecError) as caught:
        planned(**changes)
    assert [problem.message for problem in caught.value.problems] == [message]

"""The CDN of Alibaba Cloud, whose functions no schema and no other linter knows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.clouds.alibaba_cdn import FUNCTIONS
from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref, strings
from generator.verify.meaning.things import valued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.evaluation import Names
    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
DOMAINS = ("alicloud_cdn_domain_new", "alicloud_cdn_domain")
# Functions that the provider's own tests set, beside those that projects use.
MORE = frozenset(
    {
        "aliauth", "filetype_based_ttl_set", "ip_allow_list_set", "ip_black_list_set",
        "oss_auth", "referer_black_list_set", "referer_white_list_set", "ua_black_list_set",
    }
)  # fmt: skip


def judge(system: System) -> Iterator[Found]:
    """Judge the functions of every domain, and what a domain lacks."""
    set_: dict[str, set[str]] = {}
    sure = True
    for thing in system.of("alicloud_cdn_domain_config"):
        told: set[str] = set()
        for names in thing.instances():
            function = thing.value("function_name", names)
            domain = thing.refer("domain_name", names)
            if not isinstance(function, str) or not isinstance(domain, Ref):
                sure = False
            if isinstance(function, str):
                if isinstance(domain, Ref):
                    set_.setdefault(domain.address, set()).add(function)
                if function not in told:
                    told.add(function)
                    yield from judged(thing, function, names)
    for thing in system.of(*DOMAINS) if sure else ():
        have = set_.get(thing.address, set())
        if "https_force" not in have:
            message = "the edge answers by plain HTTP: nothing sets its function `https_force`"
            hint = "add an `alicloud_cdn_domain_config` with that function"
            yield thing, Note("plain-http", thing.block.pos, message, hint)
        if "https_tls_version" not in have:
            message = "the edge takes clients with TLS 1.0: nothing sets `https_tls_version`"
            hint = "turn `tls10` and `tls11` off with an `alicloud_cdn_domain_config`"
            yield thing, Note("old-tls", thing.block.pos, message, hint)


def judged(thing: Thing, function: str, names: Names) -> Iterator[Found]:
    """Judge a function by its name and arguments."""
    arguments = FUNCTIONS.get(function)
    if arguments is None:
        near = get_close_matches(function, [*FUNCTIONS, *MORE], n=1, cutoff=0.8)
        if near and function not in MORE:
            message = f"the CDN has no function `{function}`"
            hint = f"did you mean `{near[0]}`?"
            yield thing, Note("cdn-function", thing.pos("function_name"), message, hint)
        return
    for one in thing.inner("function_args", names=names):
        name = valued(thing.look, one.body, "arg_name", one.names)
        value = valued(thing.look, one.body, "arg_value", one.names)
        near = get_close_matches(name, arguments, n=1, cutoff=0.7) if isinstance(name, str) else []
        if near and name not in arguments:
            message = f"`{function}` has no argument `{name}`"
            yield thing, Note("cdn-function", one.pos, message, f"did you mean `{near[0]}`?")
        if function == "https_tls_version" and name in ("tls10", "tls11") and on(value):
            message = f"clients may use TLS 1.{str(name)[-1]}, which is broken"
            yield thing, Note("old-tls", one.pos, message, f'set `{name}` to "off"')


def on(value: Any) -> bool:
    """Tell whether something is turned on."""
    return any(one == "on" for one in strings(value))

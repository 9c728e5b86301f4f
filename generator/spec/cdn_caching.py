"""cdn-caching: a cache at the edge in front of a prediction API, or of a bucket of model files."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.spec.checks import Refused
from generator.spec.parts import CloudChoice, DnsZoneId, HostInZone, Spec
from generator.spec.shared import ClientCidr, Frozen, Hostname
from generator.spec.text import shown

_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*(?:[A-Za-z0-9._~-]+|\*)")


def _path(value: str) -> str:
    """Refuse what is neither a path nor all below one: not every cloud matches more than those."""
    if not _PATH.fullmatch(value):
        raise Refused(
            f"{shown(value)} is neither a path nor all that lies below one",
            'write it as in "/v1/models", or as in "/v1/predict/*" with a star at the end alone',
            code="GEN212",
        )
    if {".", ".."} & set(value.split("/")):  # callers and caches resolve these before they ask
        raise Refused(
            f"{shown(value)} is not a plain path", 'leave out "." and ".."', code="GEN212"
        )
    return value


PathPattern = Annotated[str, Field(max_length=200), AfterValidator(_path)]
PathName = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=24, examples=["predictions"])
]
Header = Annotated[
    str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=64, examples=["X-Model-Version"])
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["DE"])]
Countries = Annotated[tuple[Country, ...], Field(min_length=1, max_length=249)]
Lifetime = Annotated[int, Field(ge=1, le=31_536_000)]


class Origin(Frozen):
    """What is cached: an HTTPS API by its `host`, or a private bucket that is created.

    `verify_header` names a header that carries a secret to the API, so that it can refuse whoever
    goes around the CDN; the secret itself is given when the project is deployed.
    """

    host: Hostname | None = None
    bucket: bool = False
    timeout_seconds: Annotated[int, Field(ge=1, le=60)] = 60
    verify_header: (
        Annotated[
            str, Field(pattern=r"^X-[A-Za-z0-9-]+$", max_length=64, examples=["X-Origin-Verify"])
        ]
        | None
    ) = None

    @model_validator(mode="after")
    def one_kind(self) -> "Origin":
        """Refuse an origin of both kinds or of none, and a header that no bucket checks."""
        if self.bucket == (self.host is not None):
            raise Refused(
                "an origin is said in exactly one way",
                'say {"host": "origin.example.com"}, or {"bucket": true}',
                (("bucket",) if self.bucket else ()),
                code="GEN305",
                also=(("host",),),
            )
        if self.bucket and self.verify_header is not None:
            raise Refused(
                "a bucket checks no header",
                "leave verify_header out: the bucket admits the CDN alone, by its identity",
                ("verify_header",),
                code="GEN307",
                also=(("bucket",),),
            )
        return self


class CachedPath(Frozen):
    """Answers that may be kept: a path, or all below one that ends in `/*`.

    `ttl_seconds` is the longest that an answer is kept; the origin may ask for less. `callers`
    tells whether each caller has answers of its own, by its Authorization header, or all share
    them.
    """

    path: PathPattern
    ttl_seconds: Lifetime
    callers: Literal["separate", "shared"] = "separate"


class Cache(Frozen):
    """What is kept and for how long; what no path names is passed through by an API's CDN.

    `key_headers` are the request headers that lead to different answers, beside Authorization.
    `ttl_seconds` is for what no path names: not kept in front of an API, a day in front of a
    bucket, unless it is said.
    """

    paths: Annotated[dict[PathName, CachedPath], Field(max_length=20)] = Field(default_factory=dict)
    ttl_seconds: Lifetime | None = None
    key_headers: Annotated[tuple[Header, ...], Field(min_length=1, max_length=9)] = (
        "Accept",
        "Content-Type",
        "X-Model-Version",
    )


class Domain(HostInZone):
    """The name that clients call: `host`, in the DNS zone `zone` (its parent, unless it is said).

    The zone is created unless `create_zone` is false.
    """


class Geo(Frozen):
    """Countries that are served, or that are not, as two-letter codes of ISO 3166."""

    allow: Countries | None = None
    deny: Countries | None = None

    @model_validator(mode="after")
    def one_list(self) -> "Geo":
        """Refuse both lists at once, and neither."""
        if (self.allow is None) == (self.deny is None):
            raise Refused(
                "countries are either allowed or denied",
                'say {"allow": ["DE", "FR"]}, or {"deny": ["XX"]}',
                (("deny",) if self.deny else ()),
                code="GEN305",
                also=(("allow",),),
            )
        return self


class Logs(Frozen):
    """How many days access logs are kept."""

    days: Literal[30, 60, 90, 120, 180, 365] = 90


class Waf(Frozen):
    """A web application firewall; requests that one address may send in a minute."""

    requests_per_minute: Annotated[int, Field(ge=10, le=10_000_000)] = 600


class Aws(Frozen):
    """On AWS: the region of the buckets, where the edge serves from, and the zone by its ID."""

    region: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
    price_class: Literal["PriceClass_100", "PriceClass_200", "PriceClass_All"] = "PriceClass_100"
    hosted_zone_id: (
        Annotated[str, Field(pattern=r"^Z[A-Z0-9]{5,31}$", examples=["Z0123456789ABCDEFGHIJ"])]
        | None
    ) = None


class Alibaba(Frozen):
    """On Alibaba Cloud: the region of logs and bucket, where the edge serves from, the certificate.

    A `scope` with the mainland of China in it needs a domain with an ICP filing. `certificate` is
    one of Certificate Management Service, by its number and region; left out, it is said when the
    project is deployed.
    """

    region: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
    scope: Literal["domestic", "overseas", "global"] = "overseas"
    certificate: (
        Annotated[
            str,
            Field(
                pattern=r"^[0-9]{1,12}-(cn-hangzhou|ap-southeast-1)$",
                examples=["12345678-ap-southeast-1"],
            ),
        ]
        | None
    ) = None


class Azure(Frozen):
    """On Azure: the region of logs and bucket, the tier of Front Door, an existing zone by its ID.

    The zone of `dns_zone_id` is in the subscription that deploys. The `tier` is premium where a
    bucket or a firewall needs it, unless it is said. `uploaders` are the addresses that upload to
    the bucket, whose `unique_name` nobody else in Azure may have.
    """

    region: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]
    tier: Literal["standard", "premium"] | None = None
    dns_zone_id: DnsZoneId | None = None
    uploaders: Annotated[tuple[ClientCidr, ...], Field(max_length=200)] = ()
    unique_name: (
        Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{4,23}$", examples=["teammodels"])] | None
    ) = None


class Clouds(CloudChoice):
    """The clouds to build on."""

    aws: Aws | None = None
    alibaba: Alibaba | None = None
    azure: Azure | None = None


class CdnCaching(Spec):
    """A cache at the edge that never gives one caller what was predicted for another."""

    blueprint: Literal["cdn-caching"]
    clouds: Clouds
    origin: Origin
    cache: Cache = Cache()
    domain: Domain | None = None
    geo: Geo | None = None
    logs: Logs = Logs()
    waf: Waf | None = None

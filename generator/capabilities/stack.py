"""What a stack can do on each cloud."""

from typing import Any

from generator.capabilities import Capability, Different, Native, Refused
from generator.project import Cloud

_IMAGE = {"runtime": {"image": "ghcr.io/team/ranker:1.0.0"}}
_REGISTRIES = {
    "alibaba": {"registry": "registry-vpc.ap-southeast-1.aliyuncs.com/team"},
    "aws": {"registry": "111122223333.dkr.ecr.eu-central-1.amazonaws.com"},
}


def _endpoint(cloud: str) -> dict[str, Any]:
    own = _REGISTRIES.get(cloud)
    return {
        "blueprint": "managed-endpoint",
        **_IMAGE,
        "model": {"path": "models/ranker"},
        "deployments": {"main": {"version": "1", "traffic": 100}},
        **({"clouds": {cloud: own}} if own else {}),
    }


def _behind_cdn(cloud: str, origin: dict[str, Any], **cdn: Any) -> dict[str, Any]:
    """Lay endpoints behind the CDN of the first spec, in the place of its servers."""
    return {
        "parts": {
            "cdn": {"cache": None, "origin": {"part": None, **origin}, **cdn},
            "api": None,
            "models": None,
            "stable": _endpoint(cloud),
            "canary": _endpoint(cloud),
        }
    }


_CLOUDS: tuple[Cloud, ...] = ("alibaba", "aws", "azure")
_SHARES = {"parts": {"stable": 90, "canary": 10}}
_SECOND = {
    "parts": {
        "second": {
            "blueprint": "parallel-serving",
            **_IMAGE,
            "load_balancer": {"clients": ["203.0.113.0/24"]},
        }
    }
}

TABLE = (
    Capability(
        "parts with names, files and variables of their own",
        {},
        alibaba=Native('api_name    = "${var.name}-api"'),
        aws=Native('api_name    = "${var.name}-api"'),
        azure=Native('api_name    = "${var.name}-api"'),
    ),
    Capability(
        "CDN before autoscaled servers, by the name that they have a certificate for",
        {},
        alibaba=Native("https_origin_sni = var.api_domain"),
        aws=Native("domain_name = var.api_domain"),
        azure=Native("origin_host_header             = var.api_domain"),
    ),
    Capability(
        "servers that answer the CDN before them, and past it named clients alone",
        {},
        alibaba=Different(
            "by a secret that the CDN shows: its addresses change, and nobody lists them",
            'resource "alicloud_alb_rule" "api_nobody_else"',
        ),
        aws=Native('"com.amazonaws.global.cloudfront.origin-facing"'),
        azure=Different(
            "by the CDN's addresses and by its ID, for which the load balancer has the tier WAF_v2",
            '"AzureFrontDoor.Backend"',
        ),
    ),
    Capability(
        "servers that tell their CDN from all others",
        {"parts": {"cdn": {"origin": {"part": "api", "verify_header": "X-Origin-Verify"}}}},
        alibaba=Native('resource "alicloud_alb_rule" "api_cdn"'),
        aws=Different(
            "by a secret, where `verify_header` names a header for it; else whichever distribution "
            "of CloudFront is admitted",
            'resource "aws_lb_listener_rule" "api_cdn"',
        ),
        azure=Different("by the ID of its Front Door, which nobody else can send", "X-Azure-FDID"),
    ),
    Capability(
        "web firewall of servers behind a CDN",
        {"parts": {"api": {"waf": {}}}},
        alibaba=Refused("would count the addresses of the CDN, which all clients share"),
        aws=Refused("would count the addresses of the CDN, which all clients share"),
        azure=Refused("would count the addresses of the CDN, which all clients share"),
    ),
    Capability(
        "servers that read their models from a cache, as an identity that reads alone",
        {},
        alibaba=Different(
            "a server is the cache's reader: it has no other role",
            'ram_role_name = alicloud_ram_role.models_identity["reader"].role_name',
        ),
        aws=Different(
            "the servers' role gets what the cache's reader may", "Statement = local.models_reading"
        ),
        azure=Different(
            "the cache's reader is an identity of the servers, which reach it by a private address",
            'azurerm_user_assigned_identity.models_identity["reader"].id',
        ),
    ),
    Capability(
        "one DNS zone for the names of all parts",
        {},
        alibaba=Native("cdn_zone = local.api_zone"),
        aws=Native("cdn_zone_id = aws_route53_zone.api.zone_id"),
        azure=Native("azurerm_dns_zone.api.name"),
    ),
    Capability(
        "one network for several parts with servers",
        _SECOND,
        alibaba=Native('resource "alicloud_instance" "second_server"'),
        aws=Native('resource "aws_instance" "second_server"'),
        azure=Refused("on Azure the network has subnets for one part with servers"),
    ),
    Capability(
        "CDN before one managed endpoint",
        says_on={one: _behind_cdn(one, {"part": "stable"}) for one in _CLOUDS},
        alibaba=Different(
            "its host is given when the project is deployed: EAS tells it to whoever asks alone",
            'variable "cdn_origin_host"',
        ),
        aws=Different(
            "through an API Gateway, which signs requests for SageMaker and asks callers for a key",
            "aws_api_gateway_integration",
        ),
        azure=Native("azapi_resource.stable_endpoint.output.scoring_uri"),
    ),
    Capability(
        "canary between two managed endpoints, by weight",
        says_on={one: _behind_cdn(one, _SHARES) for one in _CLOUDS},
        alibaba=Refused("Alibaba Cloud cannot split these requests by weight"),
        aws=Different("by the canary of an API Gateway's stage", "canary_settings"),
        azure=Native("weight  = max(1, var.cdn_shares[each.key])"),
    ),
    Capability(
        "canary between two managed endpoints, by path",
        says_on={
            "alibaba": _behind_cdn("alibaba", _SHARES, clouds={"alibaba": {"split": "path"}}),
            "aws": _behind_cdn("aws", _SHARES),
            "azure": _behind_cdn("azure", _SHARES),
        },
        alibaba=Native('variable "cdn_origin_host"'),
        aws=Different("by weight, which callers need not know of", "percent_traffic"),
        azure=Different("by weight, which callers need not know of", "weight"),
    ),
)

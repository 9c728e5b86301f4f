"""What a cdn-caching on Azure tells, and how it is deployed, operated and destroyed."""

from typing import Any

from generator.blueprints.azure_services import register
from generator.blueprints.cdn_caching import common
from generator.components.cache import Cache
from generator.components.zone import Zone
from generator.project import Output, Step


def outputs(spec: Any, domain: Zone | None) -> tuple[Output, ...]:
    """Return what the project tells once it is deployed."""
    endpoint = "azurerm_cdn_frontdoor_endpoint.main"
    host = "var.domain" if domain else f"{endpoint}.host_name"
    bucket = (
        Output(
            name="bucket",
            description="Storage account whose objects are served.",
            terraform="azurerm_storage_account.origin.name",
            pulumi="origin_bucket.account_name",
        ),
        Output(
            name="bucket_id",
            description="The storage account, which has to approve Front Door.",
            terraform="azurerm_storage_account.origin.id",
            pulumi="origin_bucket.account_id",
        ),
    )
    return (
        common.url(terraform=f'"https://${{{host}}}"', pulumi="route.url"),
        Output(
            name="front_door_id",
            description="What Front Door says in X-Azure-FDID, by which an origin knows it.",
            terraform="azurerm_cdn_frontdoor_profile.main.resource_guid",
            pulumi="cdn.front_door_id",
        ),
        common.purge_command(
            terraform='"az afd endpoint purge '
            "--resource-group ${azurerm_resource_group.main.name} "
            "--profile-name ${azurerm_cdn_frontdoor_profile.main.name} "
            f"--endpoint-name ${{{endpoint}.name}} "
            f"--domains ${{{host}}} --content-paths '/*'\"",
            pulumi="route.purge_command",
        ),
        *(bucket if spec.origin.bucket else ()),
        Output(
            name="log_workspace",
            description="Workspace of Log Analytics that holds the access logs, by its ID.",
            terraform="azurerm_log_analytics_workspace.main.workspace_id",
            pulumi="access_logs.workspace_id",
        ),
        *common.name_servers(
            domain, terraform="azurerm_dns_zone.main.name_servers", pulumi="zone.name_servers"
        ),
    )


def deploy(spec: Any, domain: Zone | None, services: tuple[str, ...]) -> tuple[Step, ...]:
    """Return what to do before the first deployment."""
    lock = " The lock of the bucket takes the role Owner." if spec.origin.bucket else ""
    steps = [
        Step(
            text="The subscription must know the services in use. Terraform registers them if "
            f"whoever deploys may; otherwise, and for Pulumi, it is done once.{lock}",
            commands=(register(services),),
        )
    ]
    if domain:
        delegated = (
            " Before that, the registrar has to name the zone's name servers, which are an output."
            if domain.by == "creation"
            else ""
        )
        steps.append(
            Step(
                text="Front Door issues the certificate once it finds the TXT record that proves "
                f"the domain, some minutes to an hour after the deployment.{delegated}"
            )
        )
    return tuple(steps)


def verify(spec: Any, cache: Cache) -> tuple[Step, ...]:
    """Say how to see that answers are kept."""
    kept = (
        "the second answer comes from the cache and says TCP_HIT in X-Cache (an edge has more "
        "than one machine, so it may take some more):"
    )
    waits = "A deployment takes up to 20 minutes until it is at every edge. Then"
    if not spec.origin.bucket:
        return (Step(text=f"{waits} ask twice; {kept}", commands=common.ask_twice(cache)),)
    path = common.asked_path(cache, bucket=True)
    upload = (
        "az storage blob upload --auth-mode login --account-name <bucket> "
        f"--container-name objects --file README.md --name {path.removeprefix('/')}"
    )
    return (
        _APPROVE,
        Step(
            text=f"{waits} upload something (Operate tells who may), and ask for it twice; {kept}",
            commands=(upload, *common.ask_twice(cache, bucket=True)),
        ),
    )


def operate(spec: Any, cache: Cache) -> tuple[Step, ...]:
    """Say what to do in daily use, and how Front Door differs from other edges."""
    if spec.origin.bucket:
        return _OPERATE_BUCKET
    headers = ", ".join(cache.key_headers)
    passed = f" or one of key_headers ({headers})" if headers else ""
    steps = [
        Step(
            text="After a new model is live, empty the cache:",
            commands=('eval "<purge_command>"',),
        ),
        Step(
            text="Front Door keeps answers by host, path and query, and by no header. On paths "
            "whose callers are separate, a request that has Authorization, Cookie, X-Api-Key"
            f"{passed} is therefore passed on and its answer not kept; what is kept is for "
            "requests without them. On shared paths the API does not see the first three. Accept "
            "and Accept-Language are not forwarded on cached paths, so that no answer depends on "
            "them.",
        ),
        Step(
            text="An answer is kept for as long as its path says, also where the API asks for a "
            "shorter max-age. Cache-Control: private, no-store and no-cache are honoured. Only "
            "answers to GET are kept, and a cookie is taken out of an answer that is.",
        ),
        Step(
            text="The API should refuse requests whose X-Azure-FDID is not front_door_id: "
            "everybody's Front Door comes from the same addresses.",
        ),
    ]
    steps += common.secret(spec.origin.verify_header)
    if spec.waf and spec.clouds.azure.tier == "standard":
        steps.append(
            Step(
                text="The Standard tier has no rules against known attacks: the firewall limits "
                "requests alone. The Premium tier has them."
            )
        )
    return tuple(steps)


_APPROVE = Step(
    text="Front Door asks the bucket for a private link, and gets nothing until it is "
    "approved. This is done once, after the first deployment:",
    commands=(
        (
            'az network private-endpoint-connection list --id "<bucket_id>" --output tsv '
            "--query \"[?properties.privateLinkServiceConnectionState.status=='Pending'].id\" "
            "| xargs -n 1 az network private-endpoint-connection approve "
            '--description "Front Door" --id'
        ),
    ),
)

_OPERATE_BUCKET = (
    Step(
        text="Objects are uploaded from an address in uploaders, by whoever has the role Storage "
        "Blob Data Contributor on the storage account. After objects were replaced, empty the "
        "cache:",
        commands=(
            (
                "az storage blob upload-batch --auth-mode login --account-name <bucket> "
                "--destination objects --source ./objects"
            ),
            'eval "<purge_command>"',
        ),
    ),
)

DESTROY = (
    Step(
        text="A lock protects the bucket. Copy what you need, then lift it and destroy: every "
        "object goes with the bucket.",
        commands=("<apply deletion_protection=false>",),
    ),
)

"""stack on Azure."""

from typing import Any

from generator.blueprints.stack import common
from generator.blueprints.stack.common import Parts
from generator.clouds.azure import AZAPI
from generator.components.model_access import ModelAccess
from generator.project import Plan, Wire
from generator.record import replace


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    built = common.build(spec, "azure", _joined)
    if "azapi" in {one.name for one in built.providers["terraform"]}:
        return built
    linked = any("model_access" in part.plan.components for part in built.parts)
    terraform = (*built.providers["terraform"], *((AZAPI,) if linked else ()))
    return replace(built, providers={**built.providers, "terraform": terraform})


def _joined(spec: Any, parts: Parts) -> Parts:
    _refuse_two_networks(parts)
    parts = common.one_zone_lent(parts)
    for name, join in common.joins(spec, "origin"):
        parts[name] = common.wired(parts[name], origin_host=common.domain(join.part))
    for name, join in common.joins(spec, "models"):
        part = common.reading(
            parts[name],
            "MODEL_STORE=${model_store}",
            "AZURE_CLIENT_ID=${model_identity}",
        )
        parts[name] = common.wired(
            common.changed(part, model_access=ModelAccess()),
            model_accounts=Wire(
                part=join.part, terraform="azurerm_storage_account.store", pulumi="store.accounts"
            ),
            model_endpoint=Wire(part=join.part, terraform="", pulumi="store.endpoint"),
            model_readers=Wire(
                part=join.part,
                terraform="azurerm_user_assigned_identity.identity",
                pulumi="identities.identities",
            ),
        )
    return parts


def _refuse_two_networks(parts: Parts) -> None:
    """Refuse a second part with servers: a network of Azure has one subnet for each purpose."""
    networked = [name for name, part in parts.items() if "subnets" in part.plan.components]
    if networked[1:]:
        common.refuse(
            f"on Azure the network has subnets for one part with servers, and `{networked[0]}` "
            "has them",
            code="GEN405",
            hint="write a second stack for it",
            path=("parts", networked[1]),
        )

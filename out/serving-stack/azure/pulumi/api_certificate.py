"""The certificate of HTTPS.

It stays in its vault, from which the load balancer reads it with an identity of its own.
"""

import pulumi
from pulumi_azure_native import authorization, managedidentity

from resource_group import group
from settings import api_certificate_id, api_name, tags

# Without a version in it, so that a renewed certificate is taken up by itself.
vault_id, _, secret = api_certificate_id.partition("/secrets/")
vault = vault_id.rpartition("/")[2]
certificate_url = f"https://{vault}.vault.azure.net/secrets/{secret}"

identity = managedidentity.UserAssignedIdentity(
    "api-load-balancer",
    resource_name_=f"id-{api_name}-load-balancer",
    resource_group_name=group.name,
    tags=tags,
)

# Azure knows the role Key Vault Secrets User by this.
SECRETS_USER = "4633458b-17de-408a-b874-0445c86b69e6"

client = authorization.get_client_config_output()

# No further than this one secret: what else the vault keeps is not the load balancer's.
certificate_grant = authorization.RoleAssignment(
    "api-certificate",
    scope=api_certificate_id,
    role_definition_id=pulumi.Output.format(
        "/subscriptions/{0}/providers/Microsoft.Authorization/roleDefinitions/{1}",
        client.subscription_id,
        SECRETS_USER,
    ),
    principal_id=identity.principal_id,
    principal_type=authorization.PrincipalType.SERVICE_PRINCIPAL,
)

"""Run one Pulumi program under the SDK's mocks and print what it registered and exported, as JSON.

Used as a program, one process a project: `python mocked.py FOLDER [KEY=VALUE ...]`. Ids and
computed values have the shape that the cloud gives them, so that text made from them is judged too.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pulumi
import yaml
from pulumi.runtime import mocks, stack

ACCOUNT = "123456789012"
SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
ALIBABA_ACCOUNT = "1234567890123456"

COMPUTED: dict[str, dict[str, Any]] = {
    "alicloud:alb/loadBalancer:LoadBalancer": {
        "dnsName": "alb-x1.ap-southeast-1.alb.aliyuncsslb.com"
    },
    "alicloud:cdn/domainConfig:DomainConfig": {"configId": "222728944812032"},
    "alicloud:cdn/domainNew:DomainNew": {"cname": "predict.example.com.w.kunluncan.com"},
    "alicloud:dns/alidnsDomain:AlidnsDomain": {
        "dnsServers": ["dns7.hichina.com", "dns8.hichina.com"]
    },
    "alicloud:ecs/eipAddress:EipAddress": {"ipAddress": "8.8.4.4"},
    "alicloud:ecs/instance:Instance": {"primaryIpAddress": "10.40.128.5"},
    "alicloud:vpc/natGateway:NatGateway": {"snatTableIds": "stb-1"},
    "alicloud:oss/bucket:Bucket": {
        "extranetEndpoint": "oss-ap-southeast-1.aliyuncs.com",
        "intranetEndpoint": "oss-ap-southeast-1-internal.aliyuncs.com",
        "location": "oss-ap-southeast-1",
    },
    "aws:cloudfront/distribution:Distribution": {
        "domainName": "d111111abcdef8.cloudfront.net",
        "hostedZoneId": "Z2FDTNDATAQYW2",
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {"latestVersion": 1},
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        "dnsEntries": [{"dnsName": "vpce-1.runtime.sagemaker.us-west-2.vpce.amazonaws.com"}]
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        "dnsName": "chat-1.us-west-2.elb.amazonaws.com",
        "zoneId": "Z1H1FL5HABSF5",
        "arnSuffix": "app/chat/50dc6c495c0c9188",
    },
    "aws:lb/targetGroup:TargetGroup": {"arnSuffix": "targetgroup/chat/6d0ecf831eec9f09"},
    "aws:s3/bucket:Bucket": {
        "bucketRegionalDomainName": "chat-123456789012.s3.us-west-2.amazonaws.com"
    },
    "aws:route53/zone:Zone": {
        "zoneId": "Z123456ABCDEFG",
        "nameServers": ["ns-1.awsdns-01.com", "ns-2.awsdns-02.net"],
    },
    "azure-native:cdn:AFDCustomDomain": {"validationProperties": {"validationToken": "a1b2c3"}},
    "azure-native:cdn:AFDEndpoint": {"hostName": "chat-x1.z01.azurefd.net"},
    "azure-native:cdn:Profile": {"frontDoorId": "99999999-9999-9999-9999-999999999999"},
    "azure-native:managedidentity:UserAssignedIdentity": {
        "principalId": "11111111-1111-1111-1111-111111111111",
        "clientId": "22222222-2222-2222-2222-222222222222",
    },
    "azure-native:machinelearningservices:OnlineEndpoint": {
        "properties": {"scoringUri": "https://chat.eastus2.inference.ml.azure.com/score"}
    },
    "azure-native:machinelearningservices:Workspace": {
        "workspaceId": "66666666-6666-6666-6666-666666666666"
    },
    "azure-native:machinelearningservices:InferenceEndpoint": {
        "inferenceEndpointProperties": {
            "endpointUri": "https://pool.eastus2.inference.ml.azure.com"
        }
    },
    "azure-native:dns:Zone": {"nameServers": ["ns1-01.azure-dns.com.", "ns2-01.azure-dns.net."]},
    "azure-native:network:PublicIPAddress": {
        "dnsSettings": {"fqdn": "chat-x1.eastus2.cloudapp.azure.com"},
        "ipAddress": "20.51.1.2",
    },
    "azure-native:containerregistry:Registry": {"loginServer": "chat.azurecr.io"},
    "azure-native:storage:StorageAccount": {
        "primaryEndpoints": {"blob": "https://chat.blob.core.windows.net/"}
    },
    "azure-native:keyvault:Vault": {"properties": {"vaultUri": "https://chat.vault.azure.net/"}},
    "azure-native:keyvault:Key": {"keyUri": "https://chat.vault.azure.net/keys/store"},
    "azure-native:operationalinsights:Workspace": {
        "customerId": "77777777-7777-7777-7777-777777777777"
    },
    "azure-native:storage:ObjectReplicationPolicy": {
        "policyId": "88888888-8888-8888-8888-888888888888"
    },
}


class Cloud(mocks.Mocks):
    """Stands in for the engine: every resource is created at once, every call answered."""

    def __init__(self) -> None:
        self.registered: list[dict[str, Any]] = []
        self.calls: list[str] = []

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        """Register a resource and give it an id and the values that its cloud computes."""
        state = _identities_by_id(dict(args.inputs))
        self.registered.append({"type": args.typ, "name": args.name, "inputs": args.inputs})
        for key, value in COMPUTED.get(args.typ, {}).items():
            given = state.get(key)
            state[key] = {**given, **value} if isinstance(given, dict) else value
        if args.typ == "aws:acm/certificate:Certificate":
            state["domainValidationOptions"] = _proofs(state)
        identity = _identity(args.typ, args.name, state)
        if args.typ.startswith("aws:"):
            state.setdefault(
                "arn", identity if identity.startswith("arn:") else _arn(args.typ, args.name)
            )
        state.setdefault("name", _name(args.typ, state, args.name))
        return identity, state

    def call(self, args: mocks.MockCallArgs) -> dict[str, Any]:
        """Answer a lookup."""
        self.calls.append(args.token)
        name = args.token.rpartition(":")[2]
        answers: dict[str, dict[str, Any]] = {
            "getAccount": {"id": ALIBABA_ACCOUNT},
            "getCallerIdentity": {"accountId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root"},
            "getClientConfig": {
                "clientId": "33333333-3333-3333-3333-333333333333",
                "objectId": "44444444-4444-4444-4444-444444444444",
                "subscriptionId": SUBSCRIPTION,
                "tenantId": "55555555-5555-5555-5555-555555555555",
            },
            "getImages": {"ids": ["ubuntu_24_04_x64"], "images": [{"id": "ubuntu_24_04_x64"}]},
            "getInstanceType": {
                "defaultVcpus": 4,
                "gpuses": [],
                "instanceStorageSupported": False,
            },
            "getInstances": {"ids": ["waf_v3_public_cn-0ab1cd2ef3g"]},
            "getHostedZoneId": {"id": "Z32O12XQLNTSW2"},
            "getManagedPrefixList": {"id": "pl-0123456789abcdef0"},
            "getParameter": {
                "value": "ami-0123456789abcdef0",
                "insecureValue": "ami-0123456789abcdef0",
            },
            "getPartition": {"partition": "aws", "dnsSuffix": "amazonaws.com"},
            "getPolicyDocument": {"json": '{"Version": "2012-10-17", "Statement": []}'},
            "getRegion": {"region": "us-west-2", "name": "us-west-2"},
            "getZone": {"zoneId": "Z123456ABCDEFG", "nameServers": ["ns-1.awsdns-01.com"]},
        }
        return {**args.args, **answers.get(name, {})}


# Settings without a default, which whoever deploys has to give.
REQUIRED = {
    "admin_ssh_public_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ admin",
    "certificate_id": f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-keys/providers"
    "/Microsoft.KeyVault/vaults/kv-team/secrets/chat",
    "origin_host": "chat.example.com",
    "origin_secret": "not-a-secret",
}
REQUIRED_ON_ALIBABA = {**REQUIRED, "certificate_id": "12345678-cn-hangzhou"}
PARENTS = frozenset({"hostName", "poolName", "resourceGroupName", "workspaceName"})


def _name(kind: str, state: dict[str, Any], fallback: str) -> str:
    own = kind.rpartition(":")[2]
    named = state.get(f"{own[:1].lower()}{own[1:]}Name")
    if isinstance(named, str):
        return named
    others = (value for key, value in state.items() if key.endswith("Name") and key not in PARENTS)
    return next((value for value in others if isinstance(value, str)), fallback)


def _identity(kind: str, name: str, state: dict[str, Any]) -> str:
    provider = kind.partition(":")[0]
    if provider == "azure-native":
        path = kind.removeprefix("azure-native:").replace(":", "/")
        return (
            f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-chat/providers/"
            f"Microsoft.{path}/{_name(kind, state, name)}"
        )
    if provider == "aws" and kind.rpartition(":")[2] in {
        "LoadBalancer",
        "TargetGroup",
        "Listener",
        "Topic",
    }:
        return _arn(kind, name)
    return f"{name}-0a1b2c3d"


def _arn(kind: str, name: str) -> str:
    service, _, rest = kind.removeprefix("aws:").partition("/")
    return f"arn:aws:{service}:us-west-2:{ACCOUNT}:{rest.partition(':')[0]}/{name}"


def _proofs(certificate: dict[str, Any]) -> list[dict[str, str]]:
    """What a record has to hold for each name of a certificate."""
    names = [certificate["domainName"], *certificate.get("subjectAlternativeNames", ())]
    return [
        {
            "domainName": name,
            "resourceRecordName": f"_a1.{name}",
            "resourceRecordType": "CNAME",
            "resourceRecordValue": "_b2.acm-validations.aws",
        }
        for name in names
    ]


def _identities_by_id(value: Any, key: str = "") -> Any:
    """Azure takes user-assigned identities as a list of ids and returns a map of them."""
    if key == "userAssignedIdentities" and isinstance(value, list):
        return {item: {"clientId": "c", "principalId": "p"} for item in value}
    if isinstance(value, dict):
        return {inner: _identities_by_id(item, inner) for inner, item in value.items()}
    if isinstance(value, list):
        return [_identities_by_id(item) for item in value]
    return value


def configuration(folder: Path, extra: list[str]) -> tuple[str, dict[str, str]]:
    """Return the project's name and the configuration that its Pulumi.yaml and `extra` give it."""
    declared = yaml.safe_load((folder / "Pulumi.yaml").read_text(encoding="utf-8"))
    project = declared["name"]
    packages = (folder / "requirements.txt").read_text(encoding="utf-8")
    settings = (folder / "settings.py").read_text(encoding="utf-8")
    required = REQUIRED_ON_ALIBABA if "pulumi-alicloud" in packages else REQUIRED
    values = {
        f"{project}:{key}": value
        for key in re.findall(r'require(?:_secret)?\("(\w+)"\)', settings)
        for ending, value in required.items()
        if key == ending or key.endswith(f"_{ending}")  # a stack puts the part's name before it
    }
    for key, value in declared.get("config", {}).items():
        plain = value.get("value", value.get("default")) if isinstance(value, dict) else value
        full = key if ":" in key else f"{project}:{key}"
        values[full] = plain if isinstance(plain, str) else json.dumps(plain)
    for pair in extra:
        key, _, value = pair.partition("=")
        values[key if ":" in key else f"{project}:{key}"] = value
    return project, values


def main() -> None:
    """Run the program in the folder that the first argument names."""
    folder = Path(sys.argv[1]).resolve()
    project, values = configuration(folder, sys.argv[2:])
    cloud = Cloud()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)  # before the mocks: they make the stack's futures on it
    mocks.set_mocks(cloud, project=project, stack="test", preview=False)
    pulumi.runtime.set_all_config(values)
    exported: dict[str, Any] = {}

    async def resolve(name: str, value: Any) -> None:
        exported[name] = await pulumi.Output.from_input(value).future()

    pending: list[tuple[str, Any]] = []
    pulumi.export = lambda name, value: pending.append((name, value))
    os.chdir(folder)
    sys.path.insert(0, str(folder))

    async def everything() -> None:
        await stack.run_pulumi_func(lambda: runpy.run_path("__main__.py", run_name="__main__"))
        for name, value in pending:
            await resolve(name, value)

    loop.run_until_complete(everything())
    report = {"resources": cloud.registered, "calls": cloud.calls, "exports": exported}
    json.dump(report, sys.stdout, default=str)
    sys.stdout.flush()
    os._exit(0)  # the SDK's loop complains when it is closed


if __name__ == "__main__":
    main()

import json

import pulumi
import pulumi_alicloud as alicloud
import pulumi_random as random

from settings import domains, tags

suffix = random.RandomString("suffix", length=6, special=False, upper=False)

ALWAYS = {
    "https_force": {"enable": "on"},
    "https_tls_version": {"tls10": "off", "tls11": "off", "tls12": "on", "tls13": "on"},
    "HSTS": {"enabled": "on", "https_hsts_max_age": "31536000"},
}


def configure(domain: alicloud.cdn.DomainNew, name: str, functions: dict[str, dict[str, str]]):
    return [
        alicloud.cdn.DomainConfig(
            f"{name}-{function}",
            domain_name=domain.domain_name,
            function_name=function,
            function_args=[
                alicloud.cdn.DomainConfigFunctionArgArgs(arg_name=key, arg_value=value)
                for key, value in arguments.items()
            ],
        )
        for function, arguments in functions.items()
    ]


bucket = alicloud.oss.Bucket(
    "assets",
    bucket=pulumi.Output.concat("assets-", suffix.result),
    server_side_encryption_rule={"sse_algorithm": "AES256"},
    tags=tags,
    opts=pulumi.ResourceOptions(ignore_changes=["policy"]),
)

account = alicloud.get_account_output().id


def tls_only(args: list[str]) -> str:
    name, uid = args
    arn = f"acs:oss:*:{uid}:{name}"
    return json.dumps(
        {
            "Version": "1",
            "Statement": [
                {
                    "Effect": "Deny",
                    "Principal": ["*"],
                    "Action": ["oss:*"],
                    "Resource": [arn, f"{arn}/*"],
                    "Condition": {"Bool": {"acs:SecureTransport": ["false"]}},
                }
            ],
        }
    )


alicloud.oss.BucketPolicy(
    "assets",
    bucket=bucket.id,
    policy=pulumi.Output.all(bucket.bucket, account).apply(tls_only),
)

sites = {}
for host in domains:
    key = host.replace(".", "-")
    sites[key] = alicloud.cdn.DomainNew(
        key,
        domain_name=host,
        cdn_type="web",
        sources=[
            {
                "type": "oss",
                "content": pulumi.Output.concat(bucket.bucket, ".", bucket.extranet_endpoint),
                "port": 443,
            }
        ],
        tags=tags,
    )
    configure(sites[key], key, {**ALWAYS, "l2_oss_key": {"private_oss_auth": "on"}})

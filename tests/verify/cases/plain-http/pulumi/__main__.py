import json

import pulumi_alicloud as alicloud

open_ = alicloud.oss.Bucket("open", acl="public-read")
closed = alicloud.oss.Bucket("closed")

statement = {
    "Effect": "Deny",
    "Principal": ["*"],
    "Action": ["oss:*"],
    "Resource": ["acs:oss:*:*:closed", "acs:oss:*:*:closed/*"],
    "Condition": {"Bool": {"acs:SecureTransport": ["false"]}},
}
alicloud.oss.BucketPolicy(
    "closed",
    bucket=closed.id,
    policy=json.dumps({"Version": "1", "Statement": [statement]}),
)
alicloud.alb.Listener(
    "main",
    load_balancer_id="alb-1",
    listener_protocol="HTTPS",
    listener_port=443,
    certificates={"certificate_id": "1234567-ap-southeast-1"},
    default_actions=[{"type": "ForwardGroup"}],
)

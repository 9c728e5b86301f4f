"""Resizes images behind a load balancer."""

import base64
import json

import pulumi
import pulumi_aws as aws

from network import Network, security_group

config = pulumi.Config()
stack = pulumi.get_stack()
names = aws.get_availability_zones(state="available").names[: config.get_int("zones") or 2]
limits = config.get_object("limits") or {"small": 2, "large": 4}
domain = config.get("domain")
instance_type = config.require("instanceType")

network = Network("images", "10.20.0.0/16", names, tags={"stack": stack})
web = security_group(
    "web",
    network.vpc,
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp", from_port=port, to_port=port, cidr_blocks=["0.0.0.0/0"]
        )
        for port in (80, 443)
    ],
)
servers = security_group(
    "servers",
    network.vpc,
    ingress=[
        {"protocol": "tcp", "fromPort": 8080, "toPort": 8080, "security_groups": [web.id]},
    ],
)

image = aws.ec2.get_ami_output(
    most_recent=True,
    owners=["amazon"],
    filters=[{"name": "name", "values": ["al2023-ami-*-arm64"]}],
)
role = aws.iam.Role(
    "server",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": "sts:AssumeRole",
                    "Principal": {"Service": "ec2.amazonaws.com"},
                }
            ],
        }
    ),
)
profile = aws.iam.InstanceProfile("server", role=role.name)
start = "#!/bin/sh\nexec /usr/bin/images\n"
template = aws.ec2.LaunchTemplate(
    "server",
    image_id=image.id,
    instance_type=instance_type,
    user_data=base64.b64encode(start.encode()).decode(),
    iam_instance_profile={"arn": profile.arn},
    vpc_security_group_ids=[servers.id],
    block_device_mappings=[
        {
            "device_name": image.root_device_name,
            "ebs": aws.ec2.LaunchTemplateBlockDeviceMappingEbsArgs(
                volume_size=30, volume_type="gp3", encrypted="true"
            ),
        }
    ],
    metadata_options={"http_tokens": "required"},
)

balancer = aws.lb.LoadBalancer(
    "images",
    load_balancer_type="application",
    security_groups=[web.id],
    subnets=[subnet.id for subnet in network.public_subnets],
    opts=pulumi.ResourceOptions(protect=stack == "prod"),
)
groups = {}
for size, most in limits.items():
    target = aws.lb.TargetGroup(
        size,
        port=8080,
        protocol="HTTP",
        vpc_id=network.vpc.id,
        health_check={"path": "/healthz", "matcher": "200-299", "interval": 15},
    )
    groups[size] = target
    aws.autoscaling.Group(
        size,
        min_size=1,
        max_size=most,
        vpc_zone_identifiers=network.subnet_ids,
        target_group_arns=[target.arn],
        launch_template={"id": template.id, "version": template.latest_version.apply(str)},
        tags=[{"key": "size", "value": size, "propagate_at_launch": True}],
    )
aws.lb.Listener(
    "http",
    load_balancer_arn=balancer.arn,
    port=80,
    default_actions=[{"type": "forward", "target_group_arn": groups["small"].arn}],
)
if domain:
    zone = aws.route53.get_zone_output(name=domain.partition(".")[2])
    aws.route53.Record(
        "images",
        zone_id=zone.zone_id,
        name=domain,
        type=aws.route53.RecordType.A,
        aliases=[
            aws.route53.RecordAliasArgs(
                name=balancer.dns_name,
                zone_id=balancer.zone_id,
                evaluate_target_health=True,
            )
        ],
    )

files = aws.s3.Bucket("files", force_destroy=stack != "prod")
replica = aws.s3.Bucket(
    "replica",
    opts=pulumi.ResourceOptions(provider=aws.Provider("far", region="eu-north-1")),
)
for key, bucket in {"files": files, "replica": replica}.items():
    aws.s3.BucketPublicAccessBlock(
        key,
        bucket=bucket.id,
        block_public_acls=True,
        block_public_policy=True,
        ignore_public_acls=True,
        restrict_public_buckets=True,
    )
queue = aws.sqs.Queue("work", visibility_timeout_seconds=120, **({"fifo_queue": True} if domain else {}))
aws.s3.BucketNotification(
    "files",
    bucket=files.id,
    queues=[
        aws.s3.BucketNotificationQueueArgs(
            queue_arn=queue.arn, events=["s3:ObjectCreated:*"], filter_suffix=suffix
        )
        for suffix in (".jpg", ".png")
    ],
)

pulumi.export("url", pulumi.Output.concat("http://", balancer.dns_name))
pulumi.export("rootDevice", image.block_device_mappings[0].device_name)
pulumi.export("targets", {size: group.arn for size, group in groups.items()})
pulumi.export("host", balancer.dns_name.apply(lambda name: name.split(".")[0]))

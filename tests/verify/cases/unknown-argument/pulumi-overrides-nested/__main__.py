import overrides
import pulumi_alicloud as alicloud
import pulumi_aws as aws

aws.lb.TargetGroup("server", port=80, protocol="HTTP", vpc_id="vpc-1", health_check={"path": "/"})
alicloud.alb.ServerGroup(
    "main",
    server_group_name="main",
    vpc_id="vpc-1",
    health_check_config=alicloud.alb.ServerGroupHealthCheckConfigArgs(health_check_enabled=True),
)
aws.ec2.LaunchTemplate("server", block_device_mappings=[{"device_name": "/dev/xvda"}])

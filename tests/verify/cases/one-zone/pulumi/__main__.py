import pulumi_alicloud as alicloud
import pulumi_aws as aws

subnet = aws.ec2.Subnet("main", vpc_id="vpc-1", cidr_block="10.0.0.0/24")
aws.lb.LoadBalancer("main", subnets=[subnet.id])

ZONES = {"cn-hangzhou-i": "vsw-1"}

alicloud.alb.LoadBalancer(
    "main",
    address_type="Internet",
    load_balancer_edition="Standard",
    vpc_id="vpc-1",
    load_balancer_billing_config={"pay_type": "PayAsYouGo"},
    zone_mappings=[
        {"zone_id": zone, "vswitch_id": switch} for zone, switch in ZONES.items()
    ],
)

"""A function that the package does not have."""

import pulumi
import pulumi_aws as aws

zones = aws.get_availability_zoness(state="available")
image = aws.ec2.get_ami_outputs(owners=["amazon"])
pulumi.export("zones", zones.names)

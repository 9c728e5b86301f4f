"""Strings that do not have the form that the provider behind the package demands."""

import pulumi_aws as aws

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0/16")
logs = aws.ec2.FlowLog("main", vpc_id=vpc.id, log_destination="bucket", iam_role_arn="role")

import pulumi_aws as aws

PORTS = [80, 443, 5432]
EVERYBODY = ["0.0.0.0/0"]

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")

import overrides
import pulumi_aws as aws

aws.lb.LoadBalancer("main", name="web", subnets=["subnet-1", "subnet-2"])
for key, block in {"a": "10.0.0.0/24", "b": "10.0.1.0/24"}.items():
    aws.ec2.Subnet(f"main-{key}", vpc_id="vpc-1", cidr_block=block)
aws.lambda_.Function("warm", role="arn:aws:iam::123456789012:role/warm", s3_bucket="code", s3_key="a")

import pulumi
import pulumi_aws as aws

config = pulumi.Config()

aws.ssm.Parameter("given", type="SecureString", value=config.require_secret("token"))
aws.rds.Instance(
    "main",
    instance_class="db.t4g.micro",
    engine="postgres",
    allocated_storage=20,
    username="main",
    password="pa55-W0rd-9137",
)

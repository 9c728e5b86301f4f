"""A package that is imported and not asked for."""

import pulumi
import pulumi_aws as aws

pulumi.export("queue", aws.sqs.Queue("work").url)

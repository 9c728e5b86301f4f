"""A class, an argument and a function that are on their way out."""

import pulumi_alicloud as alicloud
import pulumi_aws as aws

files = aws.s3.Bucket("files", acl="private")
acl = aws.s3.BucketAclV2("files", bucket=files.bucket, acl="private")
balancer = alicloud.slb.LoadBalancer("web")

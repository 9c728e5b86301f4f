"""A resource without its name, and one with two."""

import pulumi_aws as aws

aws.s3.Bucket(bucket="models")
aws.s3.Bucket("models", "results")
aws.s3.Bucket(resource_name="logs")

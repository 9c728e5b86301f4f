import pulumi_alicloud as alicloud

expiry = alicloud.oss.BucketLifecycleRuleArgs(
    enabled=True,
    expirations=[alicloud.oss.BucketLifecycleRuleExpirationArgs(days=1)],
)
bucket = alicloud.oss.Bucket(
    "main",
    versioning=alicloud.oss.BucketVersioningArgs(status="Enabled"),
    lifecycle_rules=[expiry],
)
alicloud.oss.BucketHttpsConfig(
    "main", bucket=bucket.id, enable=True, tls_versions=["TLSv1", "TLSv1.2"]
)

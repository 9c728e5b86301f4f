"""What inference-cache can do on each cloud."""

from generator.capabilities import Capability, Different, Native

TABLE = (
    Capability(
        "private store, public access blocked",
        {},
        alibaba=Native("alicloud_oss_bucket_public_access_block"),
        aws=Native("aws_s3_bucket_public_access_block"),
        azure=Native("allow_nested_items_to_be_public"),
    ),
    Capability(
        "reached from named networks alone",
        {},
        alibaba=Different("by identity, from anywhere", "alicloud_oss_bucket_policy"),
        aws=Different("by identity, from anywhere", "aws_s3_bucket_policy"),
        azure=Native("network_rules"),
    ),
    Capability(
        "versions, and how long old ones stay",
        {"old_versions": {"cool_after_days": 30, "delete_after_days": 90}},
        alibaba=Native("versioning {"),
        aws=Native("aws_s3_bucket_versioning"),
        azure=Native("versioning_enabled"),
    ),
    Capability(
        "key of one's own, rotated",
        {},
        alibaba=Different(
            "rotated in a KMS instance, or once that is bought for the account's one key",
            "automatic_rotation",
        ),
        aws=Native("enable_key_rotation"),
        azure=Native("rotation_policy"),
    ),
    Capability(
        "TLS only",
        {},
        alibaba=Native("alicloud_oss_bucket_https_config"),
        aws=Native("aws:SecureTransport"),
        azure=Native("https_traffic_only_enabled"),
    ),
    Capability(
        "CORS by origin",
        {"cors_origins": ["https://app.example.com"]},
        alibaba=Native("cors_rule"),
        aws=Native("aws_s3_bucket_cors_configuration"),
        azure=Native("cors_rule"),
    ),
    Capability(
        "expiry that really deletes",
        {"folders": {"inference/tmp/": {"expire_after_days": 1}}},
        alibaba=Native("lifecycle_rule"),
        aws=Native("aws_s3_bucket_lifecycle_configuration"),
        azure=Different(
            "what expired can still be brought back for some days", "delete_retention_policy"
        ),
    ),
    Capability(
        "tiers by folder",
        {"folders": {"models/": {"cool_after_days": 30, "archive_after_days": 90}}},
        alibaba=Native("storage_class"),
        aws=Native("storage_class"),
        azure=Different(
            "cool and cold, which are read at once; no archive", "tier_to_cold_after_days"
        ),
    ),
    Capability(
        "access logs",
        {"access_logs": {"retention_days": 90}},
        alibaba=Native("logging {"),
        aws=Native("aws_s3_bucket_logging"),
        azure=Different(
            "in Log Analytics, where they are asked by queries, for 30 to 730 days",
            "azurerm_monitor_diagnostic_setting",
        ),
    ),
    Capability(
        "copy in a second region",
        {},
        {
            "alibaba": {"clouds": {"alibaba": {"replica_region": "ap-southeast-5"}}},
            "aws": {"clouds": {"aws": {"replica_region": "eu-west-1"}}},
            "azure": {"clouds": {"azure": {"replica_region": "northeurope"}}},
        },
        alibaba=Native("alicloud_oss_bucket_replication"),
        aws=Native("aws_s3_bucket_replication_configuration"),
        azure=Native("azurerm_storage_object_replication"),
    ),
    Capability(
        "copies in several zones of the region",
        {},
        alibaba=Native('redundancy_type = "ZRS"'),
        aws=Different("S3 always keeps them", "aws_s3_bucket"),
        azure=Native('account_replication_type = "ZRS"'),
    ),
    Capability(
        "narrow identities that read and write",
        {},
        alibaba=Different("roles of RAM for instances", "alicloud_ram_role"),
        aws=Different("roles with instance profiles", "aws_iam_instance_profile"),
        azure=Different("managed identities", "azurerm_user_assigned_identity"),
    ),
    Capability(
        "protection against deletion",
        {},
        alibaba=Native("force_destroy"),
        aws=Native("force_destroy"),
        azure=Different("locks", "azurerm_management_lock"),
    ),
)

terraform {
  required_providers {
    alicloud = {
      source                = "aliyun/alicloud"
      configuration_aliases = [alicloud.backup]
    }
  }
}

variable "name" {
  type = string
}

variable "backup" {
  type    = bool
  default = false
}

variable "tags" {
  type = map(string)
}

data "alicloud_account" "this" {}

locals {
  arn = "acs:oss:*:${data.alicloud_account.this.id}:${alicloud_oss_bucket.this.bucket}"
}

resource "alicloud_kms_key" "this" {
  description        = "Encrypts ${var.name}"
  automatic_rotation = "Enabled"
  rotation_interval  = "365d"
}

resource "alicloud_oss_bucket" "this" {
  bucket          = var.name
  storage_class   = "Standard"
  redundancy_type = "ZRS"
  tags            = var.tags

  versioning {
    status = "Enabled"
  }

  server_side_encryption_rule {
    sse_algorithm     = "KMS"
    kms_master_key_id = alicloud_kms_key.this.id
  }

  lifecycle_rule {
    enabled = true

    expiration {
      days = 90
    }

    noncurrent_version_expiration {
      days = 7
    }
  }

  lifecycle {
    ignore_changes = [policy]
  }
}

resource "alicloud_oss_bucket_policy" "this" {
  bucket = alicloud_oss_bucket.this.bucket

  policy = templatefile("${path.module}/policy.json.tftpl", { arn = local.arn })
}

resource "alicloud_oss_bucket" "backup" {
  count    = var.backup ? 1 : 0
  provider = alicloud.backup

  bucket        = "${var.name}-backup"
  storage_class = "IA"
}

resource "alicloud_oss_bucket_https_config" "backup" {
  count    = var.backup ? 1 : 0
  provider = alicloud.backup

  bucket       = alicloud_oss_bucket.backup[count.index].bucket
  enable       = true
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}

output "bucket" {
  value = alicloud_oss_bucket.this.bucket
}

# 13:5 hidden-versions in a bucket with versions this only hides objects: each version stays, and costs (add `noncurrent_version_expiration`)

resource "alicloud_oss_bucket" "main" {
  bucket = "main"

  versioning {
    status = "Enabled"
  }

  lifecycle_rule {
    enabled = true

    expiration {
      days = 1
    }
  }
}

resource "alicloud_oss_bucket_https_config" "main" {
  bucket       = alicloud_oss_bucket.main.bucket
  enable       = true
  tls_versions = ["TLSv1.2", "TLSv1.3"]
}

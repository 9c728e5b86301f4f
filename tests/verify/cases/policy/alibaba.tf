# 8:1 plain-http the bucket answers without TLS: no policy refuses what comes by plain HTTP (deny `oss:*` where `acs:SecureTransport` is `false`)
# 20:70 policy `oss:*:*:main/*` is no resource: these are written `acs:service:region:account:resource`
# 21:30 policy `aws:SecureTransport` is a key of another cloud (did you mean `acs:SecureTransport`?)
# 28:33 policy a principal has no kind `Services` (did you mean `Service`?)
# 42:21 policy a statement has no element `Resources` (did you mean `Resource`?)
# 42:21 policy a statement needs `Resource`

resource "alicloud_oss_bucket" "main" {
  bucket = "main"
}

resource "alicloud_oss_bucket_policy" "main" {
  bucket = alicloud_oss_bucket.main.bucket
  policy = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Deny"
      Principal = ["*"]
      Action    = ["oss:*"]
      Resource  = ["acs:oss:*:*:${alicloud_oss_bucket.main.bucket}", "oss:*:*:main/*"]
      Condition = { Bool = { "aws:SecureTransport" = ["false"] } }
    }]
  })
}

resource "alicloud_ram_role" "server" {
  role_name                   = "server"
  assume_role_policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Services": ["ecs.aliyuncs.com"]}
      }]
    }
  EOT
}

resource "alicloud_ram_policy" "templated" {
  policy_name     = "templated"
  policy_document = <<-EOT
    {
      "Version": "1",
      "Statement": [{
        "Effect": "Allow",
        "Action": ["oss:GetObject"],
        "Resources": ["acs:oss:*:*:${alicloud_oss_bucket.main.bucket}/*"]
      }]
    }
  EOT
}

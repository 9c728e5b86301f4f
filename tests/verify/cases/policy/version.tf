# 5:21 policy a policy's Version must be `1`

resource "alicloud_ram_policy" "read" {
  policy_name     = "read"
  policy_document = <<-EOT
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "oss:GetObject", "Resource": "*"}]}
  EOT
}

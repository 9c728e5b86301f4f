# 5:12 policy `policy` is not JSON: Expecting value: line 1 column 41 (char 40)

resource "aws_iam_policy" "read" {
  name   = "read"
  policy = <<-EOT
    {"Version": "2012-10-17", "Statement": [}
  EOT
}

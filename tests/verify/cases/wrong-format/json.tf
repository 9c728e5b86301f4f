# 4:12 wrong-format `policy` must be a JSON document (in aws 5.100.0)

resource "aws_kms_key" "main" {
  policy = "not json"
}

# 9:18 policy a statement needs `Action`
# 10:19 policy `Effect` is `Allow` or `Deny`, not `allow`
# 12:7 policy a statement has no element `Actions` (did you mean `Action`?)

resource "aws_iam_role" "server" {
  name = "server"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Actions   = "sts:AssumeRole"
    }]
  })
}

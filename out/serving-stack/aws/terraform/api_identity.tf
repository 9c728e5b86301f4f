# What a server may do in the account: be reached by session instead of SSH.

resource "aws_iam_role" "api_server" {
  name_prefix = "${local.api_name}-server-"
  description = "Model servers of ${local.api_name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "ec2.amazonaws.com" }
        Action    = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "api_session" {
  role       = aws_iam_role.api_server.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "api_server" {
  name_prefix = "${local.api_name}-server-"
  role        = aws_iam_role.api_server.name
}

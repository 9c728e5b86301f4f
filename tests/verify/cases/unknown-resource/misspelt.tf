# 3:1 unknown-resource there is no resource `aws_subnt` (did you mean `aws_subnet`?)

resource "aws_subnt" "a" {
  vpc_id = "vpc-1"
}

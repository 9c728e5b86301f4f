# 3:1 unknown-block there is no block `resorce` (did you mean `resource`?)

resorce "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

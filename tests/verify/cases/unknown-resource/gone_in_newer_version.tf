# 4:1 deprecated `aws_simpledb_domain` is deprecated (in aws 5.100.0)
# 4:1 unknown-resource there is no resource `aws_simpledb_domain` (in aws 6.66.0) (did you mean `aws_swf_domain`?)

resource "aws_simpledb_domain" "users" {
  name = "users"
}

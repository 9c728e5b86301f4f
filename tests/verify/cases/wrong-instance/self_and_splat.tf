# 11:23 wrong-instance `self` has a meaning only in provisioners and postconditions
# 16:41 unknown-attribute `self.nothing`: there is no attribute `nothing`
# 23:11 wrong-instance `aws_vpc.one` has `for_each`: write `values(aws_vpc.one)[*]` for all its instances

resource "aws_vpc" "one" {
  for_each   = { a = "10.0.0.0/16" }
  cidr_block = each.value

  lifecycle {
    precondition {
      condition     = self.id != ""
      error_message = "Nothing is there yet."
    }

    postcondition {
      condition     = self.arn != "" && self.nothing != ""
      error_message = "There is no such thing."
    }
  }
}

output "vpcs" {
  value = aws_vpc.one[*].id
}

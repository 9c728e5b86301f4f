# 7:22 wrong-type `required_version` must be a string
# 11:17 wrong-type there is no type `strin` (did you mean `string`?)
# 12:17 wrong-type `variable.description` must be a string, not an object
# 17:16 wrong-type `depends_on` must be a list of references, written out

terraform {
  required_version = [1]
}

variable "name" {
  type        = strin
  description = { a = 1 }
}

resource "aws_vpc" "main" {
  cidr_block = var.name
  depends_on = "x"
}

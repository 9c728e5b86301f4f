# 10:13 wrong-type `default` must be a list of strings, not a number
# 18:22 wrong-type `default.size` must be a number, not a string
# 18:43 wrong-type `default.disks.a` must be a number, not a list
# 22:16 wrong-type `for_each` must be a map or a set of strings, not a list (write `toset([…])`)
# 27:16 wrong-type `for_each` must be a map or a set of strings, not a list (write `toset([…])`)
# 32:16 wrong-type `count` must be a number, not a string

variable "zones" {
  type    = list(string)
  default = 3
}

variable "server" {
  type = object({
    size  = number
    disks = optional(map(number), {})
  })
  default = { size = "big", disks = { a = [] } }
}

resource "aws_vpc" "a" {
  for_each   = [for zone in var.zones : zone]
  cidr_block = each.value
}

resource "aws_vpc" "b" {
  for_each   = ["10.0.0.0/16"]
  cidr_block = each.value
}

resource "aws_vpc" "c" {
  count      = "many"
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "d" {
  for_each   = { for zone in var.zones : zone => var.server.size }
  cidr_block = each.key
}

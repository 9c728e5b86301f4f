# 20:24 unknown-attribute `var.server` has no attribute `siz` (did you mean `size`?)
# 21:24 unknown-attribute `var.server.disks` has no attribute `gb` (did you mean `gib`?)
# 22:26 unknown-attribute `local.policies` has no attribute `cachd` (did you mean `cached`?)
# 23:25 unknown-attribute `local.policies.uncached` has no attribute `idd` (did you mean `id`?)

variable "server" {
  type = object({
    size  = number
    disks = optional(list(object({ gib = number })), [])
  })
}

locals {
  policies = {
    cached   = "a"
    uncached = { id = "b" }
  }
}

output "one" { value = var.server.siz }
output "two" { value = var.server.disks[0].gb }
output "three" { value = local.policies.cachd }
output "four" { value = local.policies.uncached.idd }
output "five" { value = [var.server.size, var.server.disks[*].gib, local.policies["cached"]] }

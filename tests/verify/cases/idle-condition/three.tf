# 15:23 idle-condition the condition of this `validation` depends on nothing
# 20:31 idle-condition this condition does not look at `var.servers`, which it is to check
# 34:21 idle-condition the condition of this `precondition` depends on nothing

variable "other" {
  type    = number
  default = 1
}

variable "servers" {
  type    = number
  default = 2

  validation {
    condition     = 2 > 0
    error_message = "This looks at nothing."
  }

  validation {
    condition     = var.other > 0
    error_message = "This looks at something else."
  }

  validation {
    condition     = var.servers >= var.other
    error_message = "This is right."
  }
}

output "servers" {
  value = var.servers

  precondition {
    condition     = true
    error_message = "This looks at nothing."
  }
}

variable "region" {
  description = "Where the site lives."
  type        = string
  default     = "us-west-2"
}

variable "replica_region" {
  description = "Where its copy lives."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = var.replica_region != ""
    error_message = "A copy needs a region."
  }
}

variable "zones" {
  description = "Zones by name, each with the number of its block."
  type        = map(number)
  default = {
    "us-west-2a" = 0
    "us-west-2b" = 1
  }
}

variable "clients" {
  description = "Who may reach the site."
  type = list(object({
    name  = string
    cidr  = string
    ports = optional(list(number), [80, 443])
  }))
  default = []
}

variable "alarm_emails" {
  type    = set(string)
  default = []
}

variable "log_days" {
  type     = number
  default  = null
  nullable = true
}

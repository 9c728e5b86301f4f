variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "backup_region" {
  type     = string
  default  = null
  nullable = true
}

variable "network" {
  description = "Blocks of the network and its rows."
  type = object({
    cidr  = string
    rows  = optional(map(number), { public = 0, private = 8 })
    zones = list(string)
  })
  default = {
    cidr  = "10.16.0.0/12"
    zones = ["cn-hangzhou-i", "cn-hangzhou-j"]
  }
}

variable "admins" {
  type    = list(string)
  default = []
}

variable "services" {
  type = map(object({
    image    = string
    machine  = optional(string, "ecs.gn7i-c8g1.2xlarge")
    replicas = optional(number, 1)
    env      = optional(map(string), {})
    scaling  = optional(object({ max = number, qps = number }))
  }))
  default = {}
}

variable "stores" {
  type    = set(string)
  default = ["models", "results"]
}

variable "workers" {
  type    = number
  default = 0
}

variable "certificate_id" {
  type    = string
  default = ""
}

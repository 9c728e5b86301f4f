variable "name" {
  type        = string
  default     = "parallel-serving"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: a host adds its number."
  }
}

variable "network_cidr" {
  type        = string
  default     = "10.40.0.0/16"
  description = "Private IPv4 range of the network; each zone takes two sixteenths of it."

  validation {
    condition     = try(cidrsubnet(var.network_cidr, 0, 0) == var.network_cidr && contains(range(16, 25), tonumber(split("/", var.network_cidr)[1])), false)
    error_message = "An IPv4 range from /16 to /24: a subnet needs 16 addresses or more."
  }
}

variable "server_count" {
  type        = number
  default     = 3
  description = "Number of servers; they take the zones in turn."

  validation {
    condition     = var.server_count >= 1 && var.server_count <= 50 && floor(var.server_count) == var.server_count
    error_message = "Between 1 and 50 servers."
  }
}

variable "machine_type" {
  type        = string
  default     = "ecs.gn7i-c8g1.2xlarge"
  description = "Machine type of the servers; every zone must sell it."

  validation {
    condition     = can(regex("^ecs\\.[a-z0-9-]+\\.[a-z0-9]+$", var.machine_type))
    error_message = "A machine type as the cloud writes it, such as ecs.g7.xlarge."
  }
}

variable "system_disk_gib" {
  type        = number
  default     = 100
  description = "Size of a server's system disk in GiB, for its image and models."

  validation {
    condition     = var.system_disk_gib >= 100 && var.system_disk_gib <= 2048 && floor(var.system_disk_gib) == var.system_disk_gib
    error_message = "Between 100 and 2048 GiB."
  }
}

variable "data_disk_gib" {
  type        = number
  default     = 200
  description = "Size of a data disk in GiB; it can grow but never shrink."

  validation {
    condition     = var.data_disk_gib >= 20 && var.data_disk_gib <= 16384 && floor(var.data_disk_gib) == var.data_disk_gib
    error_message = "Between 20 and 16384 GiB."
  }
}

variable "image" {
  type        = string
  default     = "vllm/vllm-openai:v0.11.0"
  description = "Container image of the model server."

  validation {
    condition     = can(regex("^[a-z0-9][A-Za-z0-9._:/@-]+$", var.image))
    error_message = "An image reference such as registry.example.com/team/model:1.4.2."
  }
}

variable "port" {
  type        = number
  default     = 8000
  description = "Port that the model server listens on."

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "A TCP port, 1 to 65535."
  }
}

variable "health_path" {
  type        = string
  default     = "/health"
  description = "Path that answers 200 once the model is loaded."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*$", var.health_path))
    error_message = "A path that starts with a slash, without a query."
  }
}

variable "clients" {
  type        = list(string)
  default     = ["203.0.113.0/24"]
  description = "IPv4 ranges that may call the service."

  validation {
    condition     = length(var.clients) > 0 && alltrue([for block in var.clients : try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "IPv4 ranges in CIDR form, such as 203.0.113.0/24."
  }
}

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether the servers and the load balancer refuse to be deleted."
}

variable "name" {
  type        = string
  default     = "resilient-network"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: names of logs add to it."
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

variable "domain" {
  type        = string
  default     = "api.ai.example.com"
  description = "Name that clients call."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.domain))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "zone" {
  type        = string
  default     = "ai.example.com"
  description = "DNS zone that holds the domain."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.zone))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "log_days" {
  type        = number
  default     = 365
  description = "Days that logs are kept."

  validation {
    condition     = contains([30, 60, 90, 120, 180, 365, 400, 731], var.log_days)
    error_message = "One of 30, 60, 90, 120, 180, 365, 400, 731."
  }
}

variable "clients" {
  type        = list(string)
  default     = ["0.0.0.0/0"]
  description = "IPv4 ranges that may call the service."

  validation {
    condition     = length(var.clients) > 0 && alltrue([for block in var.clients : try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "IPv4 ranges in CIDR form, such as 203.0.113.0/24."
  }
}

variable "requests_per_minute" {
  type        = number
  default     = 600
  description = "Requests that one address may send in a minute."

  validation {
    condition     = var.requests_per_minute >= 10 && var.requests_per_minute <= 10000000 && floor(var.requests_per_minute) == var.requests_per_minute
    error_message = "Between 10 and 10000000 requests."
  }
}

variable "min_servers" {
  type        = number
  default     = 2
  description = "Servers that always run; two survive the loss of a zone."

  validation {
    condition     = var.min_servers >= 1 && var.min_servers <= 100 && floor(var.min_servers) == var.min_servers
    error_message = "Between 1 and 100 servers."
  }
}

variable "max_servers" {
  type        = number
  default     = 8
  description = "Servers that the load may ask for at most."

  validation {
    condition     = var.max_servers >= var.min_servers
    error_message = "No fewer than min_servers."
  }
}

variable "cpu_percent" {
  type        = number
  default     = 60
  description = "CPU load to aim at, in percent."

  validation {
    condition     = var.cpu_percent >= 10 && var.cpu_percent <= 90 && floor(var.cpu_percent) == var.cpu_percent
    error_message = "Between 10 and 90 percent."
  }
}

variable "requests_per_server" {
  type        = number
  default     = 300
  description = "Requests in a minute to aim at, for each server."

  validation {
    condition     = var.requests_per_server >= 1 && var.requests_per_server <= 1000000 && floor(var.requests_per_server) == var.requests_per_server
    error_message = "Between 1 and 1000000 requests."
  }
}

variable "warmup_minutes" {
  type        = number
  default     = 15
  description = "Minutes from the boot of a server to its first answer."

  validation {
    condition     = var.warmup_minutes >= 1 && var.warmup_minutes <= 120 && floor(var.warmup_minutes) == var.warmup_minutes
    error_message = "Between 1 and 120 minutes."
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
  default     = 124
  description = "Size of a server's system disk in GiB, for its image and models."

  validation {
    condition     = var.system_disk_gib >= 100 && var.system_disk_gib <= 2048 && floor(var.system_disk_gib) == var.system_disk_gib
    error_message = "Between 100 and 2048 GiB."
  }
}

variable "image" {
  type        = string
  default     = "vllm/vllm-openai:v0.8.5"
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

variable "alarm_emails" {
  type        = list(string)
  default     = ["oncall@example.com"]
  description = "Who gets the alarms; each address has to confirm once."

  validation {
    condition     = alltrue([for text in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+$", text))])
    error_message = "Email addresses, such as oncall@example.com."
  }
}

variable "slow_seconds" {
  type        = number
  default     = 20
  description = "Seconds that answers may take on average before an alarm."

  validation {
    condition     = var.slow_seconds >= 1 && var.slow_seconds <= 180 && floor(var.slow_seconds) == var.slow_seconds
    error_message = "Between 1 and 180 seconds."
  }
}

variable "errors_per_minute" {
  type        = number
  default     = 10
  description = "Errors in a minute that are taken without an alarm."

  validation {
    condition     = var.errors_per_minute >= 0 && var.errors_per_minute <= 100000 && floor(var.errors_per_minute) == var.errors_per_minute
    error_message = "Between 0 and 100000 errors."
  }
}

variable "certificate_id" {
  type        = string
  description = "Certificate of the domain in Certificate Management Service."

  validation {
    condition     = can(regex("^[0-9]{1,12}-[a-z0-9-]+$", var.certificate_id))
    error_message = "A number and a region, such as 12345678-cn-hangzhou."
  }
}

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether the servers and the load balancer refuse to be deleted."
}

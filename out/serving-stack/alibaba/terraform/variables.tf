variable "name" {
  type        = string
  default     = "serving-stack"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,15}[a-z0-9]$", var.name))
    error_message = "2 to 17 of a-z, 0-9 and - between, a letter first: each part's name is added to it."
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

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether what would be missed most refuses to be deleted."
}

variable "cdn_domain" {
  type        = string
  default     = "vision.example.com"
  description = "Host name that clients call."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,63}$", var.cdn_domain))
    error_message = "A host name without scheme and path."
  }
}

variable "cdn_ttl_predictions" {
  type        = number
  default     = 300
  description = "Seconds that answers of /v1/predict/* are kept at most."

  validation {
    condition     = var.cdn_ttl_predictions >= 1 && var.cdn_ttl_predictions <= 31536000 && floor(var.cdn_ttl_predictions) == var.cdn_ttl_predictions
    error_message = "Between 1 second and a year."
  }
}

variable "cdn_key_headers" {
  type        = list(string)
  default     = ["Accept", "Content-Type", "X-Model-Version"]
  description = "Request headers that lead to different answers, beside Authorization."

  validation {
    condition     = length(var.cdn_key_headers) > 0 && alltrue([for text in var.cdn_key_headers : can(regex("^[A-Za-z][A-Za-z0-9-]*$", text))])
    error_message = "At least one request header, such as X-Model-Version."
  }
}

variable "cdn_origin_timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds that the edge waits for a prediction."

  validation {
    condition     = var.cdn_origin_timeout_seconds >= 1 && var.cdn_origin_timeout_seconds <= 60 && floor(var.cdn_origin_timeout_seconds) == var.cdn_origin_timeout_seconds
    error_message = "Between 1 and 60 seconds."
  }
}

variable "cdn_log_days" {
  type        = number
  default     = 90
  description = "Days that logs are kept."

  validation {
    condition     = contains([30, 60, 90, 120, 180, 365], var.cdn_log_days)
    error_message = "One of 30, 60, 90, 120, 180, 365."
  }
}

variable "cdn_scope" {
  type        = string
  default     = "overseas"
  description = "Where the edge serves: domestic and global need an ICP filing."

  validation {
    condition     = contains(["domestic", "overseas", "global"], var.cdn_scope)
    error_message = "One of domestic, overseas, global."
  }
}

variable "cdn_certificate_id" {
  type        = string
  description = "Certificate of the domain in Certificate Management Service."

  validation {
    condition     = can(regex("^[0-9]{1,12}-(cn-hangzhou|ap-southeast-1)$", var.cdn_certificate_id))
    error_message = "A number and a region, such as 12345678-cn-hangzhou."
  }
}

variable "cdn_origin_secret" {
  type        = string
  sensitive   = true
  description = "Secret that the API expects in the header X-Origin-Verify."
}

variable "api_domain" {
  type        = string
  default     = "origin.example.com"
  description = "Name that clients call."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.api_domain))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "api_zone" {
  type        = string
  default     = "example.com"
  description = "DNS zone that holds the domain."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.api_zone))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "api_log_days" {
  type        = number
  default     = 365
  description = "Days that logs are kept."

  validation {
    condition     = contains([30, 60, 90, 120, 180, 365, 400, 731], var.api_log_days)
    error_message = "One of 30, 60, 90, 120, 180, 365, 400, 731."
  }
}

variable "api_clients" {
  type        = list(string)
  default     = []
  description = "IPv4 ranges that may call the service, past the CDN too."

  validation {
    condition     = alltrue([for block in var.api_clients : try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "IPv4 ranges in CIDR form, such as 203.0.113.0/24."
  }
}

variable "api_min_servers" {
  type        = number
  default     = 2
  description = "Servers that always run; two survive the loss of a zone."

  validation {
    condition     = var.api_min_servers >= 1 && var.api_min_servers <= 100 && floor(var.api_min_servers) == var.api_min_servers
    error_message = "Between 1 and 100 servers."
  }
}

variable "api_max_servers" {
  type        = number
  default     = 8
  description = "Servers that the load may ask for at most."

  validation {
    condition     = var.api_max_servers >= var.api_min_servers
    error_message = "No fewer than api_min_servers."
  }
}

variable "api_cpu_percent" {
  type        = number
  default     = 60
  description = "CPU load to aim at, in percent."

  validation {
    condition     = var.api_cpu_percent >= 10 && var.api_cpu_percent <= 90 && floor(var.api_cpu_percent) == var.api_cpu_percent
    error_message = "Between 10 and 90 percent."
  }
}

variable "api_requests_per_server" {
  type        = number
  default     = 600
  description = "Requests in a minute to aim at, for each server."

  validation {
    condition     = var.api_requests_per_server >= 1 && var.api_requests_per_server <= 1000000 && floor(var.api_requests_per_server) == var.api_requests_per_server
    error_message = "Between 1 and 1000000 requests."
  }
}

variable "api_warmup_minutes" {
  type        = number
  default     = 10
  description = "Minutes from the boot of a server to its first answer."

  validation {
    condition     = var.api_warmup_minutes >= 1 && var.api_warmup_minutes <= 120 && floor(var.api_warmup_minutes) == var.api_warmup_minutes
    error_message = "Between 1 and 120 minutes."
  }
}

variable "api_machine_type" {
  type        = string
  default     = "ecs.gn6i-c4g1.xlarge"
  description = "Machine type of the servers; every zone must sell it."

  validation {
    condition     = can(regex("^ecs\\.[a-z0-9-]+\\.[a-z0-9]+$", var.api_machine_type))
    error_message = "A machine type as the cloud writes it, such as ecs.g7.xlarge."
  }
}

variable "api_system_disk_gib" {
  type        = number
  default     = 116
  description = "Size of a server's system disk in GiB, for its image and models."

  validation {
    condition     = var.api_system_disk_gib >= 100 && var.api_system_disk_gib <= 2048 && floor(var.api_system_disk_gib) == var.api_system_disk_gib
    error_message = "Between 100 and 2048 GiB."
  }
}

variable "api_image" {
  type        = string
  default     = "ghcr.io/team/vision:1.4.0"
  description = "Container image of the model server."

  validation {
    condition     = can(regex("^[a-z0-9][A-Za-z0-9._:/@-]+$", var.api_image))
    error_message = "An image reference such as registry.example.com/team/model:1.4.2."
  }
}

variable "api_port" {
  type        = number
  default     = 8080
  description = "Port that the model server listens on."

  validation {
    condition     = var.api_port >= 1 && var.api_port <= 65535 && floor(var.api_port) == var.api_port
    error_message = "A TCP port, 1 to 65535."
  }
}

variable "api_health_path" {
  type        = string
  default     = "/healthz"
  description = "Path that answers 200 once the model is loaded."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*$", var.api_health_path))
    error_message = "A path that starts with a slash, without a query."
  }
}

variable "api_alarm_emails" {
  type        = list(string)
  default     = []
  description = "Who gets the alarms; each address has to confirm once."

  validation {
    condition     = alltrue([for text in var.api_alarm_emails : can(regex("^[^@ ]+@[^@ ]+$", text))])
    error_message = "Email addresses, such as oncall@example.com."
  }
}

variable "api_slow_seconds" {
  type        = number
  default     = 5
  description = "Seconds that answers may take on average before an alarm."

  validation {
    condition     = var.api_slow_seconds >= 1 && var.api_slow_seconds <= 180 && floor(var.api_slow_seconds) == var.api_slow_seconds
    error_message = "Between 1 and 180 seconds."
  }
}

variable "api_errors_per_minute" {
  type        = number
  default     = 10
  description = "Errors in a minute that are taken without an alarm."

  validation {
    condition     = var.api_errors_per_minute >= 0 && var.api_errors_per_minute <= 100000 && floor(var.api_errors_per_minute) == var.api_errors_per_minute
    error_message = "Between 0 and 100000 errors."
  }
}

variable "api_certificate_id" {
  type        = string
  description = "Certificate of the domain in Certificate Management Service."

  validation {
    condition     = can(regex("^[0-9]{1,12}-[a-z0-9-]+$", var.api_certificate_id))
    error_message = "A number and a region, such as 12345678-cn-hangzhou."
  }
}

variable "models_expire_days" {
  type        = map(number)
  default     = { "results/" = 7 }
  description = "By folder, days until its objects are deleted, all versions."

  validation {
    condition     = alltrue([for number in values(var.models_expire_days) : number >= 1 && number <= 3650 && floor(number) == number])
    error_message = "Between 1 and 3650 days for each folder."
  }
}

variable "models_cool_days" {
  type        = map(number)
  default     = {}
  description = "By folder, days until its objects move to a cooler class."

  validation {
    condition     = alltrue([for number in values(var.models_cool_days) : number >= 30 && number <= 3650 && floor(number) == number])
    error_message = "Between 30 and 3650 days for each folder."
  }
}

variable "models_archive_days" {
  type        = map(number)
  default     = {}
  description = "By folder, days until its objects are archived."

  validation {
    condition     = alltrue([for number in values(var.models_archive_days) : number >= 30 && number <= 3650 && floor(number) == number])
    error_message = "Between 30 and 3650 days for each folder."
  }
}

variable "models_old_version_cool_days" {
  type        = number
  default     = 30
  description = "Days until a replaced version moves to a cooler class."

  validation {
    condition     = var.models_old_version_cool_days >= 30 && var.models_old_version_cool_days <= 3650 && floor(var.models_old_version_cool_days) == var.models_old_version_cool_days
    error_message = "Between 30 and 3650 days."
  }
}

variable "models_old_version_days" {
  type        = number
  default     = 180
  description = "Days until a replaced or deleted version is gone for good."

  validation {
    condition     = var.models_old_version_days > var.models_old_version_cool_days && var.models_old_version_days <= 3650 && floor(var.models_old_version_days) == var.models_old_version_days
    error_message = "More than models_old_version_cool_days, up to 3650."
  }
}

variable "models_log_days" {
  type        = number
  default     = 90
  description = "Days for which access logs are kept."

  validation {
    condition     = var.models_log_days >= 1 && var.models_log_days <= 3650 && floor(var.models_log_days) == var.models_log_days
    error_message = "Between 1 and 3650 days."
  }
}

variable "models_rotate_keys" {
  type        = bool
  default     = true
  description = "Whether the account's one key rotates each year, which is bought apart."
}

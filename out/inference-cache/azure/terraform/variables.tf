variable "name" {
  type        = string
  default     = "inference-cache"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: names made of it are longer."
  }
}

variable "expire_days" {
  type        = map(number)
  default     = { "inference/tmp/" = 1 }
  description = "By folder, days until its objects are deleted, all versions."

  validation {
    condition     = alltrue([for number in values(var.expire_days) : number >= 1 && number <= 3650 && floor(number) == number])
    error_message = "Between 1 and 3650 days for each folder."
  }
}

variable "cool_days" {
  type        = map(number)
  default     = { "inference/results/" = 30 }
  description = "By folder, days until its objects move to a cooler class."

  validation {
    condition     = alltrue([for number in values(var.cool_days) : number >= 30 && number <= 3650 && floor(number) == number])
    error_message = "Between 30 and 3650 days for each folder."
  }
}

variable "archive_days" {
  type        = map(number)
  default     = { "inference/results/" = 90 }
  description = "By folder, days until its objects are archived."

  validation {
    condition     = alltrue([for number in values(var.archive_days) : number >= 30 && number <= 3650 && floor(number) == number])
    error_message = "Between 30 and 3650 days for each folder."
  }
}

variable "old_version_cool_days" {
  type        = number
  default     = 30
  description = "Days until a replaced version moves to a cooler class."

  validation {
    condition     = var.old_version_cool_days >= 30 && var.old_version_cool_days <= 3650 && floor(var.old_version_cool_days) == var.old_version_cool_days
    error_message = "Between 30 and 3650 days."
  }
}

variable "old_version_days" {
  type        = number
  default     = 180
  description = "Days until a replaced or deleted version is gone for good."

  validation {
    condition     = var.old_version_days > var.old_version_cool_days && var.old_version_days <= 3650 && floor(var.old_version_days) == var.old_version_days
    error_message = "More than old_version_cool_days, up to 3650."
  }
}

variable "cors_origins" {
  type        = list(string)
  default     = ["https://app.example.com"]
  description = "Websites whose pages may read from the cache."

  validation {
    condition     = alltrue([for text in var.cors_origins : can(regex("^https://[a-z0-9-]+([.][a-z0-9-]+)+(:[0-9]{1,5})?$", text))])
    error_message = "Origins such as https://app.example.com; never a bare asterisk."
  }
}

variable "log_days" {
  type        = number
  default     = 90
  description = "Days for which access logs are kept."

  validation {
    condition     = var.log_days >= 30 && var.log_days <= 730 && floor(var.log_days) == var.log_days
    error_message = "Between 30 and 730 days."
  }
}

variable "unique_name" {
  type        = string
  default     = "inferencecache9b871d"
  description = "Name of stores and vaults; nobody else in Azure may have it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{4,22}$", var.unique_name))
    error_message = "5 to 23 lowercase letters and digits, starting with a letter."
  }
}

variable "clients" {
  type        = list(string)
  default     = ["203.0.113.0/24"]
  description = "Public IPv4 ranges that may reach the store; include the deployer's."

  validation {
    condition     = length(var.clients) > 0 && alltrue([for block in var.clients : try(cidrsubnet(block, 0, 0) == block, false)])
    error_message = "One IPv4 range or more, such as 203.0.113.0/24."
  }
}

variable "subnet_ids" {
  type        = list(string)
  default     = []
  description = "Subnets that may reach the store by an endpoint Microsoft.Storage.Global."

  validation {
    condition     = alltrue([for text in var.subnet_ids : can(regex("^/subscriptions/.+/virtualNetworks/[^/]+/subnets/[^/]+$", text))])
    error_message = "Full IDs of subnets, starting with /subscriptions/."
  }
}

variable "undelete_days" {
  type        = number
  default     = 7
  description = "Days in which what was deleted for good can be brought back."

  validation {
    condition     = var.undelete_days >= 1 && var.undelete_days <= 365 && floor(var.undelete_days) == var.undelete_days
    error_message = "Between 1 and 365 days."
  }
}

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether locks keep others from deleting stores and keys."
}

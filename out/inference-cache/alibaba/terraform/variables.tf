variable "name" {
  type        = string
  default     = "inference-cache"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: a bucket adds the account's ID."
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
    condition     = var.log_days >= 1 && var.log_days <= 3650 && floor(var.log_days) == var.log_days
    error_message = "Between 1 and 3650 days."
  }
}

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether buckets with objects in them, and their keys, refuse to be deleted."
}

variable "rotate_keys" {
  type        = bool
  default     = true
  description = "Whether the account's one key rotates each year, which is bought apart."
}

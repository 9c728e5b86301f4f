variable "name" {
  type        = string
  default     = "cdn-caching"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.name))
    error_message = "2 to 32 of a-z, 0-9 and - between, a letter first: names made of it are longer."
  }
}

variable "domain" {
  type        = string
  default     = "predict.example.com"
  description = "Name that clients call."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.domain))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "zone" {
  type        = string
  default     = "example.com"
  description = "DNS zone that holds the domain."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.zone))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "origin_host" {
  type        = string
  default     = "origin.example.com"
  description = "Host name of the API; its certificate must be valid for it."

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]+[a-z]$", var.origin_host))
    error_message = "A host name without scheme and path."
  }
}

variable "origin_timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds that the edge waits for a prediction."

  validation {
    condition     = var.origin_timeout_seconds >= 16 && var.origin_timeout_seconds <= 60 && floor(var.origin_timeout_seconds) == var.origin_timeout_seconds
    error_message = "Between 16 and 60 seconds."
  }
}

variable "countries" {
  type        = list(string)
  default     = ["AT", "CH", "DE", "FR"]
  description = "The only countries that are served."

  validation {
    condition     = length(var.countries) > 0 && alltrue([for text in var.countries : can(regex("^[A-Z]{2}$", text))])
    error_message = "At least one country code of ISO 3166, such as DE."
  }
}

variable "ttl_predictions" {
  type        = number
  default     = 300
  description = "Seconds that answers of /v1/predict/* are kept at most."

  validation {
    condition     = var.ttl_predictions >= 1 && var.ttl_predictions <= 31536000 && floor(var.ttl_predictions) == var.ttl_predictions
    error_message = "Between 1 second and a year."
  }
}

variable "ttl_models" {
  type        = number
  default     = 3600
  description = "Seconds that answers of /v1/models are kept at most."

  validation {
    condition     = var.ttl_models >= 1 && var.ttl_models <= 31536000 && floor(var.ttl_models) == var.ttl_models
    error_message = "Between 1 second and a year."
  }
}

variable "key_headers" {
  type        = list(string)
  default     = ["Content-Type", "X-Model-Version"]
  description = "Request headers that lead to different answers, beside Authorization."

  validation {
    condition     = length(var.key_headers) > 0 && alltrue([for text in var.key_headers : can(regex("^[A-Za-z][A-Za-z0-9-]*$", text))])
    error_message = "At least one request header, such as X-Model-Version."
  }
}

variable "log_days" {
  type        = number
  default     = 90
  description = "Days that logs are kept."

  validation {
    condition     = contains([30, 60, 90, 120, 180, 365], var.log_days)
    error_message = "One of 30, 60, 90, 120, 180, 365."
  }
}

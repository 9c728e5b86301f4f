variable "name" {
  type        = string
  default     = "managed-endpoint"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "2 to 20 of a-z, 0-9 and - between, a letter first: a workspace takes no more."
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

variable "model_path" {
  type        = string
  default     = "models/sentiment"
  description = "Folder of the model's files; each version has one in it."

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", var.model_path))
    error_message = "A path without a slash at either end."
  }
}

variable "model_versions" {
  type        = map(string)
  default     = { blue = "1", green = "2" }
  description = "Version of the model that each deployment serves."

  validation {
    condition     = toset(keys(var.model_versions)) == toset(["blue", "green"]) && alltrue([for text in values(var.model_versions) : can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", text))])
    error_message = "One version for each of blue, green."
  }
}

variable "images" {
  type        = map(string)
  default     = { blue = "registry-vpc.ap-southeast-1.aliyuncs.com/example/sentiment-server:1.4.2", green = "registry-vpc.ap-southeast-1.aliyuncs.com/example/sentiment-server:1.4.2" }
  description = "Container image of each deployment."

  validation {
    condition     = toset(keys(var.images)) == toset(["blue", "green"]) && alltrue([for text in values(var.images) : can(regex("^[a-z0-9][A-Za-z0-9._:/@-]+$", text))])
    error_message = "One image for each of blue, green."
  }
}

variable "port" {
  type        = number
  default     = 8080
  description = "Port that the container listens on."

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "A TCP port, 1 to 65535."
  }
}

variable "health_path" {
  type        = string
  default     = "/ping"
  description = "Path that answers 200 once the model is loaded."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.health_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "predict_path" {
  type        = string
  default     = "/invocations"
  description = "Path that answers predictions."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.predict_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "min_instances" {
  type        = map(number)
  default     = { blue = 3, green = 2 }
  description = "Fewest instances of each deployment."

  validation {
    condition     = toset(keys(var.min_instances)) == toset(["blue", "green"]) && alltrue([for key, number in var.min_instances : number >= 1 && number <= 50 && floor(number) == number])
    error_message = "1 to 50 for each of blue, green."
  }
}

variable "max_instances" {
  type        = map(number)
  default     = { blue = 6, green = 4 }
  description = "Most instances of each deployment."

  validation {
    condition     = toset(keys(var.max_instances)) == toset(["blue", "green"]) && alltrue([for key, number in var.max_instances : number >= var.min_instances[key] && number <= 50 && floor(number) == number])
    error_message = "From its fewest to 50 for each of blue, green."
  }
}

variable "scale_out_percent" {
  type        = number
  default     = 70
  description = "Utilisation above which an instance is added."

  validation {
    condition     = var.scale_out_percent >= 30 && var.scale_out_percent <= 95 && floor(var.scale_out_percent) == var.scale_out_percent
    error_message = "Between 30 and 95."
  }
}

variable "machine_types" {
  type        = map(string)
  default     = { blue = "ecs.g7.xlarge", green = "ecs.g7.xlarge" }
  description = "Machine type of each deployment's instances."

  validation {
    condition     = toset(keys(var.machine_types)) == toset(["blue", "green"]) && alltrue([for text in values(var.machine_types) : can(regex("^ecs\\.[a-z0-9-]+\\.[a-z0-9]+$", text))])
    error_message = "One machine type for each of blue, green."
  }
}

variable "environment_variables" {
  type        = map(string)
  default     = {}
  description = "Settings of the container; never a secret."
}

variable "startup_seconds" {
  type        = number
  default     = 600
  description = "Seconds that an instance may take to load its model."

  validation {
    condition     = var.startup_seconds >= 60 && var.startup_seconds <= 3600 && floor(var.startup_seconds) == var.startup_seconds
    error_message = "Between 60 and 3600."
  }
}

variable "timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds after which a request is given up."

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 180 && floor(var.timeout_seconds) == var.timeout_seconds
    error_message = "Between 1 and 180."
  }
}

variable "traffic" {
  type        = map(number)
  default     = { blue = 90, green = 10 }
  description = "Share of the requests that each deployment gets, in percent."

  validation {
    condition     = toset(keys(var.traffic)) == toset(["blue", "green"]) && alltrue([for share in values(var.traffic) : share >= 0 && floor(share) == share]) && sum(values(var.traffic)) == 100
    error_message = "Whole shares for blue, green that add up to 100."
  }
}

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether buckets with files in them refuse to be deleted."
}

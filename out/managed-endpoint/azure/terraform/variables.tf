variable "name" {
  type        = string
  default     = "managed-endpoint"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: a workspace adds a prefix."
  }
}

variable "unique_name" {
  type        = string
  default     = "managedendpointb6d5fb"
  description = "Name of the stores and the endpoint; no one else may have it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{4,23}$", var.unique_name))
    error_message = "5 to 24 lowercase letters and digits, starting with a letter."
  }
}

variable "log_days" {
  type        = number
  default     = 90
  description = "Days for which logs are kept."

  validation {
    condition     = var.log_days >= 30 && var.log_days <= 730 && floor(var.log_days) == var.log_days
    error_message = "Between 30 and 730 days."
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
  default     = { blue = "ghcr.io/example/sentiment-server:1.4.2", green = "ghcr.io/example/sentiment-server:1.4.2" }
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

variable "callers" {
  type        = list(string)
  default     = ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"]
  description = "Object IDs of the users, groups and applications that may call."

  validation {
    condition     = alltrue([for text in var.callers : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", text))])
    error_message = "Object IDs of Entra ID, in lower case."
  }
}

variable "machine_types" {
  type        = map(string)
  default     = { blue = "Standard_D4as_v4", green = "Standard_D4as_v4" }
  description = "Machine type of each deployment's instances."

  validation {
    condition     = toset(keys(var.machine_types)) == toset(["blue", "green"]) && alltrue([for text in values(var.machine_types) : can(regex("^Standard_[A-Za-z0-9_-]+$", text))])
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

variable "concurrency" {
  type        = number
  default     = 4
  description = "Requests that an instance works on at once."

  validation {
    condition     = var.concurrency >= 1 && var.concurrency <= 1000 && floor(var.concurrency) == var.concurrency
    error_message = "Between 1 and 1000."
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

variable "scale_in_percent" {
  type        = number
  default     = 30
  description = "Utilisation below which an instance is removed."

  validation {
    condition     = var.scale_in_percent >= 5 && var.scale_in_percent <= 80 && floor(var.scale_in_percent) == var.scale_in_percent
    error_message = "Between 5 and 80."
  }
}

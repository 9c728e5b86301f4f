variable "name" {
  type        = string
  default     = "managed-endpoint"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.name))
    error_message = "2 to 24 of a-z, 0-9 and - between, a letter first: a model adds its deployment's."
  }
}

variable "log_days" {
  type        = number
  default     = 90
  description = "Days that logs are kept."

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545], var.log_days)
    error_message = "One of 30, 60, 90, 120, 150, 180, 365, 400, 545."
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
  default     = { blue = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/example/sentiment-server:1.4.2", green = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/example/sentiment-server:1.4.2" }
  description = "Container image of each deployment, in ECR of the same region."

  validation {
    condition     = toset(keys(var.images)) == toset(["blue", "green"]) && alltrue([for text in values(var.images) : can(regex("^[0-9]{12}\\.dkr\\.ecr\\.eu-central-1\\.amazonaws\\.com/[a-z0-9][A-Za-z0-9._:/@-]+$", text))])
    error_message = "One image in ECR of eu-central-1 for each of blue, green."
  }
}

variable "machine_types" {
  type        = map(string)
  default     = { blue = "ml.m6i.xlarge", green = "ml.m6i.xlarge" }
  description = "Machine type of each deployment's instances."

  validation {
    condition     = toset(keys(var.machine_types)) == toset(["blue", "green"]) && alltrue([for text in values(var.machine_types) : can(regex("^ml\\.([a-su-z]|trn)[a-z0-9-]*\\.[a-z0-9]+$", text))])
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

variable "alarm_emails" {
  type        = list(string)
  default     = []
  description = "Who gets the alarms; each address has to confirm once."

  validation {
    condition     = alltrue([for text in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+$", text))])
    error_message = "Email addresses, such as oncall@example.com."
  }
}

variable "slow_seconds" {
  type        = number
  default     = 30
  description = "Seconds that one answer in twenty may exceed before an alarm."

  validation {
    condition     = var.slow_seconds >= 1 && var.slow_seconds <= 180 && floor(var.slow_seconds) == var.slow_seconds
    error_message = "Between 1 and 180 seconds."
  }
}

variable "errors_per_minute" {
  type        = number
  default     = 5
  description = "Errors in a minute that are taken without an alarm."

  validation {
    condition     = var.errors_per_minute >= 0 && var.errors_per_minute <= 100000 && floor(var.errors_per_minute) == var.errors_per_minute
    error_message = "Between 0 and 100000 errors."
  }
}

variable "callers" {
  type        = list(string)
  default     = []
  description = "Roles of this account that may call."

  validation {
    condition     = alltrue([for text in var.callers : can(regex("^[A-Za-z0-9_+=,.@-]{1,64}$", text))])
    error_message = "Names of roles, without path."
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

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether the bucket of the models stays."
}

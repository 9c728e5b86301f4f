variable "name" {
  type        = string
  default     = "canary-stack"
  description = "Prefix of every resource's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,15}[a-z0-9]$", var.name))
    error_message = "2 to 17 of a-z, 0-9 and - between, a letter first: each part's name is added to it."
  }
}

variable "cdn_domain" {
  type        = string
  default     = "rank.example.com"
  description = "Name that clients call."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.cdn_domain))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "cdn_zone" {
  type        = string
  default     = "example.com"
  description = "DNS zone that holds the domain."

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$", var.cdn_zone))
    error_message = "A DNS name in lower case, such as api.example.com."
  }
}

variable "cdn_origin_timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds that the edge waits for a prediction."

  validation {
    condition     = var.cdn_origin_timeout_seconds >= 16 && var.cdn_origin_timeout_seconds <= 60 && floor(var.cdn_origin_timeout_seconds) == var.cdn_origin_timeout_seconds
    error_message = "Between 16 and 60 seconds."
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

variable "cdn_shares" {
  type        = map(number)
  default     = { stable = 90, canary = 10 }
  description = "Share of the requests that each endpoint gets, in percent."

  validation {
    condition     = toset(keys(var.cdn_shares)) == toset(["canary", "stable"]) && alltrue([for share in values(var.cdn_shares) : share >= 0 && floor(share) == share]) && sum(values(var.cdn_shares)) == 100
    error_message = "Whole shares for canary, stable that add up to 100."
  }
}

variable "stable_unique_name" {
  type        = string
  default     = "canarystackstablee8183e"
  description = "Name of the stores and the endpoint; no one else may have it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{4,23}$", var.stable_unique_name))
    error_message = "5 to 24 lowercase letters and digits, starting with a letter."
  }
}

variable "stable_log_days" {
  type        = number
  default     = 90
  description = "Days for which logs are kept."

  validation {
    condition     = var.stable_log_days >= 30 && var.stable_log_days <= 730 && floor(var.stable_log_days) == var.stable_log_days
    error_message = "Between 30 and 730 days."
  }
}

variable "stable_model_path" {
  type        = string
  default     = "models/reranker"
  description = "Folder of the model's files; each version has one in it."

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", var.stable_model_path))
    error_message = "A path without a slash at either end."
  }
}

variable "stable_model_versions" {
  type        = map(string)
  default     = { main = "3" }
  description = "Version of the model that each deployment serves."

  validation {
    condition     = toset(keys(var.stable_model_versions)) == toset(["main"]) && alltrue([for text in values(var.stable_model_versions) : can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", text))])
    error_message = "One version for each of main."
  }
}

variable "stable_images" {
  type        = map(string)
  default     = { main = "ghcr.io/example/reranker:1.4.0" }
  description = "Container image of each deployment."

  validation {
    condition     = toset(keys(var.stable_images)) == toset(["main"]) && alltrue([for text in values(var.stable_images) : can(regex("^[a-z0-9][A-Za-z0-9._:/@-]+$", text))])
    error_message = "One image for each of main."
  }
}

variable "stable_port" {
  type        = number
  default     = 8080
  description = "Port that the container listens on."

  validation {
    condition     = var.stable_port >= 1 && var.stable_port <= 65535 && floor(var.stable_port) == var.stable_port
    error_message = "A TCP port, 1 to 65535."
  }
}

variable "stable_health_path" {
  type        = string
  default     = "/ping"
  description = "Path that answers 200 once the model is loaded."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.stable_health_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "stable_predict_path" {
  type        = string
  default     = "/invocations"
  description = "Path that answers predictions."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.stable_predict_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "stable_callers" {
  type        = list(string)
  default     = ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"]
  description = "Object IDs of the users, groups and applications that may call."

  validation {
    condition     = alltrue([for text in var.stable_callers : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", text))])
    error_message = "Object IDs of Entra ID, in lower case."
  }
}

variable "stable_machine_types" {
  type        = map(string)
  default     = { main = "Standard_D4as_v4" }
  description = "Machine type of each deployment's instances."

  validation {
    condition     = toset(keys(var.stable_machine_types)) == toset(["main"]) && alltrue([for text in values(var.stable_machine_types) : can(regex("^Standard_[A-Za-z0-9_-]+$", text))])
    error_message = "One machine type for each of main."
  }
}

variable "stable_environment_variables" {
  type        = map(string)
  default     = {}
  description = "Settings of the container; never a secret."
}

variable "stable_startup_seconds" {
  type        = number
  default     = 600
  description = "Seconds that an instance may take to load its model."

  validation {
    condition     = var.stable_startup_seconds >= 60 && var.stable_startup_seconds <= 3600 && floor(var.stable_startup_seconds) == var.stable_startup_seconds
    error_message = "Between 60 and 3600."
  }
}

variable "stable_timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds after which a request is given up."

  validation {
    condition     = var.stable_timeout_seconds >= 1 && var.stable_timeout_seconds <= 180 && floor(var.stable_timeout_seconds) == var.stable_timeout_seconds
    error_message = "Between 1 and 180."
  }
}

variable "stable_concurrency" {
  type        = number
  default     = 4
  description = "Requests that an instance works on at once."

  validation {
    condition     = var.stable_concurrency >= 1 && var.stable_concurrency <= 1000 && floor(var.stable_concurrency) == var.stable_concurrency
    error_message = "Between 1 and 1000."
  }
}

variable "stable_traffic" {
  type        = map(number)
  default     = { main = 100 }
  description = "Share of the requests that each deployment gets, in percent."

  validation {
    condition     = toset(keys(var.stable_traffic)) == toset(["main"]) && alltrue([for share in values(var.stable_traffic) : share >= 0 && floor(share) == share]) && sum(values(var.stable_traffic)) == 100
    error_message = "Whole shares for main that add up to 100."
  }
}

variable "stable_min_instances" {
  type        = map(number)
  default     = { main = 2 }
  description = "Fewest instances of each deployment."

  validation {
    condition     = toset(keys(var.stable_min_instances)) == toset(["main"]) && alltrue([for key, number in var.stable_min_instances : number >= 1 && number <= 50 && floor(number) == number])
    error_message = "1 to 50 for each of main."
  }
}

variable "stable_max_instances" {
  type        = map(number)
  default     = { main = 6 }
  description = "Most instances of each deployment."

  validation {
    condition     = toset(keys(var.stable_max_instances)) == toset(["main"]) && alltrue([for key, number in var.stable_max_instances : number >= var.stable_min_instances[key] && number <= 50 && floor(number) == number])
    error_message = "From its fewest to 50 for each of main."
  }
}

variable "stable_scale_out_percent" {
  type        = number
  default     = 70
  description = "Utilisation above which an instance is added."

  validation {
    condition     = var.stable_scale_out_percent >= 30 && var.stable_scale_out_percent <= 95 && floor(var.stable_scale_out_percent) == var.stable_scale_out_percent
    error_message = "Between 30 and 95."
  }
}

variable "stable_scale_in_percent" {
  type        = number
  default     = 30
  description = "Utilisation below which an instance is removed."

  validation {
    condition     = var.stable_scale_in_percent >= 5 && var.stable_scale_in_percent <= 80 && floor(var.stable_scale_in_percent) == var.stable_scale_in_percent
    error_message = "Between 5 and 80."
  }
}

variable "canary_unique_name" {
  type        = string
  default     = "canarystackcanaryddcc9a"
  description = "Name of the stores and the endpoint; no one else may have it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{4,23}$", var.canary_unique_name))
    error_message = "5 to 24 lowercase letters and digits, starting with a letter."
  }
}

variable "canary_log_days" {
  type        = number
  default     = 90
  description = "Days for which logs are kept."

  validation {
    condition     = var.canary_log_days >= 30 && var.canary_log_days <= 730 && floor(var.canary_log_days) == var.canary_log_days
    error_message = "Between 30 and 730 days."
  }
}

variable "canary_model_path" {
  type        = string
  default     = "models/reranker"
  description = "Folder of the model's files; each version has one in it."

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", var.canary_model_path))
    error_message = "A path without a slash at either end."
  }
}

variable "canary_model_versions" {
  type        = map(string)
  default     = { main = "4" }
  description = "Version of the model that each deployment serves."

  validation {
    condition     = toset(keys(var.canary_model_versions)) == toset(["main"]) && alltrue([for text in values(var.canary_model_versions) : can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", text))])
    error_message = "One version for each of main."
  }
}

variable "canary_images" {
  type        = map(string)
  default     = { main = "ghcr.io/example/reranker:2.0.0" }
  description = "Container image of each deployment."

  validation {
    condition     = toset(keys(var.canary_images)) == toset(["main"]) && alltrue([for text in values(var.canary_images) : can(regex("^[a-z0-9][A-Za-z0-9._:/@-]+$", text))])
    error_message = "One image for each of main."
  }
}

variable "canary_port" {
  type        = number
  default     = 8080
  description = "Port that the container listens on."

  validation {
    condition     = var.canary_port >= 1 && var.canary_port <= 65535 && floor(var.canary_port) == var.canary_port
    error_message = "A TCP port, 1 to 65535."
  }
}

variable "canary_health_path" {
  type        = string
  default     = "/ping"
  description = "Path that answers 200 once the model is loaded."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.canary_health_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "canary_predict_path" {
  type        = string
  default     = "/invocations"
  description = "Path that answers predictions."

  validation {
    condition     = can(regex("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", var.canary_predict_path))
    error_message = "A path that starts with a slash and has a letter or a digit."
  }
}

variable "canary_callers" {
  type        = list(string)
  default     = ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"]
  description = "Object IDs of the users, groups and applications that may call."

  validation {
    condition     = alltrue([for text in var.canary_callers : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", text))])
    error_message = "Object IDs of Entra ID, in lower case."
  }
}

variable "canary_machine_types" {
  type        = map(string)
  default     = { main = "Standard_D4as_v4" }
  description = "Machine type of each deployment's instances."

  validation {
    condition     = toset(keys(var.canary_machine_types)) == toset(["main"]) && alltrue([for text in values(var.canary_machine_types) : can(regex("^Standard_[A-Za-z0-9_-]+$", text))])
    error_message = "One machine type for each of main."
  }
}

variable "canary_environment_variables" {
  type        = map(string)
  default     = {}
  description = "Settings of the container; never a secret."
}

variable "canary_startup_seconds" {
  type        = number
  default     = 600
  description = "Seconds that an instance may take to load its model."

  validation {
    condition     = var.canary_startup_seconds >= 60 && var.canary_startup_seconds <= 3600 && floor(var.canary_startup_seconds) == var.canary_startup_seconds
    error_message = "Between 60 and 3600."
  }
}

variable "canary_timeout_seconds" {
  type        = number
  default     = 60
  description = "Seconds after which a request is given up."

  validation {
    condition     = var.canary_timeout_seconds >= 1 && var.canary_timeout_seconds <= 180 && floor(var.canary_timeout_seconds) == var.canary_timeout_seconds
    error_message = "Between 1 and 180."
  }
}

variable "canary_concurrency" {
  type        = number
  default     = 4
  description = "Requests that an instance works on at once."

  validation {
    condition     = var.canary_concurrency >= 1 && var.canary_concurrency <= 1000 && floor(var.canary_concurrency) == var.canary_concurrency
    error_message = "Between 1 and 1000."
  }
}

variable "canary_traffic" {
  type        = map(number)
  default     = { main = 100 }
  description = "Share of the requests that each deployment gets, in percent."

  validation {
    condition     = toset(keys(var.canary_traffic)) == toset(["main"]) && alltrue([for share in values(var.canary_traffic) : share >= 0 && floor(share) == share]) && sum(values(var.canary_traffic)) == 100
    error_message = "Whole shares for main that add up to 100."
  }
}

variable "canary_min_instances" {
  type        = map(number)
  default     = { main = 1 }
  description = "Fewest instances of each deployment."

  validation {
    condition     = toset(keys(var.canary_min_instances)) == toset(["main"]) && alltrue([for key, number in var.canary_min_instances : number >= 1 && number <= 50 && floor(number) == number])
    error_message = "1 to 50 for each of main."
  }
}

variable "canary_max_instances" {
  type        = map(number)
  default     = { main = 2 }
  description = "Most instances of each deployment."

  validation {
    condition     = toset(keys(var.canary_max_instances)) == toset(["main"]) && alltrue([for key, number in var.canary_max_instances : number >= var.canary_min_instances[key] && number <= 50 && floor(number) == number])
    error_message = "From its fewest to 50 for each of main."
  }
}

variable "canary_scale_out_percent" {
  type        = number
  default     = 70
  description = "Utilisation above which an instance is added."

  validation {
    condition     = var.canary_scale_out_percent >= 30 && var.canary_scale_out_percent <= 95 && floor(var.canary_scale_out_percent) == var.canary_scale_out_percent
    error_message = "Between 30 and 95."
  }
}

variable "canary_scale_in_percent" {
  type        = number
  default     = 30
  description = "Utilisation below which an instance is removed."

  validation {
    condition     = var.canary_scale_in_percent >= 5 && var.canary_scale_in_percent <= 80 && floor(var.canary_scale_in_percent) == var.canary_scale_in_percent
    error_message = "Between 5 and 80."
  }
}

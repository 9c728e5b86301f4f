variable "p" {
  type      = string
  sensitive = true
}
variable "m" {
  type      = map(string)
  sensitive = true
}
locals {
  url    = "postgres://u:${var.p}@h"
  obj    = { a = var.p, b = "x" }
  merged = merge({ c = "d" }, local.obj)
  n      = length(var.p)
}
output "p1" { value = var.p }
output "p2" { value = local.url }
output "p3" { value = local.obj }
output "p4" { value = local.obj.b }
output "p5" { value = local.merged.c }
output "p6" { value = local.n }
output "p7" { value = nonsensitive(var.p) }
output "p8" { value = module.m.secret }
output "p9" { value = var.p == "" ? "none" : "some" }
output "p10" { value = can(regex("a", var.p)) }
output "p11" { value = try(var.p, "") }
output "p12" { value = issensitive(var.p) }
output "p13" { value = { for k, v in var.m : k => v } }
output "p14" { value = keys(var.m) }
output "p15" { value = sha256(var.p) }
output "p16" { value = terraform_data.x.input }
output "p17" { value = terraform_data.x.output }
output "p18" { value = terraform_data.x.id }
output "p19" { value = local.merged }
output "p20" { value = [for x in [var.p] : "y"] }
output "p21" { value = sensitive("a") }
output "p22" { value = var.p != null }
output "p23" { value = module.m.plain }
resource "terraform_data" "x" { input = var.p }
resource "terraform_data" "y" {
  for_each = var.m
}
resource "terraform_data" "z" {
  count = length(var.p)
}
resource "terraform_data" "w" {
  for_each = toset(keys(var.m))
}
module "m" { source = "./m" }

# Attributes that the provider calls sensitive, and values that are gone after a run.
resource "aws_iam_access_key" "main" {
  user = "robot"
}

output "key" {
  value = aws_iam_access_key.main.secret
}

output "key_id" {
  value = aws_iam_access_key.main.id
}

variable "token" {
  type      = string
  ephemeral = true
}

resource "aws_ssm_parameter" "kept" {
  name  = "kept"
  type  = "SecureString"
  value = var.token
}

resource "aws_ssm_parameter" "written" {
  name             = "written"
  type             = "SecureString"
  value_wo         = var.token
  value_wo_version = 1
}

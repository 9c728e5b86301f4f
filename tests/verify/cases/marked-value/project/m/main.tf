variable "q" {
  type      = string
  sensitive = true
  default   = null
}
output "secret" {
  value     = var.q
  sensitive = true
}
output "plain" { value = var.q }

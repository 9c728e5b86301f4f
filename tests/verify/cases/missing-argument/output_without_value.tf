# 3:1 missing-argument `output` needs `value`

output "url" {
  description = "Where it answers."
}

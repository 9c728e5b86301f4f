# 4:12 turned-text a character that is not seen (U+2066) turns the direction of text (remove it)
# 8:23 turned-text a character that is not seen (U+202E) turns the direction of text (remove it)

locals { # ⁦one finding is told for ⁩a line
  greeting = "שלום‏"
}

output "greeting" { # ‮a comment
  value = local.greeting
}

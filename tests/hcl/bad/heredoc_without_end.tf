# 2:5 this heredoc has no closing line `EOT`
a = <<EOT
text

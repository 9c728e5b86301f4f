# 3:1 cycle these depend on each other: aws_security_group.a → aws_security_group.b → aws_security_group.a

resource "aws_security_group" "a" {
  description = aws_security_group.b.id
}

resource "aws_security_group" "b" {
  description = aws_security_group.a.id
}

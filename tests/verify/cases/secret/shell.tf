# 9:24 secret `DB_PASSWORD` is written out (take it from a secret store or a variable, and have it replaced: it leaked)

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/sh
    export DB_PASSWORD=Tr0ub4dor3x9
    export API_TOKEN=$(aws ssm get-parameter --name token)
    export TOKEN_FILE=/run/secrets/token1
    export SECRET_NAME=prod1/database2
    export MAX_TOKENS=32768
  EOT
}

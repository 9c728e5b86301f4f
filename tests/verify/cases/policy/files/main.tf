resource "aws_s3_bucket" "main" {
  bucket = "main"
}

resource "aws_s3_bucket_policy" "templated" {
  bucket = aws_s3_bucket.main.id
  policy = templatefile("${path.module}/bucket.json", { arn = aws_s3_bucket.main.arn })
}

resource "aws_iam_policy" "plain" {
  name   = "plain"
  policy = file("${path.module}/plain.json")
}

resource "aws_instance" "headless" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = base64encode(file("${path.module}/boot.yaml"))
}

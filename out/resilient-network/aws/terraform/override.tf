# No client of ours sends ambiguous requests.
resource "aws_lb" "main" {
  desync_mitigation_mode = "strictest"
}

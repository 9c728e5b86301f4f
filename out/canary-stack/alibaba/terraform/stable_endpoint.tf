# The services of one group share an address and a key. EAS makes the group for its first service.

locals {
  stable_group = local.stable_prefix

  stable_access_command = join(" ", [
    "aliyun eas describe-group-endpoints",
    "--region ap-southeast-1 --cluster-id ap-southeast-1",
    "--group-name ${local.stable_group}",
  ])
}

# Which share of the requests each deployment gets. No resource sets it: this command does.

locals {
  releases = {
    for key, share in var.traffic : key => jsonencode({
      TrafficState = share > 0 ? "grouping" : "standalone"
      Weight       = share
    })
  }

  # Those that get requests come first, so that there is always one.
  release_order = concat(
    [for key, share in var.traffic : key if share > 0],
    [for key, share in var.traffic : key if share == 0],
  )

  release_command = join(" && ", [
    for key in local.release_order : join(" ", [
      "aliyun eas release-service",
      "--region ap-southeast-1 --cluster-id ap-southeast-1",
      "--service-name ${alicloud_pai_service.deployment[key].id}",
      "--body '${local.releases[key]}'",
    ])
  ])
}

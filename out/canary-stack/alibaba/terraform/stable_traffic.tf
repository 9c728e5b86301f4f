# Which share of the requests each deployment gets. No resource sets it: this command does.

locals {
  stable_releases = {
    for key, share in var.stable_traffic : key => jsonencode({
      TrafficState = share > 0 ? "grouping" : "standalone"
      Weight       = share
    })
  }

  # Those that get requests come first, so that there is always one.
  stable_release_order = concat(
    [for key, share in var.stable_traffic : key if share > 0],
    [for key, share in var.stable_traffic : key if share == 0],
  )

  stable_release_command = join(" && ", [
    for key in local.stable_release_order : join(" ", [
      "aliyun eas release-service",
      "--region ap-southeast-1 --cluster-id ap-southeast-1",
      "--service-name ${alicloud_pai_service.stable_deployment[key].id}",
      "--body '${local.stable_releases[key]}'",
    ])
  ])
}

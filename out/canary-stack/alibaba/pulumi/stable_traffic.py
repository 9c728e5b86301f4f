"""Which share of the requests each deployment gets. No resource sets it: this command does."""

import json

import pulumi

from settings import stable_traffic
from stable_deployments import services

releases = {
    key: json.dumps(
        {
            "TrafficState": "grouping" if share > 0 else "standalone",
            "Weight": share,
        },
    )
    for key, share in stable_traffic.items()
}

# Those that get requests come first, so that there is always one.
release_order = sorted(stable_traffic, key=lambda key: (stable_traffic[key] == 0, key))

commands = [
    pulumi.Output.concat(
        "aliyun eas release-service",
        " --region ap-southeast-1 --cluster-id ap-southeast-1",
        " --service-name ",
        services[key].id,
        f" --body '{releases[key]}'",
    )
    for key in release_order
]

release_command = pulumi.Output.all(*commands).apply(" && ".join)

"""Model servers with numbers of their own: one more or fewer leaves the others alone."""

from base64 import b64encode
from itertools import cycle
from pathlib import Path
from string import Template

import pulumi
import pulumi_alicloud as alicloud

from firewall import server_group
from network import ZONES, egress, server_switches
from settings import (
    data_disk_gib,
    deletion_protection,
    image,
    machine_type,
    name,
    port,
    server_count,
    system_disk_gib,
    tags,
)

numbers = [f"{number:02}" for number in range(1, server_count + 1)]
zone_of_server = dict(zip(numbers, cycle(ZONES)))
zone_of_data_disk = zone_of_server

ubuntu = alicloud.ecs.get_images_output(
    owners="system",
    name_regex="^ubuntu_24_04_x64",
    instance_type=machine_type,
    most_recent=True,
)

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())


def user_data() -> str:
    """What a server runs at its first boot, as the cloud wants it: in base64."""
    text = cloud_init.safe_substitute(image=image, port=port)
    return b64encode(text.encode()).decode()


servers = {
    number: alicloud.ecs.Instance(
        f"server-{number}",
        instance_name=f"{name}-{number}",
        host_name=f"{name}-{number}",
        instance_type=machine_type,
        image_id=ubuntu.images[0].id,
        vswitch_id=server_switches[zone].id,
        security_groups=[server_group.id],
        internet_max_bandwidth_out=0,
        system_disk_category="cloud_essd",
        system_disk_size=system_disk_gib,
        system_disk_encrypted=True,
        user_data=user_data(),
        # Metadata answers only to a session's token, so a request that is forged through the
        # model server reads no credentials.
        http_endpoint="enabled",
        http_tokens="required",
        security_enhancement_strategy="Active",
        instance_charge_type="PostPaid",
        deletion_protection=deletion_protection,
        tags=tags,
        volume_tags=tags,
        opts=pulumi.ResourceOptions(
            # A newer machine image is for new servers: it does not replace one that runs.
            ignore_changes=["imageId"],
            # A server reads its user data once, at its first boot, so a change of it replaces the
            # server. User data that changes in place restarts a server, and no more.
            replace_on_changes=["userData"],
            delete_before_replace=True,
            # Servers need their way out to boot.
            depends_on=egress,
        ),
    )
    for number, zone in zone_of_server.items()
}

# Disks of their own, which outlive the replacement of a server.
data_disks = {
    number: alicloud.ecs.EcsDisk(
        f"data-{number}",
        disk_name=f"{name}-data-{number}",
        zone_id=zone,
        category="cloud_essd",
        performance_level="PL1",
        size=data_disk_gib,
        encrypted=True,
        delete_with_instance=False,
        tags=tags,
    )
    for number, zone in zone_of_data_disk.items()
}

for number, disk in data_disks.items():
    alicloud.ecs.EcsDiskAttachment(
        f"data-{number}",
        disk_id=disk.id,
        instance_id=servers[number].id,
    )

server_ids = {number: server.id for number, server in servers.items()}

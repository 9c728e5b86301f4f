"""Model servers with numbers of their own: one more or fewer leaves the others alone."""

from itertools import cycle
from pathlib import Path
from string import Template

import pulumi
import pulumi_aws as aws

from firewall import server_group, server_to_internet
from identity import server_profile
from network import ZONES, egress, private_associations, private_subnets
from settings import (
    data_disk_gib,
    deletion_protection,
    image,
    machine_type,
    name,
    port,
    server_count,
    system_disk_gib,
)

numbers = [f"{number:02}" for number in range(1, server_count + 1)]
zone_of_server = dict(zip(numbers, cycle(ZONES)))
zone_of_data_disk = zone_of_server

machine_image = aws.ssm.get_parameter_output(
    name="/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id",
)

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())


def user_data() -> str:
    """What a server runs at its first boot."""
    return cloud_init.safe_substitute(
        image=image,
        port=port,
    )


servers = {
    number: aws.ec2.Instance(
        f"server-{number}",
        instance_type=machine_type,
        ami=machine_image.insecure_value,
        subnet_id=private_subnets[zone].id,
        vpc_security_group_ids=[server_group.id],
        iam_instance_profile=server_profile.name,
        user_data_replace_on_change=True,
        user_data=user_data(),
        ebs_optimized=True,
        monitoring=True,
        disable_api_termination=deletion_protection,
        # Metadata answers only to a session's token, and not to containers: a request that is
        # forged through the model server reads no credentials.
        metadata_options={
            "http_endpoint": "enabled",
            "http_tokens": "required",
            "http_put_response_hop_limit": 1,
        },
        root_block_device={
            "volume_type": "gp3",
            "volume_size": system_disk_gib,
            "encrypted": True,
        },
        tags={"Name": f"{name}-{number}"},
        opts=pulumi.ResourceOptions(
            # A newer image is for new servers: it does not replace one that runs.
            ignore_changes=["ami"],
            # Servers need their way out to boot.
            depends_on=[
                *private_associations,
                *egress,
                server_to_internet,
            ],
        ),
    )
    for number, zone in zone_of_server.items()
}

# Disks of their own, which outlive the replacement of a server.
data_disks = {
    number: aws.ebs.Volume(
        f"data-{number}",
        availability_zone=zone,
        type="gp3",
        size=data_disk_gib,
        encrypted=True,
        tags={"Name": f"{name}-data-{number}"},
    )
    for number, zone in zone_of_data_disk.items()
}

data_disk_attachments = [
    aws.ec2.VolumeAttachment(
        f"data-{number}",
        device_name="/dev/sdf",
        volume_id=disk.id,
        instance_id=servers[number].id,
        # A server that still writes to its disk does not let go of it.
        stop_instance_before_detaching=True,
        # A disk hangs on one server at a time: it leaves the old one before the new one takes it.
        opts=pulumi.ResourceOptions(delete_before_replace=True),
    )
    for number, disk in data_disks.items()
]

server_ids = {number: server.id for number, server in servers.items()}

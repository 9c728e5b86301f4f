"""Model servers with numbers of their own: one more or fewer leaves the others alone."""

from base64 import b64encode
from itertools import cycle
from pathlib import Path
from string import Template

import pulumi
from pulumi_azure_native import compute, network

from network import ZONES
from resource_group import group
from settings import (
    admin_ssh_public_key,
    data_disk_gib,
    encryption_at_host,
    image,
    machine_type,
    name,
    port,
    server_count,
    system_disk_gib,
    tags,
)
from subnets import server_subnet

numbers = [f"{number:02}" for number in range(1, server_count + 1)]
zone_of_server = dict(zip(numbers, cycle(ZONES)))

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())


def custom_data() -> str:
    """What a server runs at its first boot, as Azure wants it: in base64."""
    text = cloud_init.safe_substitute(image=image, port=port)
    return b64encode(text.encode()).decode()


interfaces = {
    number: network.NetworkInterface(
        f"server-{number}",
        network_interface_name=f"nic-{name}-{number}",
        resource_group_name=group.name,
        ip_configurations=[
            network.NetworkInterfaceIPConfigurationArgs(
                name="primary",
                primary=True,
                subnet=network.SubnetArgs(id=server_subnet.id),
                private_ip_allocation_method=network.IPAllocationMethod.DYNAMIC,
            ),
        ],
        tags=tags,
    )
    for number in zone_of_server
}

# Disks of their own, which outlive the replacement of a server. Azure encrypts every disk
# that it keeps, and nobody can export this one.
data_disks = {
    number: compute.Disk(
        f"data-{number}",
        disk_name=f"disk-{name}-data-{number}",
        resource_group_name=group.name,
        zones=[zone],
        sku=compute.DiskSkuArgs(name=compute.DiskStorageAccountTypes.PREMIUM_LRS),
        creation_data=compute.CreationDataArgs(
            create_option=compute.DiskCreateOption.EMPTY,
        ),
        disk_size_gb=data_disk_gib,
        network_access_policy=compute.NetworkAccessPolicy.DENY_ALL,
        public_network_access=compute.PublicNetworkAccess.DISABLED,
        tags=tags,
    )
    for number, zone in zone_of_server.items()
}

# The server finds its disk by this number.
data_disk_attachments = {
    number: [
        compute.DataDiskArgs(
            lun=10,
            create_option=compute.DiskCreateOptionTypes.ATTACH,
            caching=compute.CachingTypes.READ_ONLY,
            delete_option=compute.DiskDeleteOptionTypes.DETACH,
            managed_disk=compute.ManagedDiskParametersArgs(id=disk.id),
        ),
    ]
    for number, disk in data_disks.items()
}

servers = {
    number: compute.VirtualMachine(
        f"server-{number}",
        vm_name=f"vm-{name}-{number}",
        resource_group_name=group.name,
        hardware_profile=compute.HardwareProfileArgs(vm_size=machine_type),
        zones=[zone],
        network_profile=compute.NetworkProfileArgs(
            network_interfaces=[
                compute.NetworkInterfaceReferenceArgs(
                    id=interfaces[number].id,
                    primary=True,
                    delete_option=compute.DeleteOptions.DETACH,
                ),
            ],
        ),
        storage_profile=compute.StorageProfileArgs(
            image_reference=compute.ImageReferenceArgs(
                publisher="Canonical",
                offer="ubuntu-24_04-lts",
                sku="server",
                version="latest",
            ),
            os_disk=compute.OSDiskArgs(
                create_option=compute.DiskCreateOptionTypes.FROM_IMAGE,
                caching=compute.CachingTypes.READ_WRITE,
                delete_option=compute.DiskDeleteOptionTypes.DELETE,
                disk_size_gb=system_disk_gib,
                managed_disk=compute.ManagedDiskParametersArgs(
                    storage_account_type=compute.StorageAccountTypes.PREMIUM_LRS,
                ),
            ),
            data_disks=data_disk_attachments[number],
        ),
        os_profile=compute.OSProfileArgs(
            computer_name=f"{name}-{number}",
            custom_data=custom_data(),
            # Azure creates no server without an administrator. No port of SSH is open, so
            # nobody reaches it.
            admin_username="azureuser",
            linux_configuration=compute.LinuxConfigurationArgs(
                disable_password_authentication=True,
                provision_vm_agent=True,
                ssh=compute.SshConfigurationArgs(
                    public_keys=[
                        compute.SshPublicKeyArgs(
                            path="/home/azureuser/.ssh/authorized_keys",
                            key_data=admin_ssh_public_key,
                        ),
                    ],
                ),
                # Azure patches the servers zone by zone, and restarts those that need it.
                patch_settings=compute.LinuxPatchSettingsArgs(
                    patch_mode=compute.LinuxVMGuestPatchMode.AUTOMATIC_BY_PLATFORM,
                    assessment_mode=compute.LinuxPatchAssessmentMode.AUTOMATIC_BY_PLATFORM,
                ),
            ),
        ),
        security_profile=compute.SecurityProfileArgs(
            security_type=compute.SecurityTypes.TRUSTED_LAUNCH,
            uefi_settings=compute.UefiSettingsArgs(
                # The driver of a shared GPU is not signed, and would not be loaded by a
                # secure boot.
                secure_boot_enabled=False,
                v_tpm_enabled=True,
            ),
            encryption_at_host=encryption_at_host,
        ),
        diagnostics_profile=compute.DiagnosticsProfileArgs(
            boot_diagnostics=compute.BootDiagnosticsArgs(enabled=True),
        ),
        tags=tags,
        # Azure changes nothing of this on a server that exists: another takes its place.
        opts=pulumi.ResourceOptions(
            replace_on_changes=["osProfile"],
            delete_before_replace=True,
        ),
    )
    for number, zone in zone_of_server.items()
}

server_ids = {number: server.id for number, server in servers.items()}

"""As many model servers as the load needs.

None is special: one that fails is replaced by another.
"""

from base64 import b64encode
from pathlib import Path
from string import Template

import pulumi
from pulumi_azure_native import compute, monitor

from load_balancer import gateway
from network import ZONES
from resource_group import group
from settings import (
    admin_ssh_public_key,
    cpu_percent,
    encryption_at_host,
    health_path,
    image,
    machine_type,
    max_servers,
    min_servers,
    name,
    port,
    requests_per_server,
    system_disk_gib,
    tags,
    warmup_minutes,
)
from subnets import server_subnet

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())
custom_data = cloud_init.safe_substitute(image=image, port=port)

source = compute.VirtualMachineScaleSetStorageProfileArgs(
    image_reference=compute.ImageReferenceArgs(
        publisher="Canonical",
        offer="ubuntu-24_04-lts",
        sku="server",
        version="latest",
    ),
    os_disk=compute.VirtualMachineScaleSetOSDiskArgs(
        create_option=compute.DiskCreateOptionTypes.FROM_IMAGE,
        caching=compute.CachingTypes.READ_WRITE,
        disk_size_gb=system_disk_gib,
        managed_disk=compute.VirtualMachineScaleSetManagedDiskParametersArgs(
            storage_account_type=compute.StorageAccountTypes.PREMIUM_LRS,
        ),
    ),
)

# Azure creates no server without an administrator. No port of SSH is open, so nobody
# reaches it.
system = compute.VirtualMachineScaleSetOSProfileArgs(
    custom_data=b64encode(custom_data.encode()).decode(),
    computer_name_prefix=name,
    admin_username="azureuser",
    linux_configuration=compute.LinuxConfigurationArgs(
        disable_password_authentication=True,
        provision_vm_agent=True,
        patch_settings=compute.LinuxPatchSettingsArgs(
            patch_mode=compute.LinuxVMGuestPatchMode.AUTOMATIC_BY_PLATFORM,
            assessment_mode=compute.LinuxPatchAssessmentMode.AUTOMATIC_BY_PLATFORM,
        ),
        ssh=compute.SshConfigurationArgs(
            public_keys=[
                compute.SshPublicKeyArgs(
                    path="/home/azureuser/.ssh/authorized_keys",
                    key_data=admin_ssh_public_key,
                ),
            ],
        ),
    ),
)

interface = compute.VirtualMachineScaleSetNetworkConfigurationArgs(
    name="primary",
    primary=True,
    ip_configurations=[
        compute.VirtualMachineScaleSetIPConfigurationArgs(
            name="primary",
            primary=True,
            subnet=compute.ApiEntityReferenceArgs(id=server_subnet.id),
            application_gateway_backend_address_pools=[
                compute.SubResourceArgs(
                    id=pulumi.Output.concat(gateway.id, "/backendAddressPools/servers"),
                ),
            ],
        ),
    ],
)

# Asks on the server itself whether the model answers: repairs and upgrades go by this.
health = compute.VirtualMachineScaleSetExtensionArgs(
    name="health",
    publisher="Microsoft.ManagedServices",
    type="ApplicationHealthLinux",
    type_handler_version="1.0",
    auto_upgrade_minor_version=True,
    settings={
        "protocol": "http",
        "port": port,
        "requestPath": health_path,
        "intervalInSeconds": 10,
        "numberOfProbes": 3,
    },
)

scale_set = compute.VirtualMachineScaleSet(
    "server",
    vm_scale_set_name=f"vmss-{name}",
    resource_group_name=group.name,
    orchestration_mode=compute.OrchestrationMode.FLEXIBLE,
    sku=compute.SkuArgs(name=machine_type, tier="Standard", capacity=min_servers),
    # Spread over the zones evenly, and inside a zone over as many racks as there are.
    zones=ZONES,
    zone_balance=True,
    platform_fault_domain_count=1,
    virtual_machine_profile=compute.VirtualMachineScaleSetVMProfileArgs(
        storage_profile=source,
        os_profile=system,
        security_profile=compute.SecurityProfileArgs(
            encryption_at_host=encryption_at_host,
        ),
        network_profile=compute.VirtualMachineScaleSetNetworkProfileArgs(
            # That of the interfaces, which a flexible scale set makes itself.
            network_api_version=compute.NetworkApiVersion.NETWORK_API_VERSION_2022_11_01,
            network_interface_configurations=[interface],
        ),
        extension_profile=compute.VirtualMachineScaleSetExtensionProfileArgs(
            extensions=[health],
        ),
        diagnostics_profile=compute.DiagnosticsProfileArgs(
            boot_diagnostics=compute.BootDiagnosticsArgs(enabled=True),
        ),
    ),
    # A server whose model does not answer is replaced. Until it has pulled its image it is
    # left alone, for ten minutes at least.
    automatic_repairs_policy=compute.AutomaticRepairsPolicyArgs(
        enabled=True,
        repair_action=compute.RepairAction.REPLACE,
        grace_period=f"PT{max(10, warmup_minutes)}M",
    ),
    # A new model of the scale set replaces the servers by and by; each waits for its
    # successor.
    upgrade_policy=compute.UpgradePolicyArgs(
        mode=compute.UpgradeMode.ROLLING,
        rolling_upgrade_policy=compute.RollingUpgradePolicyArgs(
            max_surge=True,
            max_batch_instance_percent=34,
            max_unhealthy_instance_percent=34,
            max_unhealthy_upgraded_instance_percent=34,
            pause_time_between_batches=f"PT{warmup_minutes}M",
        ),
    ),
    tags=tags,
    # From the first deployment on, the load says how many there are.
    opts=pulumi.ResourceOptions(ignore_changes=["sku.capacity"]),
)

# What a server should bear, and who tells what it bears.
loads = {
    "Percentage CPU": (scale_set.id, cpu_percent),
    "AvgRequestCountPerHealthyHost": (gateway.id, requests_per_server),
}


def scale_rule(
    metric: str,
    resource: pulumi.Input[str],
    operator: monitor.ComparisonOperationType,
    threshold: float,
    window: str,
    direction: monitor.ScaleDirection,
    cooldown: str,
) -> monitor.ScaleRuleArgs:
    """One server more or fewer, by what a load was on average."""
    return monitor.ScaleRuleArgs(
        metric_trigger=monitor.MetricTriggerArgs(
            metric_name=metric,
            metric_resource_uri=resource,
            operator=operator,
            threshold=threshold,
            statistic=monitor.MetricStatisticType.AVERAGE,
            time_aggregation=monitor.TimeAggregationType.AVERAGE,
            time_grain="PT1M",
            time_window=window,
        ),
        scale_action=monitor.ScaleActionArgs(
            direction=direction,
            type=monitor.ScaleType.CHANGE_COUNT,
            value="1",
            cooldown=cooldown,
        ),
    )


# One more as soon as one of the loads is above its target, and the next once that one is
# warm.
out = [
    scale_rule(
        metric,
        resource,
        monitor.ComparisonOperationType.GREATER_THAN,
        target,
        "PT5M",
        monitor.ScaleDirection.INCREASE,
        f"PT{warmup_minutes}M",
    )
    for metric, (resource, target) in loads.items()
]

# One fewer only when all loads are below half of their targets: then the others can bear
# it.
back = [
    scale_rule(
        metric,
        resource,
        monitor.ComparisonOperationType.LESS_THAN,
        target / 2,
        "PT15M",
        monitor.ScaleDirection.DECREASE,
        "PT15M",
    )
    for metric, (resource, target) in loads.items()
]

monitor.AutoscaleSetting(
    "server",
    autoscale_setting_name=f"as-{name}",
    name=f"as-{name}",
    resource_group_name=group.name,
    target_resource_uri=scale_set.id,
    enabled=True,
    profiles=[
        monitor.AutoscaleProfileArgs(
            name="load",
            capacity=monitor.ScaleCapacityArgs(
                minimum=str(min_servers),
                default=str(min_servers),
                maximum=str(max_servers),
            ),
            rules=[*out, *back],
        ),
    ],
    tags=tags,
)

scale_set_name = scale_set.name

"""Azure.

Regions: the public cloud's, and those with zones, from the Azure documentation, read 2026-08.
Machines: its VM size tables; those of managed endpoints are from its list of sizes for online
endpoints (azure-ai-docs, reference-managed-online-endpoints-vm-sku-list). Retired sizes, such as
`Standard_NC6s_v3`, are left out of both.
"""

from generator.clouds import CloudFacts, MachineType
from generator.project import Check, Provider

# What azurerm has no resource for, and what it writes differently in its versions 4 and 5.
AZAPI = Provider(name="azapi", source="Azure/azapi", version="~> 2.12")

_CPUS = (2, 4, 8, 16, 32, 48, 64)
_ZONES = ("1", "2", "3")

_GPUS = (
    MachineType("Standard_NC4as_T4_v3", 4, 28, "t4", 1),
    MachineType("Standard_NC8as_T4_v3", 8, 56, "t4", 1),
    MachineType("Standard_NC16as_T4_v3", 16, 110, "t4", 1),
    MachineType("Standard_NC64as_T4_v3", 64, 440, "t4", 4),
    MachineType("Standard_NV36ads_A10_v5", 36, 440, "a10", 1),
    MachineType("Standard_NV72ads_A10_v5", 72, 880, "a10", 2),
    MachineType("Standard_NC24ads_A100_v4", 24, 220, "a100", 1),
    MachineType("Standard_NC48ads_A100_v4", 48, 440, "a100", 2),
    MachineType("Standard_NC96ads_A100_v4", 96, 880, "a100", 4),
    MachineType("Standard_NC40ads_H100_v5", 40, 320, "h100", 1),
    MachineType("Standard_NC80adis_H100_v5", 80, 640, "h100", 2),
    MachineType("Standard_ND96isr_H100_v5", 96, 1900, "h100", 8),
)

FACTS = CloudFacts(
    name="azure",
    title="Azure",
    credentials="Credentials are those of the Azure command line: `az login`, then "
    '`export ARM_SUBSCRIPTION_ID="$(az account show --query id --output tsv)"`.',
    region_key="azure-native:location",
    registry_inside=".azurecr.io/",
    docker_package="docker.io",
    # The first on machines with SCSI disks, the second on those with NVMe.
    data_disk_devices=("/dev/disk/azure/scsi1/lun10", "/dev/disk/azure/data/by-lun/10"),
    machine_check=Check(
        kind="pattern",
        args={"pattern": "^Standard_[A-Za-z0-9_]+$"},
        message="An Azure VM size, such as Standard_D4s_v5.",
    ),
    terraform=(Provider(name="azurerm", source="hashicorp/azurerm", version=">= 4.81.0, < 6.0.0"),),
    pulumi=(Provider(name="azure-native", source="pulumi-azure-native", version=">=3.29,<4"),),
    regions=frozenset(
        """
        eastus eastus2 centralus northcentralus southcentralus westcentralus westus westus2 westus3
        canadacentral canadaeast mexicocentral brazilsouth chilecentral northeurope westeurope
        austriaeast belgiumcentral francecentral germanywestcentral italynorth norwayeast
        polandcentral spaincentral swedencentral switzerlandnorth uksouth ukwest israelcentral
        qatarcentral uaenorth southafricanorth centralindia southindia eastasia southeastasia
        indonesiacentral malaysiawest japaneast japanwest koreacentral koreasouth australiaeast
        australiacentral australiasoutheast newzealandnorth
        """.split()  # noqa: SIM905 - a block of names reads better than a column
    ),
    numbered_zones=True,
    zones=dict.fromkeys(
        """
        eastus eastus2 centralus southcentralus westus2 westus3 canadacentral mexicocentral
        brazilsouth chilecentral northeurope westeurope austriaeast belgiumcentral francecentral
        germanywestcentral italynorth norwayeast polandcentral spaincentral swedencentral
        switzerlandnorth uksouth israelcentral qatarcentral uaenorth southafricanorth centralindia
        eastasia southeastasia indonesiacentral malaysiawest japaneast japanwest koreacentral
        australiaeast newzealandnorth
        """.split(),  # noqa: SIM905
        _ZONES,
    ),
    machines=(
        *(MachineType(f"Standard_F{cpus}s_v2", cpus, cpus * 2) for cpus in _CPUS),
        *(MachineType(f"Standard_D{cpus}s_v5", cpus, cpus * 4) for cpus in _CPUS),
        *(MachineType(f"Standard_E{cpus}s_v5", cpus, cpus * 8) for cpus in _CPUS),
        *_GPUS,
    ),
    endpoint_machines=(
        *(MachineType(f"Standard_F{cpus}s_v2", cpus, cpus * 2) for cpus in _CPUS),
        MachineType("Standard_DS2_v2", 2, 7),
        MachineType("Standard_DS3_v2", 4, 14),
        MachineType("Standard_DS4_v2", 8, 28),
        MachineType("Standard_DS5_v2", 16, 56),
        *(MachineType(f"Standard_D{cpus}as_v4", cpus, cpus * 4) for cpus in _CPUS),
        *(MachineType(f"Standard_E{cpus}s_v3", cpus, cpus * 8) for cpus in _CPUS[:-1]),
        MachineType("Standard_E64s_v3", 64, 432),
        *_GPUS,
    ),
)


def virtual_gpu(machine: MachineType) -> bool:
    """Tell whether the GPU of `machine` is handed out by a hypervisor: the NV sizes.

    These take NVIDIA's GRID driver, whose kernel module is not signed, so Secure Boot is off
    (azure-compute-docs, linux/n-series-driver-setup). Ubuntu's driver for the others is signed.
    """
    return machine.type.startswith("Standard_NV")

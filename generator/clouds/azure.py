"""Azure.

Regions: the public cloud's, and those with zones, from the Azure documentation, read 2026-08.
Machines: `azure_machines`.
"""

from generator.clouds import CloudFacts, MachineType, azure_sizes
from generator.clouds.azure_machines import ENDPOINT_MACHINES, MACHINES
from generator.project import Check, Provider

# What azurerm has no resource for, and what it writes differently in its versions 4 and 5.
AZAPI = Provider(name="azapi", source="Azure/azapi", version="~> 2.12")

_ZONES = ("1", "2", "3")

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
        args={"pattern": "^Standard_[A-Za-z0-9_-]+$"},
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
    unfit=azure_sizes.unfit,
    has_gpu=azure_sizes.has_gpu,
    # "Resolve errors for reserved resource names": of what is found by a name in DNS.
    reserved_names=("login",),
    reserved_words=("microsoft", "windows"),
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
    machines=MACHINES,
    endpoint_machines=ENDPOINT_MACHINES,
)


def virtual_gpu(machine: MachineType) -> bool:
    """Tell whether the GPU of `machine` is handed out by a hypervisor: the NV sizes.

    These take NVIDIA's GRID driver, whose kernel module is not signed, so Secure Boot is off
    (azure-compute-docs, linux/n-series-driver-setup). Ubuntu's driver for the others is signed.
    """
    return machine.type.startswith("Standard_NV")

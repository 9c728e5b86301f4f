"""What parallel-serving can do on each cloud."""

from generator.capabilities import Capability, Different, Native, Refused

_VAULT = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
    "/providers/Microsoft.KeyVault/vaults/team-vault/secrets/api"
)
_ACM = "arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
_ALIBABA_IMAGE = "registry-vpc.ap-southeast-1.aliyuncs.com/team/server:1.0.0"
_AWS_IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/server:1.0.0"

TABLE = (
    Capability(
        "network over two zones or more",
        {},
        alibaba=Native('resource "alicloud_vswitch" "server"'),
        aws=Native('resource "aws_subnet" "private"'),
        azure=Different("a subnet spans the zones, and each machine says its own", "zone "),
    ),
    Capability(
        "private servers, set up by cloud-init",
        {},
        alibaba=Native("cloud-init.yaml"),
        aws=Native("cloud-init.yaml"),
        azure=Native("cloud-init.yaml"),
    ),
    Capability(
        "data disk on the first server",
        {"servers": {"data_disk": {"on": "first"}}},
        alibaba=Native("alicloud_ecs_disk_attachment"),
        aws=Native("aws_volume_attachment"),
        azure=Native("azurerm_virtual_machine_data_disk_attachment"),
    ),
    Capability(
        "data disk on each server",
        {"servers": {"data_disk": {"on": "each"}}},
        alibaba=Native("alicloud_ecs_disk_attachment"),
        aws=Native("aws_volume_attachment"),
        azure=Native("azurerm_virtual_machine_data_disk_attachment"),
    ),
    Capability(
        "servers admit the load balancer alone, by reference",
        {},
        alibaba=Different(
            "by its group, and by its own vSwitches, from which it forwards",
            "source_security_group_id",
        ),
        aws=Native("referenced_security_group_id"),
        azure=Different(
            "by the subnet that it has for itself: an application gateway has no group",
            "source_address_prefix      = local.load_balancer_block",
        ),
    ),
    Capability(
        "one NAT for all zones",
        {"network": {"nat": "one"}},
        alibaba=Native("alicloud_nat_gateway"),
        aws=Native("aws_nat_gateway"),
        azure=Native("azurerm_nat_gateway"),
    ),
    Capability(
        "a NAT in each zone",
        {"network": {"nat": "per-zone"}},
        alibaba=Native("alicloud_nat_gateway"),
        aws=Native("aws_nat_gateway"),
        azure=Different("a subnet for each zone, since a subnet has one NAT", "server_blocks"),
    ),
    Capability(
        "no NAT, with an image from inside the cloud",
        {"network": {"nat": "none"}},
        {
            "alibaba": {"runtime": {"image": _ALIBABA_IMAGE}},
            "aws": {"runtime": {"image": _AWS_IMAGE}},
        },
        alibaba=Native('resource "alicloud_vswitch" "server"'),
        aws=Different("by endpoints inside the network", "aws_vpc_endpoint"),
        azure=Refused("without NAT the servers cannot fetch Docker"),
    ),
    Capability(
        "layer-7 load balancer with health checks",
        {},
        alibaba=Native("health_check_path"),
        aws=Native("health_check {"),
        azure=Native("probe {"),
    ),
    Capability(
        "HTTPS with a certificate of one's own",
        {},
        {
            "alibaba": {"clouds": {"alibaba": {"certificate": "12345678-ap-southeast-1"}}},
            "aws": {"clouds": {"aws": {"certificate": _ACM}}},
            "azure": {"clouds": {"azure": {"certificate": _VAULT}}},
        },
        alibaba=Native("certificate_id"),
        aws=Native("certificate_arn"),
        azure=Different(
            "the gateway reads it from a Key Vault, by an identity of its own",
            "key_vault_secret_id",
        ),
    ),
    Capability(
        "GPU servers, with driver and container toolkit",
        {"servers": {"machine": {"gpu": "a10"}}},
        alibaba=Different("the driver is installed at the first boot", "ubuntu-drivers"),
        aws=Different("an image that has them", "base-oss-nvidia-driver-gpu"),
        azure=Different(
            "the driver is installed at the first boot; the A10 of Azure is a virtual GPU",
            "secure_boot_enabled",
        ),
    ),
    Capability(
        "flow logs of the network",
        {},
        alibaba=Different("none; resilient-network keeps them", "alicloud_vpc"),
        aws=Native("aws_flow_log"),
        azure=Different("none; resilient-network keeps them", "azurerm_virtual_network"),
    ),
    Capability(
        "protection against deletion",
        {},
        alibaba=Native("deletion_protection"),
        aws=Native("deletion_protection"),
        azure=Different(
            "locks, which go with the project that set them", "azurerm_management_lock"
        ),
    ),
    Capability(
        "address of the service as an output",
        {},
        alibaba=Native('output "url"'),
        aws=Native('output "url"'),
        azure=Native('output "url"'),
    ),
)

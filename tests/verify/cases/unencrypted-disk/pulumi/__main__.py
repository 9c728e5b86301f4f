import pulumi
import pulumi_alicloud as alicloud

from settings import encrypted, password

alicloud.ecs.EcsDisk("none", zone_id="cn-hangzhou-i", size=100, encrypted=encrypted)
alicloud.ecs.EcsDisk("given", zone_id="cn-hangzhou-i", size=100, encrypted=pulumi.Config().get_bool("encrypted"))
alicloud.ecs.Instance(
    "main",
    image_id="ubuntu_24_04_x64_20G_alibase_20250101.vhd",
    instance_type="ecs.g7.large",
    security_groups=["sg-1"],
    vswitch_id="vsw-1",
    http_tokens="optional",
    system_disk_encrypted=True,
    password=password,
    data_disks=[alicloud.ecs.InstanceDataDiskArgs(size=100)],
)
alicloud.kms.Key("main", description="Encrypts")

import overrides
import pulumi_alicloud as alicloud

alicloud.ecs.EcsLaunchTemplate(
    "server",
    launch_template_name="server",
    http_tokens="required",
    system_disk={"size": 50, "encrypted": True},
)
# Its disk is encrypted, as the overrides say.
alicloud.ecs.EcsLaunchTemplate(
    "other",
    launch_template_name="other",
    http_tokens="required",
    system_disk=alicloud.ecs.EcsLaunchTemplateSystemDiskArgs(size=50, encrypted=False),
)

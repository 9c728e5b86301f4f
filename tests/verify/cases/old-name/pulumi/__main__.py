import pulumi_alicloud as alicloud

alicloud.ecs.LaunchTemplate(
    "main", launch_template_name="main", http_tokens="required"
)

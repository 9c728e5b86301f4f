import pulumi_alicloud as alicloud

alicloud.cdn.Domain("main", domain_name="www.example.com", cdn_type="web")
alicloud.ecs.LaunchTemplate("main", launch_template_name="main")

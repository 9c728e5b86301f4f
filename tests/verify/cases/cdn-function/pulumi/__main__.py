import pulumi_alicloud as alicloud

domain = alicloud.cdn.DomainNew(
    "main",
    domain_name="www.example.com",
    cdn_type="web",
    sources=[{"type": "domain", "content": "origin.example.com"}],
)

functions = {
    "https_forced": {"enable": "on"},
    "https_tls_version": {"tls10": "on", "tls_11": "off"},
}

for name, arguments in functions.items():
    alicloud.cdn.DomainConfig(
        name,
        domain_name=domain.domain_name,
        function_name=name,
        function_args=[
            {"arg_name": key, "arg_value": value} for key, value in arguments.items()
        ],
    )

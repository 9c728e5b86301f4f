from pulumi_azure_native import cdn, redis, storage

storage.StorageAccount(
    "main",
    resource_group_name="main",
    kind="StorageV2",
    sku=storage.SkuArgs(name="Standard_LRS"),
    minimum_tls_version=storage.MinimumTlsVersion.TLS1_0,
    enable_https_traffic_only=False,
)
redis.Redis(
    "main",
    resource_group_name="main",
    sku=redis.SkuArgs(name="Standard", family="C", capacity=1),
    minimum_tls_version="1.2",
    enable_non_ssl_port=False,
)
cdn.AFDCustomDomain(
    "main",
    resource_group_name="main",
    profile_name="main",
    host_name="api.example.com",
    tls_settings=cdn.AFDDomainHttpsParametersArgs(
        certificate_type="ManagedCertificate",
        minimum_tls_version="TLS10",
    ),
)

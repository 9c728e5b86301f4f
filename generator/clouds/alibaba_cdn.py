"""Functions of Alibaba Cloud CDN that projects set, with the arguments that they use of each.

The provider passes names and arguments on unread, so that a wrong one is found only when it is
deployed: this list is what stands between. What the provider leaves out as it reads
(`scheme_origin_port` of forward_scheme, `oss_pri_buckets`, `private_oss_tbl`, `dsl`,
`session_timeout`, `aliyun_id`) is not on it: each plan would set it again. Neither is what is
optional and would be empty (`hashkey_args`). Source: "Domain configuration functions" (feature IDs
in the comments) and "Rules engine" of the CDN's documentation, read 2026-11.
"""

FUNCTIONS: dict[str, frozenset[str]] = {
    "HSTS": frozenset({"enabled", "https_hsts_max_age", "https_hsts_include_subdomains"}),  # 112
    "ali_location": frozenset({"type", "location"}),  # 57
    "brotli": frozenset({"enable"}),  # 97
    "condition": frozenset({"rule"}),  # 250
    "forward_scheme": frozenset({"enable", "scheme_origin"}),  # 47
    "forward_timeout": frozenset({"forward_timeout"}),  # 124
    "gzip": frozenset({"enable"}),  # 35
    "https_force": frozenset({"enable", "https_rewrite"}),  # 44
    "https_option": frozenset({"http2"}),  # 78
    "https_origin_sni": frozenset({"enabled", "https_origin_sni"}),  # 114
    "https_tls_version": frozenset({"tls10", "tls11", "tls12", "tls13"}),  # 110
    "l2_oss_key": frozenset({"private_oss_auth"}),  # 85
    "origin_request_header": frozenset(
        {"header_operation_type", "header_name", "header_value", "duplicate"}
    ),  # 228
    "path_based_ttl_set": frozenset({"path", "ttl", "weight"}),  # 7
    "path_force_ttl_code": frozenset({"path", "code_string"}),  # 65
    "self_defined_cachekey": frozenset({"headers"}),  # 227
    "set_hashkey_args": frozenset({"disable", "keep_oss_args"}),  # 19
    "set_req_host_header": frozenset({"domain_name"}),  # 18
    "set_resp_header": frozenset({"header_operation_type", "key", "value", "duplicate"}),  # 27
}

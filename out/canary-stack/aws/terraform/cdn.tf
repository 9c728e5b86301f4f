# The edge. It keeps no answer: every request is passed on.

locals {
  # CloudFront's own policies; their IDs are the same in every account.
  cdn_caching_disabled              = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  cdn_all_viewer_except_host_header = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
}

resource "aws_cloudfront_distribution" "cdn" {
  #checkov:skip=CKV_AWS_305:An API has no page to start at.
  #checkov:skip=CKV_AWS_310:There is one origin, so there is none to fail over to.
  #checkov:skip=CKV_AWS_86:Access logs go through log delivery, which needs no bucket ACL.
  #checkov:skip=CKV_AWS_374:The service is meant for callers in all countries.
  #checkov:skip=CKV_AWS_68:A firewall costs extra and was not asked for.
  #checkov:skip=CKV2_AWS_47:A firewall costs extra and was not asked for.
  enabled = true
  comment = local.cdn_name
  aliases = [var.cdn_domain]

  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = var.cdn_price_class

  origin {
    origin_id   = "origin"
    domain_name = "${aws_api_gateway_rest_api.cdn.id}.execute-api.us-west-2.amazonaws.com"
    origin_path = "/live"

    custom_origin_config {
      http_port                = 80
      https_port               = 443
      origin_protocol_policy   = "https-only"
      origin_ssl_protocols     = ["TLSv1.2"]
      origin_read_timeout      = var.cdn_origin_timeout_seconds
      origin_keepalive_timeout = 60
    }
  }

  default_cache_behavior {
    target_origin_id           = "origin"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = local.cdn_caching_disabled
    origin_request_policy_id   = local.cdn_all_viewer_except_host_header
    response_headers_policy_id = aws_cloudfront_response_headers_policy.cdn.id
  }

  # An error of the origin is over when it is over: CloudFront would keep it for ten seconds.
  dynamic "custom_error_response" {
    for_each = toset([500, 502, 503, 504])

    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = 0
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.cdn.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_response_headers_policy" "cdn" {
  name    = local.cdn_name
  comment = "Security headers on every answer of ${local.cdn_name}"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "no-referrer"
      override        = true
    }
  }
}

resource "aws_route53_record" "cdn_alias" {
  for_each = toset(["A", "AAAA"])

  zone_id = local.cdn_zone_id
  name    = var.cdn_domain
  type    = each.key

  alias {
    name                   = aws_cloudfront_distribution.cdn.domain_name
    zone_id                = aws_cloudfront_distribution.cdn.hosted_zone_id
    evaluate_target_health = false
  }
}

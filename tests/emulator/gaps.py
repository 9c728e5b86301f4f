"""Mends moto's own models where the provider would see a difference, or wait for ever."""

from __future__ import annotations

import json
from typing import Any


def close() -> None:
    """Mend everything; call it once, before the server starts."""
    _monitoring()
    _security_group_rules()
    _scaling_policies()
    _launch_templates()
    _instance_warmup()
    _gpu_images()
    _health_checkers()
    _distributions()
    _scalable_target_tags()
    _instance_types()


def _monitoring() -> None:
    """EC2 detailed monitoring can be switched on and off."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses.monitoring import Monitoring

    def switch(state: str) -> Any:
        def call(self: Any) -> Any:
            asked = self._get_param("InstanceIds", []) or self._get_multi_param("InstanceId")
            for instance in self.ec2_backend.get_multi_instances_by_id(asked):
                instance.monitoring_state = state
            told = [{"InstanceId": one, "Monitoring": {"State": state}} for one in asked]
            return ActionResult({"InstanceMonitorings": told})

        return call

    Monitoring.monitor_instances = switch("enabled")
    Monitoring.unmonitor_instances = switch("disabled")


def _security_group_rules() -> None:
    """A rule that refers to a group or to a prefix list keeps its description."""
    from moto.ec2.models.security_groups import SecurityGroupRule

    made = SecurityGroupRule.__init__

    def make(self: Any, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        given = [one for one in args if isinstance(one, dict)]
        listed = next((one for one in given if "PrefixListId" in one), {})
        self.listed = kwargs.get("prefix_list_id") or listed

    def description(self: Any) -> Any:
        told = (self.ip_range or {}, self.source_group or {}, self.listed)
        return next((one["Description"] for one in told if one.get("Description")), None)

    SecurityGroupRule.__init__ = make

    SecurityGroupRule.description = property(description)


def _scaling_policies() -> None:
    """A scaling policy is enabled, and predicts nothing unless it was asked to."""
    from moto.autoscaling.models import FakeScalingPolicy

    made = FakeScalingPolicy.__init__

    def make(self: Any, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self.enabled = True
        self.predictive_scaling_configuration = self.predictive_scaling_configuration or None

    FakeScalingPolicy.__init__ = make


def _launch_templates() -> None:
    """The tags of a launch template itself are no part of its data."""
    from moto.ec2.models.launch_templates import LaunchTemplate

    created = LaunchTemplate.create_version

    def create(self: Any, data: dict[str, Any], description: str) -> Any:
        tagged = [
            tags
            for tags in data.get("TagSpecifications", [])
            if tags["ResourceType"] != "launch-template"
        ]
        plain = {key: value for key, value in data.items() if key != "TagSpecifications"}
        return created(
            self, {**plain, "TagSpecifications": tagged} if tagged else plain, description
        )

    LaunchTemplate.create_version = create


def _instance_warmup() -> None:
    """A scaling group keeps its default warmup."""
    from moto.autoscaling.responses import AutoScalingResponse

    def keeping(name: str) -> None:
        answered = getattr(AutoScalingResponse, name)

        def call(self: Any) -> Any:
            answer = answered(self)
            warmup = self._get_int_param("DefaultInstanceWarmup")
            group = self._get_param("AutoScalingGroupName")
            if warmup is not None:
                self.autoscaling_backend.autoscaling_groups[group].default_instance_warmup = warmup
            return answer

        setattr(AutoScalingResponse, name, call)

    keeping("create_auto_scaling_group")
    keeping("update_auto_scaling_group")


def _gpu_images() -> None:
    """The image for GPUs is found by the name of its public parameter: it is the plain one."""
    from moto.ssm.models import Parameter, ParameterDict

    plain = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    checked = ParameterDict._check_loading_status  # noqa: SLF001 - moto has no other door

    def check(self: Any, key: str) -> None:
        checked(self, key)
        name = str(key or "")
        if name.startswith("/aws/service/deeplearning/ami/") and not dict.__contains__(self, name):
            checked(self, plain)
            image = Parameter(
                account_id=self.account_id,
                name=name,
                value=dict.__getitem__(self, plain)[-1].value,
                parameter_type="String",
                description=None,
                allowed_pattern=None,
                keyid=None,
                last_modified_date=0,
                version=1,
                data_type="aws:ec2:image",
            )
            dict.__setitem__(self, name, [image])

    ParameterDict._check_loading_status = check  # noqa: SLF001


def _health_checkers() -> None:
    """Each region lists the addresses of Route 53's health checkers."""
    from moto.ec2.models.managed_prefixes import ManagedPrefixListBackend

    listed = ManagedPrefixListBackend.create_default_pls

    def create(self: Any) -> None:
        listed(self)
        self._create_aws_managed_prefix_list(
            name=f"com.amazonaws.{self.region_name}.route53-healthchecks",
            address_family="IPv4",
            entries=[{"Cidr": "15.177.0.0/18", "Description": "default"}],
        )

    ManagedPrefixListBackend.create_default_pls = create


def _distributions() -> None:
    """A CloudFront distribution tells what it was given, and nothing that it was not."""
    from moto.cloudfront import models

    def behaviour(self: Any, given: dict[str, Any]) -> None:
        if "ForwardedValues" not in given:
            self.forwarded_values = None
            self.min_ttl = self.default_ttl = self.max_ttl = None

    def origin(self: Any, given: dict[str, Any]) -> None:
        self.origin_access_control_id = given.get("OriginAccessControlId")

    def certificate(self: Any, given: dict[str, Any]) -> None:
        self.iam_certificate_id = given.get("IAMCertificateId")
        self.acm_certificate_arn = given.get("ACMCertificateArn")
        self.ssl_support_method = given.get("SSLSupportMethod")
        own = self.iam_certificate_id or self.acm_certificate_arn
        self.cloud_front_default_certificate = not own

    def then(cls: Any, mend: Any) -> None:
        made = cls.__init__

        def make(self: Any, config: dict[str, Any]) -> None:
            given = dict(config)
            made(self, config)
            mend(self, given)

        cls.__init__ = make

    then(models.DefaultCacheBehaviour, behaviour)
    then(models.Origin, origin)
    then(models.ViewerCertificate, certificate)

    distribution = models.Distribution.__init__

    def make_distribution(self: Any, account: str, region: str, config: dict[str, Any]) -> None:
        distribution(self, account, region, config)
        self.arn = f"arn:aws:cloudfront::{account}:distribution/{self.distribution_id}"

    models.Distribution.__init__ = make_distribution


def _scalable_target_tags() -> None:
    """Targets of Application Auto Scaling carry tags."""
    from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Scaling

    kept: dict[str, dict[str, str]] = {}
    registered = Scaling.register_scalable_target

    def register(self: Any) -> Any:
        told = registered(self)
        tags = json.loads(self.body).get("Tags")
        if tags:
            kept.setdefault(json.loads(told)["ScalableTargetARN"], {}).update(tags)
        return told

    def tell(self: Any) -> str:
        return json.dumps({"Tags": kept.get(json.loads(self.body)["ResourceARN"], {})})

    def tag(self: Any) -> str:
        given = json.loads(self.body)
        kept.setdefault(given["ResourceARN"], {}).update(given["Tags"])
        return "{}"

    def untag(self: Any) -> str:
        given = json.loads(self.body)
        for key in given["TagKeys"]:
            kept.get(given["ResourceARN"], {}).pop(key, None)
        return "{}"

    Scaling.register_scalable_target = register
    Scaling.list_tags_for_resource = tell
    Scaling.tag_resource = tag
    Scaling.untag_resource = untag


def _instance_types() -> None:
    """SageMaker has more instance types than moto's list knows."""
    from moto.sagemaker.models import FakeEndpointConfig

    FakeEndpointConfig.validate_instance_type = lambda *_: None

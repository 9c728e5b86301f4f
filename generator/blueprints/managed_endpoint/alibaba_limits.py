"""What PAI-EAS cannot do of a managed-endpoint, each with the nearest substitute."""

from typing import Any

from generator.errors import Place, Problem

LONGEST_NAME = 20  # a workspace's name takes 23 characters, three of which are a suffix


def problems(spec: Any, images: dict[str, str]) -> list[Problem]:
    """Say all that EAS cannot do of `spec`."""
    return [
        *_endpoint_refusals(spec.endpoint),
        *_model_refusals(spec),
        *_image_refusals(spec, images),
    ]


def _endpoint_refusals(endpoint: Any) -> list[Problem]:
    found = []
    if endpoint.auth == "identity":
        found.append(
            Problem(
                code="GEN405",
                message="EAS asks callers for a key that they share, not for who they are",
                hint='say "key" or leave it out, and "private" access keeps the internet out',
                path=("endpoint", "auth"),
            )
        )
    if endpoint.auth == "token":
        found.append(
            Problem(
                code="GEN405",
                message="what EAS calls a token does not expire",
                hint='say "key", which is what it is, or leave it out',
                path=("endpoint", "auth"),
            )
        )
    if endpoint.concurrency != _default(endpoint, "concurrency"):
        found.append(
            Problem(
                code="GEN405",
                message="EAS sets no limit to the requests that an instance works on at once",
                hint="leave it out, and let the container refuse what is too much",
                path=("endpoint", "concurrency"),
            )
        )
    return found


def _model_refusals(spec: Any) -> list[Problem]:
    found = []
    if len(spec.name) > LONGEST_NAME:
        found.append(
            Problem(
                code="GEN406",
                message=f"{spec.name} is too long for the name of a workspace of PAI",
                hint=f"{LONGEST_NAME} characters at most",
                path=("name",),
            )
        )
    if spec.model.format != "custom":
        found.append(
            Problem(
                code="GEN405",
                message=f"the model registry of PAI does not know the format {spec.model.format}",
                hint="leave it out: the container reads the files as they are",
                path=("model", "format"),
            )
        )
    if spec.scaling.in_percent != _default(spec.scaling, "in_percent"):
        found.append(
            Problem(
                code="GEN405",
                message="EAS keeps to one target, above which instances come and below which "
                "they go",
                hint="leave in_percent out, and say the target as out_percent",
                path=("scaling", "in_percent"),
            )
        )
    return found


def _image_refusals(spec: Any, images: dict[str, str]) -> list[Problem]:
    region = spec.clouds.alibaba.region
    inside = f"registry-vpc.{region}."
    if spec.clouds.alibaba.registry:
        if inside in spec.clouds.alibaba.registry:
            return []
        return [
            Problem(
                code="GEN407",
                message="the services reach no registry outside their region",
                hint=f"name one of {region}, as in {inside}aliyuncs.com/team",
                path=("clouds", "alibaba", "registry"),
                also=(Place(path=("clouds", "alibaba", "region")),),
            )
        ]
    outside = {
        ("deployments", name, "image") if spec.deployments[name].image else ("runtime", "image")
        for name, image in images.items()
        if inside not in image
    }
    return [
        Problem(
            code="GEN407",
            message="the services of EAS reach no registry on the internet or in another region",
            hint="copy the image to Container Registry in the region, and name that as "
            f'"registry": "{inside}aliyuncs.com/team" under clouds.alibaba',
            path=path,
            also=(Place(path=("clouds", "alibaba", "region")),),
        )
        for path in sorted(outside)
    ]


def _default(model: Any, field: str) -> Any:
    return getattr(type(model)(), field)

"""Where SageMaker finds the images of a spec: it pulls from ECR of its own region alone."""

import re
from collections.abc import Iterator
from typing import Any

from generator.errors import Place, Problem


def _wished(spec: Any) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Give each deployment's image, and where the spec says it."""
    for name, one in spec.deployments.items():
        if one.image:
            yield name, one.image, ("deployments", name, "image")
        else:
            yield name, spec.runtime.image, ("runtime", "image")


def _here(image: str, region: str) -> bool:
    return bool(re.match(rf"[0-9]{{12}}\.dkr\.ecr\.{region}\.amazonaws\.com/", image))


def missing(spec: Any, place: Any) -> Iterator[Problem]:
    """Tell which images SageMaker cannot pull: it does so from ECR of its region alone."""
    away = {path: image for _, image, path in _wished(spec) if not _here(image, place.region)}
    if place.registry is None:
        for path, image in away.items():
            yield Problem(
                code="GEN407",
                message=f"SageMaker pulls from ECR in {place.region}, not from where `{image}` is",
                hint='copy it, and say "registry": '
                f'"111122223333.dkr.ecr.{place.region}.amazonaws.com" beside the region',
                path=path,
                also=(Place(path=("clouds", "aws", "region")),),
            )
        return
    for path, image in away.items():
        if "@" in image:
            yield Problem(
                code="GEN407",
                message="a copy of this image may have another digest",
                hint="name the copy in ECR itself, or an image with a tag",
                path=path,
            )
    if not _here(f"{place.registry}/", place.region):
        yield Problem(
            code="GEN407",
            message=f"SageMaker pulls from ECR in {place.region} alone",
            hint=f"name a registry there: 111122223333.dkr.ecr.{place.region}.amazonaws.com",
            path=("clouds", "aws", "registry"),
        )
    elif not away:
        yield Problem(
            code="GEN307",
            message="a registry for copies is named, but every image is in ECR already",
            hint="leave it out",
            path=("clouds", "aws", "registry"),
        )


def found(spec: Any, place: Any) -> dict[str, str]:
    """Return where SageMaker finds each deployment's image: there, or as a copy."""
    return {
        name: image
        if _here(image, place.region)
        else f"{place.registry}/{image.rpartition('/')[2]}"
        for name, image, _ in _wished(spec)
    }

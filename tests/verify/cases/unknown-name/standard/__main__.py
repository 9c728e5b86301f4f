"""Names of Python's own modules and of Pulumi, misspelt; and options of the wrong kind."""

import json
import re
from typing import Anny

import pulumi
import pulumi_aws as aws

kept: Anny = re.fullmaxch("a+", json.dump("aa"))
aws.s3.Bucket("a", opts=pulumi.ResourceOption(protect=True))
aws.s3.Bucket("b", opts=pulumi.ResourceOptions(protect="yes", depends_on=12))
aws.s3.Bucket("c", opts=pulumi.ResourceOptions(protect=True, parent=None))
pulumi.exprot("kept", kept)
pulumi.some_newer_thing("kept")
settings = pulumi.Config()
pulumi.export("flag", settings.gett_bool("flag"))
pulumi.export("name", settings.name)

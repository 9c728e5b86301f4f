import pulumi

images = pulumi.Config().require_object("images")

import pulumi

config = pulumi.Config()

encrypted = False
password = config.require_secret("password")

"""The services of one group share an address and a key.

EAS makes the group for its first service.
"""

from canary_workspace import prefix
from settings import canary_predict_path

group = prefix
path = canary_predict_path

access_command = (
    "aliyun eas describe-group-endpoints"
    " --region ap-southeast-1 --cluster-id ap-southeast-1"
    f" --group-name {group}"
)

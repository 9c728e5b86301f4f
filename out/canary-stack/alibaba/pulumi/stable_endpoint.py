"""The services of one group share an address and a key.

EAS makes the group for its first service.
"""

from settings import stable_predict_path
from stable_workspace import prefix

group = prefix
path = stable_predict_path

access_command = (
    "aliyun eas describe-group-endpoints"
    " --region ap-southeast-1 --cluster-id ap-southeast-1"
    f" --group-name {group}"
)

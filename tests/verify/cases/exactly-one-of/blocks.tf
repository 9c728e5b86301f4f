# 3:1 exactly-one-of exactly one of `application_insights_web_test_location_availability_criteria`, `criteria`, `dynamic_criteria` must be set

resource "azurerm_monitor_metric_alert" "cpu" {
  name                = "cpu"
  resource_group_name = "rg"
  scopes              = ["/subscriptions/x"]
}

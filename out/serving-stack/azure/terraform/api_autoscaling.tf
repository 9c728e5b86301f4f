# As many model servers as the load needs. None is special: one that fails is replaced by another.

resource "azurerm_orchestrated_virtual_machine_scale_set" "api_server" {
  #checkov:skip=CKV_AZURE_50:Azure's own extensions patch the servers, and tell which of them fail.
  name                = "vmss-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku_name  = var.api_machine_type
  instances = var.api_min_servers

  # Spread over the zones evenly, and inside a zone over as many racks as there are.
  zones                       = ["1", "2", "3"]
  zone_balance                = true
  platform_fault_domain_count = 1

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = var.api_system_disk_gib
  }

  encryption_at_host_enabled = var.api_encryption_at_host

  os_profile {
    custom_data = base64encode(templatefile("${path.module}/api_cloud-init.yaml", {
      image          = var.api_image
      port           = var.api_port
      model_store    = "${azurerm_storage_account.models_store["cache"].primary_blob_endpoint}models/"
      model_identity = azurerm_user_assigned_identity.models_identity["reader"].client_id
    }))

    # Azure creates no server without an administrator. No port of SSH is open: nobody reaches it.
    linux_configuration {
      computer_name_prefix            = local.api_name
      admin_username                  = "azureuser"
      disable_password_authentication = true

      patch_mode            = "AutomaticByPlatform"
      patch_assessment_mode = "AutomaticByPlatform"

      admin_ssh_key {
        username   = "azureuser"
        public_key = var.api_admin_ssh_public_key
      }
    }
  }

  # That of the interfaces, which a flexible scale set makes itself.
  network_api_version = "2022-11-01"

  network_interface {
    name    = "primary"
    primary = true

    ip_configuration {
      name      = "primary"
      primary   = true
      subnet_id = azurerm_subnet.api_server.id

      application_gateway_backend_address_pool_ids = [
        one(azurerm_application_gateway.api.backend_address_pool).id,
      ]
    }
  }

  # Asks on the server itself whether the model answers: repairs and upgrades go by this.
  extension {
    name                 = "health"
    publisher            = "Microsoft.ManagedServices"
    type                 = "ApplicationHealthLinux"
    type_handler_version = "1.0"

    settings = jsonencode({
      protocol          = "http"
      port              = var.api_port
      requestPath       = var.api_health_path
      intervalInSeconds = 10
      numberOfProbes    = 3
    })
  }

  # A server whose model does not answer is replaced. Until it has pulled its image it is left
  # alone, for ten minutes at least.
  automatic_instance_repair {
    enabled      = true
    action       = "Replace"
    grace_period = "PT${max(10, var.api_warmup_minutes)}M"
  }

  # A new model of the scale set replaces the servers by and by; each waits for its successor.
  upgrade_mode = "Rolling"

  rolling_upgrade_policy {
    maximum_surge_instances_enabled         = true
    max_batch_instance_percent              = 34
    max_unhealthy_instance_percent          = 34
    max_unhealthy_upgraded_instance_percent = 34
    pause_time_between_batches              = "PT${var.api_warmup_minutes}M"
  }

  boot_diagnostics {}

  identity {
    type = "UserAssigned"
    identity_ids = [
      azurerm_user_assigned_identity.models_identity["reader"].id,
    ]
  }

  tags = local.tags

  # Servers need their way out to boot, and their firewall before they are reachable.
  depends_on = [
    azurerm_nat_gateway_public_ip_association.main,
    azurerm_subnet_nat_gateway_association.api_server,
    azurerm_subnet_network_security_group_association.api_server,
  ]

  lifecycle {
    # From the first deployment on, the load says how many there are.
    ignore_changes = [instances]
  }
}

locals {
  # What a server should bear, and who tells what it bears.
  api_loads = {
    cpu = {
      metric   = "Percentage CPU"
      resource = azurerm_orchestrated_virtual_machine_scale_set.api_server.id
      target   = var.api_cpu_percent
    }
    requests = {
      metric   = "AvgRequestCountPerHealthyHost"
      resource = azurerm_application_gateway.api.id
      target   = var.api_requests_per_server
    }
  }
}

resource "azurerm_monitor_autoscale_setting" "api_server" {
  name                = "as-${local.api_name}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  target_resource_id  = azurerm_orchestrated_virtual_machine_scale_set.api_server.id

  profile {
    name = "load"

    capacity {
      minimum = var.api_min_servers
      default = var.api_min_servers
      maximum = var.api_max_servers
    }

    # One more as soon as one of the loads is above its target, and the next once that one is warm.
    dynamic "rule" {
      for_each = local.api_loads

      content {
        metric_trigger {
          metric_name        = rule.value.metric
          metric_resource_id = rule.value.resource
          operator           = "GreaterThan"
          threshold          = rule.value.target

          statistic        = "Average"
          time_aggregation = "Average"
          time_grain       = "PT1M"
          time_window      = "PT5M"
        }

        scale_action {
          direction = "Increase"
          type      = "ChangeCount"
          value     = 1
          cooldown  = "PT${var.api_warmup_minutes}M"
        }
      }
    }

    # One fewer only when all loads are below half of their targets: then the others can bear it.
    dynamic "rule" {
      for_each = local.api_loads

      content {
        metric_trigger {
          metric_name        = rule.value.metric
          metric_resource_id = rule.value.resource
          operator           = "LessThan"
          threshold          = rule.value.target / 2

          statistic        = "Average"
          time_aggregation = "Average"
          time_grain       = "PT1M"
          time_window      = "PT15M"
        }

        scale_action {
          direction = "Decrease"
          type      = "ChangeCount"
          value     = 1
          cooldown  = "PT15M"
        }
      }
    }
  }

  tags = local.tags
}

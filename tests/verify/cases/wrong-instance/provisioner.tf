# 14:38 wrong-instance when its resource is destroyed, `each.value` may be gone already (keep it in the resource and read it off `self`)
# 15:18 not-one-of `on_failure` must be `continue` or `fail`
# 18:3 missing-argument `local-exec` needs `command`
# 22:3 unknown-block there is no provisioner `local-exe` (did you mean `local-exec`?)
# 27:5 unknown-argument `remote-exec` has no argument `inlin` (did you mean `inline`?)
# 41:30 wrong-instance when its resource is destroyed, `var.name` may be gone already (keep it in the resource and read it off `self`)

resource "terraform_data" "main" {
  for_each = { a = var.name }
  input    = each.value

  provisioner "local-exec" {
    when       = destroy
    command    = "echo ${each.key} ${each.value}"
    on_failure = ignore
  }

  provisioner "local-exec" {
    when = create
  }

  provisioner "local-exe" {
    command = "echo ${self.input} ${var.name}"
  }

  provisioner "remote-exec" {
    inlin = ["reboot"]

    connection {
      host = self.output
    }
  }
}

removed {
  from = terraform_data.old

  provisioner "local-exec" {
    when       = destroy
    on_failure = continue
    command    = "echo bye ${var.name}"
  }
}

variable "name" {
  type = string
}

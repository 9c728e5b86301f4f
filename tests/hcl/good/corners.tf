/* A file of corners: everything here is valid. */
locals {
  plain    = "text" # trailing
  percent  = "100%"
  escaped  = "a\nb\"c\\d $${not} %%{this}"
  negative = -3
  float    = 1.5
  yes      = true
  nothing  = null
  list     = [1, "two", var.three, ] // trailing comma
  empty    = []
  object   = { a = 1, "b c" = 2, (var.key) = 3, d : 4 }
  lines = {
    a = 1
    b = 2, # comma and comment

    c = [
      for k, v in var.map : "${k}-${v}" if v != null
    ]
  }
  made    = { for k, v in var.map : k => v... if v > 0 }
  chosen  = var.a ? "x" : var.b == 1 && !var.c ? "y" : "z"
  counted = (
    1
    + 2 * 3
  )
  splat  = aws_instance.web[*].id
  legacy = aws_instance.web.*.id
  zero   = aws_instance.web.0.id
  keyed  = aws_instance.web["a.b"].tags["Name"]
  called = merge({ a = 1 }, [for x in var.list : { (x) = 1 }]...)
  nested = "a ${join(", ", [for s in var.list : "<${s}>"])} b"
  typed  = provider::aws::arn_parse(var.arn).account
  flush  = <<-EOT
    one
      two
    three ${var.x}
  EOT
  raw    = <<EOT
}
 text "quotes" \n stay
EOT
  looped = <<-EOT
    %{for x in var.list~}
    ${x}
    %{endfor~}
    %{if var.a}yes%{else}no%{endif}
  EOT
}

resource "a_b" "c-d" {
  single { x = 1 }
  empty {}
  dynamic "setting" {
    for_each = var.list
    content {
      name = setting.value
    }
  }
}

output "word" { value = local.plain }

resource "x" "y" {
  a         = 1
  user_data = <<-EOT
    #!/bin/bash


    echo "${var.name}"   and %{if var.on~} yes %{else} no %{endif}
      key=value   # not a comment
    { [ (
  EOT
  long_name = 2
  b         = <<EOT
$${escaped} ${var.a}${var.b} %%{x} 100% $5 $

}

column zero after a blank line
  EOT
  c         = 3

  list = [
    <<-A
      one = 1
    A
    ,
    <<-B
      two
    B
  ]
  called = join("\n", [<<-C
    three ${upper("x")}
  C
  ])
  both = base64encode(<<-D
    ${join(",", [for k, v in var.m : "${k}=${v}"])}

    four
  D
  )
  tail = true
}

output "after" {
  value = <<EOT
EOT
}

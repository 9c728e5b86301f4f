# 4:27 missing-file there is no file `boot.sh.tftpl`
# 5:24 missing-file there is no file `key.pub`

output "script" { value = templatefile("${path.module}/boot.sh.tftpl", { port = 80 }) }
output "key" { value = file("key.pub") }

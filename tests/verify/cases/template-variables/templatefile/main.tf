output "script" {
  value = templatefile("${path.module}/boot.sh.tftpl", {
    port  = 80
    extra = true
  })
}

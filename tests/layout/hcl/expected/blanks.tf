locals {
  a = 1

  bb = 2
  c = [
    1,

    2,
  ]

  d = f(
    1,
  )
}

# end

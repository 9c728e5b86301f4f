locals {
  a   = 1  # one
  bbb = 22 // two
  c   = 3 /* inline */
  # alone
  dddd = 4 # four
  e    = 5
  f    = 6 # six

  open = {                   # opened
    g              = 7       # seven
    long_name      = "eight" # eight
    /* before */ h = 9
  } # closed
  /*
    kept   as it is
      # really

    after a blank line
  */
  i = [    # list
    1,     # first
    22222, # second
    3
    # last
  ]
  j       = /* in the middle */ 4
  ünïcode = "ü"        # ü
  k       = "family 👩‍👩‍👧" # joined
  plain   = "ascii"    # ascii
  wide = {
    "日本"  = "日本" # wide
    "é"   = "é"  # combining
    plain = 1    # plain
  }
}
#no space

/* at column zero

after a blank line */

locals {
  z = 1
}

"""The one way of rendered text to the disk.

A project is compared with what is there (`comparison`, which goes by the `manifest`), and then
replaced as a whole (`project`, by a `swap` of folders). Nothing is imported here: `gen check` and
`gen diff` only compare.
"""

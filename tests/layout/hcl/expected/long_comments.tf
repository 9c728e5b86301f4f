# A sentence whose name was longer than who wrote it could see, so that its first row has more
# columns than a screen. The rest of the paragraph moves: on.
#
# The next paragraph stays
# as it was written.
resource "x" "y" {
  #checkov:skip=CKV_AZURE_33:What is for a tool is one row, however long it is, as the tool reads no second one.
  # gen: ignore[rule] What is for a tool is one row, however long it is, as the tool reads no second one.
  name = "a" # Behind code a comment has no row to move on to, so it stays where it is, however long it may be.

  # A-word-that-is-longer-than-a-row-has-one-for-itself-and-what-stands-behind-it-begins-the-next-row-as-ever
  # and so on.
  # - a list of things is no paragraph, and its rows are left alone, however long they may be, as written here
  #   by somebody
  text = <<-EOT
    # Content, not a comment, so that it stays as it is, however long this row of the heredoc may be, really.
  EOT
}

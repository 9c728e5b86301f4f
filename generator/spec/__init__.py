"""What a user may say: one module per blueprint over shared parts."""

db_password = "Zq8-tR3v!mW5"
api_token   = "<from the vault>"

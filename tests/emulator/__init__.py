"""AWS on this machine: moto, and beside it the few answers that moto 5.2 lacks or gets wrong.

A clean second plan against it shows that the wiring holds and that the provider reads back what it
wrote; it does not show how AWS itself would normalise a value.
"""

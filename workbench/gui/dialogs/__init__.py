"""Dialogs: small windows that ask for something."""

"""Signing staff in by the organisation's own directory (OpenID Connect), where the settings name one."""

"""Signing in by a printed card, where neither mail nor passkey is possible. Threats: docs/security.md."""

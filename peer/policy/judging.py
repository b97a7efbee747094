"""The verdict over a message."""

from .reading import read
from .rules import RULES
from .verdict import Effect, Finding, Verdict


def judge(text: str) -> Verdict:
    """All rules look; the strictest one decides. Care is offered beside whatever else is decided."""
    reading = read(text)
    findings = [Finding(rule.code, rule.effect) for rule in RULES if rule.finds(reading)]
    for effect in (Effect.REFUSE, Effect.HOLD):
        reasons = tuple(finding.code for finding in findings if finding.effect is effect)
        if reasons:
            return Verdict(effect, reasons, _has_care(findings))
    return Verdict(None, (), _has_care(findings))


def _has_care(findings: list[Finding]) -> bool:
    return any(finding.effect is Effect.CARE for finding in findings)

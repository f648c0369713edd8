"""What the partnership itself writes: its counting-rule register, the cover of its report and partners' paragraphs."""

from commonweal.demo import truth
from commonweal.demo.districts import WHARFSHIRE

BODY = "Safer Tallow Partnership"
_NODES = {"Shoplifting": "shoplifting", "Public order": "public-order"}


def register_text() -> str:
    """The register: every planted change of recording, and the month that was never published."""
    force = f'force = "{WHARFSHIRE.name}"'
    changes = [
        f'[[change]]\nmonth = "{p.start}"\noffence = "{_NODES[p.category]}"\ntext = "{p.text}"\n{force}\n'
        for p in truth.PLANTED
        if p.kind == "recording"
    ]
    gap = (
        f'[[gap]]\nfrom = "{truth.UNPUBLISHED}"\nto = "{truth.UNPUBLISHED}"\n{force}\n'
        f'text = "{truth.UNPUBLISHED_TEXT}"\n'
    )
    return "# The counting-rule register of the fictional partnership.\n\n" + "\n".join([*changes, gap])


WORDS = f"""# Cover and partners' paragraphs of the fictional partnership's report.
body = "{BODY}"

[cover]
purpose = "To inform members of recorded crime and disorder in Tallow, and of what changed by more than chance."
recommendation = "Members are asked to note the report, and to say which of the changes they want looked into."
author = "Partnership analyst"
meeting = "22 January 2026"

[[paragraph]]
agency = "Tallow Homes"
title = "Anti-social behaviour in our homes"
text = "We opened 214 cases in the twelve months, most of them about noise, and closed 198. Seven of our blocks in \
Candlewick now have a warden in the evening."
audience = "public"

[[paragraph.figure]]
label = "Cases opened"
value = 214
baseline = 231
unit = "cases"

[[paragraph.figure]]
label = "Cases closed"
value = 198
baseline = 205
unit = "cases"
"""

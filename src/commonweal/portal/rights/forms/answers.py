"""Forms of a holder: what is left out, on what ground, and what is said."""

from collections.abc import Sequence
from typing import Any

from django import forms

from commonweal.portal.access.forms import fields
from commonweal.portal.rights import texts
from commonweal.portal.rights.models.ask import ANSWERS, DISPOSAL, NOTHING, answers_to
from commonweal.portal.rights.redaction import Line


class AnswerForm(forms.Form):
    """The answer to a request. `lines`: what was found; `others`: names that are proposed to be left out."""

    decision = forms.ChoiceField(label="What do you answer?", widget=forms.RadioSelect)
    dropped = forms.MultipleChoiceField(
        label="Which lines are left out whole?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Lines about somebody else, or that an exemption covers.",
    )  # fmt: skip
    names = forms.MultipleChoiceField(
        label="Which names are left out of the rest?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Other people of the same case or report. They are ticked: untick whom the person may read of.",
    )  # fmt: skip
    phrases = fields.words(
        "Which other words are left out?", 3, longest=5000,
        help_text="One a line: names, addresses, registrations, whatever would tell of somebody else. Every place "
        "where they stand is taken out, however it is spelt.",
    )  # fmt: skip
    exemptions = forms.MultipleChoiceField(
        label="On what ground?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Needed where anything is left out.",
    )  # fmt: skip
    words = fields.words("What is the person told?", 3, longest=5000, help_text="They read this. Name nobody else.")

    def __init__(
        self, data: Any = None, *, purpose: str, lines: Sequence[Line], others: Sequence[str], source: str = "",
        initial: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=initial or {"names": list(others), "dropped": _stay(lines)})
        fields.offer(self, "decision", answers_to(purpose, source).items())
        fields.offer(self, "dropped", [(str(n), _offered(one)) for n, one in enumerate(lines)])
        fields.offer(self, "names", [(name, name) for name in others])
        grounds = texts.exemptions("data").values()
        fields.offer(self, "exemptions", [(one.key, _ground(one)) for one in grounds])
        if purpose != "access":
            unsaid = answers_to(purpose, source)[NOTHING].partition(":")[0]
            self.fields["words"].help_text = f"They read this. Name nobody else. Only “{unsaid}” needs none."
            for name in ("dropped", "names", "phrases", "exemptions"):
                del self.fields[name]
        elif not lines:
            for name in ("dropped", "names", "phrases"):
                del self.fields[name]
            self.fields["exemptions"].help_text = "Needed where it is withheld."
        elif not others:
            del self.fields["names"]

    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        typed = [line.strip() for line in given.get("phrases", "").splitlines() if line.strip()]
        return {
            "decision": given["decision"], "words": given["words"],
            "phrases": [*given.get("names", ()), *typed], "dropped": [int(n) for n in given.get("dropped", ())],
            "exemptions": given.get("exemptions", ()),
        }  # fmt: skip


class DisposalForm(forms.Form):
    """Whether it may go."""

    decision = forms.ChoiceField(
        label="May it go?", choices=list(ANSWERS[DISPOSAL].items()), widget=forms.RadioSelect,
        help_text="Once governance agrees too it goes for good, out of backups as well when they are restored.",
    )  # fmt: skip
    words = fields.words("If it is still needed: why?", 3, longest=2000)
    until = fields.day("If it is still needed: when is it looked at again?", required=False)


def _stay(lines: Sequence[Line]) -> list[str]:
    return [str(n) for n, one in enumerate(lines) if one.stays]


def _offered(line: Line) -> str:
    return f"{line.label}: {line.text}{' (it goes to nobody)' if line.stays else ''}"


def _ground(one: texts.Exemption) -> str:
    return f"{one.words} ({one.law}){'' if one.told else ': nothing is told'}"

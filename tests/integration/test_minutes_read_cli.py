"""`commonweal minutes read`, as a user runs it."""

import json
import subprocess
import sys

from minutes_samples import MADE_UP, REAL_2019, REAL_2024

TOP = {
    "meeting", "attendance", "declarations_of_interest", "previous_minutes", "matters_arising", "forward_plan",
    "reports_back", "next_meeting", "items", "actions", "statistics", "anomalies",
}  # fmt: skip
ITEM = {
    "seq", "number_as_printed", "title", "title_as_printed", "kind", "subheadings", "body", "source_lines", "outcome",
    "decisions", "restricted", "restricted_marker", "restricted_basis_as_printed", "deferral", "duplicate_of",
}  # fmt: skip
MEETING = {
    "body", "body_as_printed", "date", "date_as_printed", "weekday_as_printed", "weekday_agrees_with_date",
    "start_time", "end_time", "venue", "item_numbering", "chair", "vice_chair", "stray_text_before_title",
}  # fmt: skip
PERSON = {
    "seq", "as_printed", "name", "honorific_prefix", "honorific_suffix", "bracket_as_printed", "role", "organisation",
    "organisation_unit", "post", "organisation_candidates",
}  # fmt: skip
ACTION = {"item_seq", "text_as_printed", "tier", "kind", "owner_as_printed", "due_as_printed", "due_date"}
FIGURE = {
    "item_seq", "text_as_printed", "value", "unit", "measure", "direction", "period_as_printed", "comparator_as_printed"
}  # fmt: skip


def run(*arguments):
    command = [sys.executable, "-m", "commonweal", "minutes", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_json_has_every_key_of_the_contract_always():
    done = run(REAL_2019, REAL_2024, *sorted(MADE_UP.glob("*.txt")), "--json")
    assert done.returncode == 0 and done.stderr == ""
    meetings = json.loads(done.stdout)
    assert len(meetings) == 2 + len(list(MADE_UP.glob("*.txt")))
    for one in meetings:
        assert set(one) == TOP and set(one["meeting"]) == MEETING
        assert all(set(i) == ITEM for i in one["items"])
        there = one["attendance"]
        assert set(there["also_in_attendance"]) == {"stated_none", "people"}
        assert all(set(p) >= PERSON for k in ("present", "officers", "apologies") for p in there[k])
        assert all(set(a) == ACTION for a in one["actions"]) and all(set(s) >= FIGURE for s in one["statistics"])
        for item in one["items"]:
            assert all(set(d) == {"text_as_printed", "lead_in", "operative_text", "verb"} for d in item["decisions"])


def test_without_json_a_summary_a_person_can_read():
    done = run(REAL_2024)
    assert done.returncode == 0
    lines = done.stdout.split("\n")
    assert lines[0].startswith(f"{REAL_2024.name}: Safer Stockton Partnership")
    assert any(line.strip().startswith("SSP/4/23") and line.endswith("duplicate") for line in lines)
    assert sum("[restricted]" in line for line in lines) == 3


def test_a_profile_is_used_and_a_wrong_one_refused(tmp_path):
    good = run(MADE_UP / "unusual_lead_ins.txt", "--profile", MADE_UP / "unusual_lead_ins.toml", "--json")
    assert [i["outcome"] for i in json.loads(good.stdout)[0]["items"]] == ["agreed", "noted"]
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("numbering = ['roman']")
    done = run(REAL_2024, "--profile", wrong)
    assert done.returncode == 1 and "roman" in done.stderr and "Traceback" not in done.stderr


def test_refusals_are_one_sentence_and_exit_1(tmp_path):
    broken = tmp_path / "sent.pdf"
    broken.write_bytes(b"%PDF-1.4 rubbish")
    for file in (broken, tmp_path, tmp_path / "absent.txt"):
        done = run(file, "--json")
        assert (done.returncode, done.stdout) == (1, "") and "Traceback" not in done.stderr and done.stderr.strip()


def test_wrong_usage_is_exit_2():
    assert run().returncode == 2

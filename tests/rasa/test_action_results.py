"""The one thing that is replaced inside Rasa, tried in Rasa's own environment."""

import json
import subprocess

import pytest

from bot.settings import ROOT

CHECK = """
import json, sys
from bot.rasa.action_results import check_quickly
from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException

slow = RemoteAction._validate_action_result
check_quickly()
quick = RemoteAction._validate_action_result

def accepted(check, result):
    try:
        return bool(check(RemoteAction("action", None), result))
    except Exception:
        return False

results = json.load(sys.stdin)
print(json.dumps([[accepted(quick, r), accepted(slow, r)] for r in results]))
"""

WELL_FORMED = [
    {"events": [], "responses": []},
    {"events": [{"event": "followup", "name": "action_listen"}], "responses": [{"text": "Yes"}]},
]
MALFORMED = [{"events": [{"event": 3}], "responses": []}, {"events": "none"}, [], "text", None]


@pytest.mark.parametrize(
    ("results", "accepted"), [(WELL_FORMED, True), (MALFORMED, False)], ids=["good", "malformed"]
)
def test_a_result_is_accepted_if_and_only_if_rasa_itself_accepts_it(
    results: list[object], accepted: bool
) -> None:
    done = subprocess.run(
        [ROOT / ".venv-rasa" / "bin" / "python", "-W", "ignore", "-c", CHECK],
        input=json.dumps(results),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    verdicts = json.loads(done.stdout.splitlines()[-1])
    assert verdicts == [[accepted, accepted]] * len(results)

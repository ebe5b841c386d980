"""`creditpolicy prove`: its text, its data, its exit codes."""

import json
from importlib.resources import files as resources

from jsonschema import Draft202012Validator

from tests.cli.command_line import call


def test_a_sound_policy_is_fine(small):
    """Everything about the small policy is proved; exit code 0, in both languages."""
    zh, en = (call("prove", small, "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (0, 0)
    assert "共 3 条：已证明 3 条，不成立 0 条，说不准 0 条。" in zh.out
    assert "3 claims: 3 proved, 0 refuted, 0 unknown." in en.out


def test_the_claims_are_data(small):
    """As the schema says, with the rows that reach full points."""
    result = call("prove", small, "--format", "json")
    text = resources("creditpolicy.report").joinpath("schemas/proof-1.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(result.data)
    (reached,) = [c for c in result.data["claims"] if c["property"] == "reached"]
    assert reached["examples"][0]["values"] == [{"exact": "1", "display": "1.00"}]


def test_a_wrong_policy_is_refused(wrong):
    """Of a policy with an error nothing is proved: exit code 1, and what is wrong is shown."""
    result = call("prove", wrong)
    assert result.code == 1
    assert "CP401" in result.err

"""Every JSON document that a golden shows is what docs/*.schema.json promise."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = sorted((ROOT / "src/report/goldens").glob("*.json"))
COMMANDS = sorted(path.name.removesuffix(".schema.json") for path in (ROOT / "docs").glob("*.schema.json"))


def schema_of(command):
    return json.loads((ROOT / f"docs/{command}.schema.json").read_text())


def command_of(golden):
    return re.match(r"stillheld_([a-z]+)", golden.name).group(1)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_schema_is_one(command):
    jsonschema.Draft202012Validator.check_schema(schema_of(command))


def test_a_hunt_has_a_golden():
    assert "hunt" in map(command_of, GOLDENS)


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.name)
def test_a_document_has_the_form_of_its_schema(golden):
    jsonschema.validate(json.loads(golden.read_text()), schema_of(command_of(golden)))


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.name)
def test_every_key_of_a_document_is_described(golden):
    schema = schema_of(command_of(golden))

    def undescribed(value, part, where):
        part = schema["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
        if isinstance(value, dict) and "additionalProperties" not in part:
            for key, inner in value.items():
                if key not in part.get("properties", {}):
                    yield f"{where}.{key}"
                else:
                    yield from undescribed(inner, part["properties"][key], f"{where}.{key}")
        if isinstance(value, list):
            for inner in value:
                yield from undescribed(inner, part["items"], f"{where}[]")

    assert list(undescribed(json.loads(golden.read_text()), schema, "")) == []


def test_a_document_with_a_wrong_verdict_is_refused():
    document = json.loads(next(g for g in GOLDENS if command_of(g) == "hunt").read_text())
    document["verdict"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema_of("hunt"))

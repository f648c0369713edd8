"""Run by pupa's own Python: hold an Open Civic Data event (JSON on standard input) against pupa's own schema."""

import json
import sys

import jsonschema
from jsonschema import Draft3Validator, FormatChecker
from pupa.scrape.schemas.event import schema

given = json.load(sys.stdin)
checker = Draft3Validator.TYPE_CHECKER
for name in ("datetime", "date"):  # the types that pupa's own `validate` adds; JSON has only their text
    checker = checker.redefine(name, lambda _checker, _value: False)
validator = jsonschema.validators.extend(Draft3Validator, type_checker=checker)(schema, format_checker=FormatChecker())
print(json.dumps([f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(given)]))

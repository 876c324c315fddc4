"""A state moves by a transition and by nothing else."""

import ast
import re

from django.apps import apps
from django_fsm import FSMField

from tests.architecture.source import list_files, name_of, parse

_STATE_FIELDS = {
    field.name
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if isinstance(field, FSMField)
}


def test_every_state_field_is_protected() -> None:
    unprotected = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FSMField) and not field.protected
    ]
    assert unprotected == []
    assert {"stage", "standing", "tier", "state"} <= _STATE_FIELDS


def test_no_state_is_assigned_outside_of_a_transition() -> None:
    assigned = [
        f"{name_of(path)}:{node.lineno}"
        for path in list_files()
        if not name_of(path).startswith(("simulators/", "devstack/", "bench/"))
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr in _STATE_FIELDS
    ]
    assert assigned == []


def test_no_state_is_changed_by_a_bulk_update() -> None:
    pattern = re.compile(r"\.update\((?:[^()]|\([^()]*\))*\b(" + "|".join(_STATE_FIELDS) + r")=")
    found = [name_of(path) for path in list_files() if pattern.search(path.read_text())]
    assert found == []


def test_work_is_scheduled_through_enqueue_only() -> None:
    direct = [
        name_of(path)
        for path in list_files()
        if re.search(r"\.(delay|apply_async)\(", path.read_text())
    ]
    assert direct == []

"""The core is values in, values out; its functions are documented by examples that run."""

import ast

from tests.architecture.places import CORE, PRODUCT, ROOT, functions, modules, tree

CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}
MAY_OPEN_FILES = {"tables", "engines", "simulate"}  # simulate writes the folders that tables reads


def public_functions(path):
    return [
        node
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not node.decorator_list
    ]


def is_published(node, path):
    """A function is public when its room exports it; helpers shared between files of a room are not."""
    room = path.relative_to(CORE).parts[0]
    if room.endswith(".py"):
        return True
    return node.name in exported(room)


def exported(room):
    (names,) = [
        ast.literal_eval(node.value)
        for node in tree(CORE / room / "__init__.py").body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    ]
    return names


def test_each_public_function_of_the_core_has_a_doctest():
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules(CORE)
        for node in public_functions(path)
        if is_published(node, path) and ">>>" not in (ast.get_docstring(node) or "")
    ]
    assert missing == []


def test_the_core_reads_no_clock_and_throws_no_dice():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(CORE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in CLOCKS | {"default_rng", "seed"}
        and not allowed(path, node)
    ]
    assert found == []


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def allowed(path, node):
    # A generator made from a seed that the caller passes in is no dice of ours.
    return called(node) == "default_rng" and bool(node.args)


def test_only_tables_engines_and_simulate_open_files():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(CORE)
        if path.relative_to(CORE).parts[0] not in MAY_OPEN_FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    ]
    assert found == []


def test_nothing_checks_by_assert_which_optimised_python_removes():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert)
    ]
    assert found == []


# Long because the work is truly sequential; the list may only shrink.
LONGER_BY_NATURE: dict[str, int] = {}
LONGEST = 40


def test_functions_are_short():
    long = {
        f"{path.relative_to(PRODUCT)}:{node.name}": length(node)
        for path in modules(PRODUCT)
        for node in functions(path)
        if length(node) > LONGEST
    }
    assert long == LONGER_BY_NATURE


def length(node):
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return node.end_lineno - body[0].lineno + 1 if body else 0


def test_files_are_short():
    long = [str(p.relative_to(ROOT)) for p in modules(PRODUCT) if len(p.read_text().splitlines()) > 300]
    assert long == []


def test_each_error_says_in_its_docstring_when_it_is_raised():
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules(PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and is_error(node) and not ast.get_docstring(node)
    ]
    assert silent == []


def is_error(node):
    bases = {getattr(base, "id", "") for base in node.bases}
    return bool(bases & {"FairleadError", "BadInput", "Interrupted"})

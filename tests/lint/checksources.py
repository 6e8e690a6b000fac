#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what no compiler checks: the include arrows, the coroutine rules and the house rules.

    checksources.py ROOT

prints `file:line: message` for every violation and exits 1 when there is one. Files over the size to
aim at are named as notes, which are no violations. ARCHITECTURE.md has the arrows, CONTRIBUTING.md
the rules for coroutine bodies.
"""

import bisect
import posixpath
import re
import sys
from dataclasses import dataclass
from pathlib import Path

AREAS = ("app", "core", "ui", "tests")
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later"
NOTE_LINES = 400
MAX_LINES = 800

# Module of core -> the modules it may include besides itself.
CORE_ARROWS = {
    "base": set(),
    "coro": {"base"},
    "trace": {"base"},
    "instrumentation": {"base", "trace"},
    "execution": {"base", "coro", "trace", "instrumentation"},
    "workload": {"base", "coro"},  # and what core/execution/context.h needs, see allowed_in_core
    "run": {"base", "trace", "instrumentation", "execution", "workload"},
    "analysis": {"base", "trace"},
    "formats": {"base", "trace", "analysis"},
    "report": {"base", "trace", "analysis", "formats", "execution", "instrumentation", "run", "workload"},
}
CONTEXT_HEADER = "core/execution/context.h"
WORKER_MAIN = "app/workermain.cpp"
QCP_HEADER = "ui/plots/qcp.h"
# In core/workload, but no workload: the loopback server that workloads fetch from.
NOT_A_BODY = re.compile(r"^core/workload/flagserver\w*\.(h|cpp)$")

QT_INCLUDE = re.compile(r"^(Q\w+(/.*)?|q[a-z0-9_]+\.h)$")
# Header families that stay behind our own interfaces, each with its name for people.
CPP_ONLY_INCLUDE = re.compile(r"^((?P<oneTBB>tbb|oneapi)|(?P<Boost>boost)|(?P<nlohmann>nlohmann)|(?P<protozero>protozero))/")
GENERATED_INCLUDE = re.compile(r"^(moc_\w+\.cpp|\w+\.moc|ui_\w+\.h)$")

BODY_INCLUDES = {
    "mutex", "shared_mutex", "condition_variable", "semaphore", "barrier", "latch", "thread",
    "fstream", "iostream", "cstdio", "stdio.h", "unistd.h",
}  # fmt: skip
BODY_WORDS = re.compile(
    r"\bstd\s*::\s*(?:\w*mutex|\w+_lock|lock_guard|condition_variable\w*|\w+_semaphore|barrier|latch"
    r"|this_thread|j?thread|async|[io]?fstream|c(?:out|err|in|log))\b"
    r"|\bthread_local\b"
    r"|\b(?:u|nano)sleep\s*\(|\bsleep_(?:for|until)\b"
    r"|(?<![\w.>])(?:::\s*)?\bsleep\s*\("
)


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


# --- reading C++ ----------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?(?:\*/|\Z))
      | (?P<raw>\b(?:u8|[uUL])?R"(?P<delim>[^()\\\s]{0,16})\(.*?(?:\)(?P=delim)"|\Z))
      | (?P<string>"(?:\\.|[^"\\\n])*"?)
      | (?P<number>\b\d[\w.']*)
      | (?P<char>'(?:\\.|[^'\\\n])*'?)""",
    re.VERBOSE | re.DOTALL,
)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def strip_comments(text):
    """Comments become blanks of the same shape; strings stay."""
    return _TOKEN.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], text)


def strip_literals(text):
    """Comments and the insides of strings and characters become blanks of the same shape."""

    def replace(match):
        if match["number"]:
            return match[0].replace("'", "0")
        if match["comment"]:
            return _blank(match[0])
        quote = "'" if match["char"] else '"'
        return quote + _blank(match[0][1:-1]) + quote if len(match[0]) > 1 else " "

    return _TOKEN.sub(replace, text)


_DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
_NO_CODE = re.compile(_DIRECTIVE.pattern + r"|\boperator\s+co_await\b", re.MULTILINE)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)


class Source:
    """One file, with its text in the forms that the checks need. All forms keep the positions."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.is_header = path.endswith(".h")
        self.area = path.split("/")[0]
        without_comments = strip_comments(text)
        # An include in a raw string (a sample in a test, say) is none.
        bare = strip_literals(text)
        self.includes = [
            (match.start(), match[1] or match[2], match[2] is not None)
            for match in _INCLUDE.finditer(without_comments)
            if "#" in bare[match.start() : match.end()]
        ]
        self.directives = [(m.start(), m[0]) for m in _DIRECTIVE.finditer(bare)]
        self.code = _NO_CODE.sub(lambda m: _blank(m[0]), bare)
        self._line_starts = [0] + [m.end() for m in re.finditer("\n", text)]

    def line(self, position):
        return bisect.bisect_right(self._line_starts, position)

    def finding(self, position, message):
        return Finding(self.path, self.line(position), message)

    def line_count(self):
        return self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))


class Tree:
    """All our C++ files below a root."""

    def __init__(self, root):
        self.root = Path(root)
        self.sources = {}
        for area in AREAS:
            for path in sorted((self.root / area).rglob("*")):
                if path.suffix in (".h", ".cpp") and path.is_file():
                    name = path.relative_to(self.root).as_posix()
                    text = path.read_text(encoding="utf-8", errors="replace")
                    self.sources[name] = Source(name, text)

    def project_path(self, source, include):
        """The path from the root of one of our files that an include names, or None."""
        if include.split("/")[0] in AREAS and "/" in include:
            return posixpath.normpath(include)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), include))
        return beside if beside in self.sources else None

    def closure(self, path):
        """The paths of our headers that a file needs, itself included."""
        seen, todo = set(), [path]
        while todo:
            current = todo.pop()
            if current in seen:
                continue
            seen.add(current)
            source = self.sources.get(current)
            if source:
                needed = (self.project_path(source, name) for _, name, _ in source.includes)
                todo += [name for name in needed if name]
        return seen


# --- includes -------------------------------------------------------------------------------------


def core_module(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "core" and len(parts) > 2 else None


def allowed_in_core(module, target, context_closure):
    other = core_module(target)
    if other == module or other in CORE_ARROWS[module]:
        return True
    return module == "workload" and target in context_closure


def check_arrow(source, position, target, context_closure):
    area = target.split("/")[0]
    if area == "tests" and source.area != "tests":
        return source.finding(position, f"only tests include tests, not {target}")
    if source.area == "ui" and area == "app":
        return source.finding(position, f"ui never includes app: {target}")
    if source.area != "core":
        return None
    if area != "core":
        return source.finding(position, f"core never includes {area}: {target}")
    module = core_module(source.path)
    if module in CORE_ARROWS and not allowed_in_core(module, target, context_closure):
        only = f" (only {CONTEXT_HEADER} and what it needs)" if module == "workload" else ""
        return source.finding(position, f"core/{module} must not include {target}{only}")
    return None


def check_includes(tree):
    context_closure = tree.closure(CONTEXT_HEADER)
    for source in tree.sources.values():
        if source.area == "core" and core_module(source.path) not in CORE_ARROWS:
            yield source.finding(0, "no module of core that the arrows know")
        for position, name, quoted in source.includes:
            target = tree.project_path(source, name)
            if target:
                if target != name:
                    yield source.finding(position, f'write the path from the root: "{target}"')
                finding = check_arrow(source, position, target, context_closure)
                if finding:
                    yield finding
                continue
            if source.area == "core" and QT_INCLUDE.match(name):
                yield source.finding(position, f"core is free of Qt, but includes {name}")
            if posixpath.basename(name) == "qcustomplot.h" and source.path != QCP_HEADER:
                yield source.finding(position, f"include {QCP_HEADER} instead of qcustomplot.h")
            family = CPP_ONLY_INCLUDE.match(name)
            if family and (source.is_header or source.area == "ui"):
                yield source.finding(
                    position,
                    f"{family.lastgroup} only in .cpp files of core, app and tests, not {name} here",
                )
            if quoted and "/" not in name and not GENERATED_INCLUDE.match(name) and name != "qcustomplot.h":
                yield source.finding(position, f'"{name}" is no file of ours: use <> or the path from the root')


def check_worker(tree):
    """The worker executable starts fast because it has no Qt, not even through our headers."""
    if WORKER_MAIN not in tree.sources:
        return
    for path in sorted(tree.closure(WORKER_MAIN)):
        if path.startswith("ui/"):
            yield Finding(WORKER_MAIN, 1, f"the worker executable must not need {path}")
        source = tree.sources.get(path)
        for position, name, _ in source.includes if source else ():
            if QT_INCLUDE.match(name) and not tree.project_path(source, name):
                yield source.finding(position, f"{WORKER_MAIN} is free of Qt, but needs {name} from here")


# --- coroutines -----------------------------------------------------------------------------------

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_COROUTINE_WORD = re.compile(r"\bco_(?:await|return|yield)\b")
_BLOCK_BEFORE = re.compile(r"(?:[);]|\b(?:else|do|try|const|noexcept|override|final|mutable))\s*$")
_INIT_BEFORE = re.compile(r"(?:[=,(?]|\b(?:return|co_return|co_yield|co_await))\s*$")
_NAMED_BLOCK = re.compile(r"\b(?:namespace|class|struct|union|enum|extern|concept|requires)\b|\)[^()]*->")


class Brackets:
    """Which bracket encloses a position, and which of the braces are blocks of statements."""

    def __init__(self, code):
        self.code = code
        self.match = {}
        self.parent = {}
        self.opens = []
        stack = []
        for found in re.finditer(r"[()\[\]{}]", code):
            position, char = found.start(), found[0]
            if char in _PAIRS:
                self.parent[position] = stack[-1] if stack else None
                self.opens.append(position)
                stack.append(position)
            elif stack and _PAIRS[code[stack[-1]]] == char:
                self.match[stack.pop()] = position
        for position in stack:  # unbalanced, such as in half of an #if: ends with the file
            self.match[position] = len(code)
        self.open_of = {close: open_ for open_, close in self.match.items()}
        self._blocks = {}

    def enclosing(self, position):
        """The open brackets around a position, the innermost first."""
        index = bisect.bisect_left(self.opens, position) - 1
        current = self.opens[index] if index >= 0 else None
        while current is not None and self.match[current] < position:
            current = self.parent[current]
        while current is not None:
            yield current
            current = self.parent[current]

    def own_text(self, open_):
        """What stands directly in a bracket, with what is nested in it blanked."""
        end = self.match[open_]
        parts, position = [], open_ + 1
        while position < end:
            if position in self.match:
                close = self.match[position]
                parts.append(" " * (close + 1 - position))
                position = close + 1
            else:
                parts.append(self.code[position])
                position += 1
        return "".join(parts)

    def is_block(self, open_):
        if open_ not in self._blocks:
            self._blocks[open_] = self._find_is_block(open_)
        return self._blocks[open_]

    def _find_is_block(self, open_):
        if self.code[open_] != "{":
            return False
        before = self.code[max(0, open_ - 400) : open_]
        if _BLOCK_BEFORE.search(before):
            return True
        if _INIT_BEFORE.search(before):
            return False
        if ";" in self.own_text(open_):
            return True
        head = re.split(r"[;{}]", before)[-1]
        if _NAMED_BLOCK.search(head):
            return True
        children = (p for p in self.opens if self.parent[p] == open_ and self.code[p] == "{")
        return any(_BLOCK_BEFORE.search(self.code[max(0, child - 40) : child]) for child in children)

    def statement(self, position):
        """The text before and after a position up to the ends of its statement."""
        begin = position
        while begin > 0:
            char = self.code[begin - 1]
            if char in ";{([":
                break
            if char in ")]}" and begin - 1 in self.open_of:
                open_ = self.open_of[begin - 1]
                if char == "}" and self.is_block(open_) and not self._is_lambda_body(open_):
                    break
                begin = open_
                continue
            begin -= 1
        end = position
        while end < len(self.code) and self.code[end] not in ";)]}":
            end = self.match[end] + 1 if end in self.match else end + 1
        return self.code[begin:position], self.code[position:end]

    def _is_lambda_body(self, open_):
        return any(body == open_ for _, body in lambdas(self))


_NO_LAMBDA_BEFORE = re.compile(r"[\w)\]]\s*$")
_LAMBDA_WORD_BEFORE = re.compile(r"\b(?:return|co_return|co_await|co_yield|throw|else|do)\s*$")
_BINDING_BEFORE = re.compile(r"\bauto\s*&{0,2}\s*$")


def lambdas(brackets):
    """Pairs (position of the capture's bracket, position of the body's brace)."""
    if not hasattr(brackets, "lambda_list"):
        brackets.lambda_list = list(_find_lambdas(brackets))
    return brackets.lambda_list


def _find_lambdas(brackets):
    code = brackets.code
    for open_ in brackets.opens:
        if code[open_] != "[" or code[open_ + 1 : open_ + 2] == "[":
            continue
        before = code[max(0, open_ - 60) : open_]
        if _BINDING_BEFORE.search(before):
            continue
        if _NO_LAMBDA_BEFORE.search(before) and not _LAMBDA_WORD_BEFORE.search(before):
            continue
        position = brackets.match[open_] + 1
        template = re.compile(r"\s*<[^;{}()]*>(?=\s*[({])").match(code, position)
        if template:
            position = template.end()
        parameters = re.compile(r"\s*\(").match(code, position)
        if parameters:
            position = brackets.match[parameters.end() - 1] + 1
        body = re.compile(
            r"\s*(?:mutable|constexpr|consteval|static|noexcept(?:\s*\([^()]*\))?|\s)*(?:->[^;{}]*)?\{"
        ).match(code, position)
        if body and body.end() - 1 in brackets.match:
            yield open_, body.end() - 1


_ASSIGNMENT = re.compile(r"(?:^|[^=!<>+\-*/%&|^])(?:[+\-*/%&|^]|<<|>>)?=\s*$")
# `T&& x =` and `auto&& [a, b] =`: no operator.
_RVALUE_DECLARATOR = re.compile(r"\bauto\s*&&\s*\[|[\w>]\s*&&\s*(?=\w+\s*=(?!=))")
_TEMPLATE_ARGUMENTS = re.compile(r"(?<=\w)<[^<>;]*>(?=\s*[({:>,])")
_CONTROL = re.compile(r"\s*(?:(?:if|for|while|switch)\s*(?:constexpr\b\s*)?(?=\()|(?:else|do)\b|"
                      r"(?:case\b[^:?]*(?:::[^:?]*)*|default|public|private|protected|\w+\s*):(?!:))")


def strip_control(prefix):
    """`if (x) else case 1:` before a statement is not part of it."""
    while True:
        match = _CONTROL.match(prefix)
        if not match:
            return prefix.strip()
        prefix = prefix[match.end() :]
        if prefix.startswith("("):
            depth = 0
            for index, char in enumerate(prefix):
                depth += (char == "(") - (char == ")")
                if depth == 0:
                    break
            prefix = prefix[index + 1 :]


def blank_nested(text):
    """The text with the insides of all brackets blanked."""
    out, depth = [], 0
    for char in text:
        if char in ")]}":
            depth -= 1
        out.append(" " if depth > 0 and char != "\n" else char)
        if char in "([{":
            depth += 1
    return "".join(out)


def prefix_problem(prefix):
    """What is wrong with what stands before a co_await in its statement, or None."""
    rest = strip_control(prefix)
    if rest in ("", "co_return") or re.fullmatch(r"\(\s*void\s*\)", rest):
        return None
    outer = blank_nested(rest)
    if re.search(r"\bco_(?:await|yield)\b", rest):
        return "twice in one expression"
    operators = _RVALUE_DECLARATOR.sub(" ", outer)
    if re.search(r"&&|\|\||\?|\b(?:and|or|not)\b", operators):
        return "in &&, || or ?:"
    if not _ASSIGNMENT.search(outer):
        return "inside an expression"
    before = re.sub(r"=\s*$", "", outer)
    if re.search(r"(?<![=!<>+\-*/%&|^])=(?!=)", before):
        return "inside an expression"
    return None


def operand_problem(operand, brackets, position):
    """What is wrong with what stands after a co_await up to the end of its statement, or None."""
    if re.search(r"\bco_(?:await|yield)\b", operand):
        return "twice in one expression"
    outer, count = blank_nested(operand), 1
    while count:
        outer, count = _TEMPLATE_ARGUMENTS.subn("", outer)
    if re.search(r"&&|\|\||\?|\b(?:and|or)\b", outer):
        return "in &&, || or ?:"
    if re.search(r"==|!=|<=|>=|<<|[+/%|^=,]|-(?!>)| [<>] |[\w)\]}]\s*[*&]", outer):
        return "inside an expression"
    if any(position < capture < position + len(operand) for capture, _ in lambdas(brackets)):
        return "with a lambda in its operand: name it first"
    return None


def await_problem(brackets, position):
    """What is wrong with the co_await at a position, or None."""
    enclosing = list(brackets.enclosing(position))
    for open_ in enclosing:
        macro = re.search(r"\b([A-Z][A-Z0-9_]{2,})\s*$", brackets.code[:open_][-80:])
        if brackets.code[open_] == "(" and macro:
            return f"inside the macro {macro[1]}"
    if enclosing and not brackets.is_block(enclosing[0]):
        control = re.search(r"\b(if|while|for|switch)\s*(?:constexpr\s*)?$", brackets.code[: enclosing[0]][-80:])
        if control and brackets.code[enclosing[0]] == "(":
            return f"in the head of {control[1]}"
        return "inside an argument, parentheses, a subscript or braces"
    before, after = brackets.statement(position)
    operand = after[len("co_await") :]
    return prefix_problem(before) or operand_problem(operand, brackets, position + len("co_await"))


def check_coroutines(source):
    if not _COROUTINE_WORD.search(source.code + "".join(text for _, text in source.directives)):
        return
    for position, text in source.directives:
        if _COROUTINE_WORD.search(text):
            yield source.finding(position, "no co_await or co_return in a macro")
    brackets = Brackets(source.code)
    bodies = {body: capture for capture, body in lambdas(brackets)}
    captures = set()
    for word in _COROUTINE_WORD.finditer(source.code):
        body = next((b for b in brackets.enclosing(word.start()) if b in bodies), None)
        if body is not None and source.code[bodies[body] + 1 : brackets.match[bodies[body]]].strip():
            captures.add(bodies[body])
        if word[0] == "co_await":
            problem = await_problem(brackets, word.start())
            if problem:
                yield source.finding(
                    word.start(),
                    f"co_await {problem}; it may only be a statement, a whole initialiser, the right side "
                    "of an assignment, co_return co_await or (void)co_await",
                )
    for capture in sorted(captures):
        yield source.finding(capture, "a lambda that is a coroutine must not capture: pass arguments")


_TASK_FUNCTION = re.compile(r"\bTask\s*<[^;{}()=]*>\s+(?:\w+\s*::\s*)*\w+\s*\(")


def check_bodies(source):
    """Workload bodies use nothing but Context to wait, lock and talk."""
    if core_module(source.path) != "workload" or NOT_A_BODY.match(source.path):
        return
    brackets = Brackets(source.code)
    for function in _TASK_FUNCTION.finditer(source.code):
        open_ = function.end() - 1
        parameters = source.code[open_ + 1 : brackets.match[open_]]
        for parameter in parameters.split(","):
            if "&" in parameter and not re.search(r"\bContext\s*&\s*\w*\s*$", parameter):
                yield source.finding(
                    open_, f"coroutine parameters are taken by value, but for Context&: {parameter.strip()}"
                )
    if not _COROUTINE_WORD.search(source.code):
        return
    for position, name, quoted in source.includes:
        if not quoted and name in BODY_INCLUDES:
            yield source.finding(position, f"no <{name}> in a workload body: use Context")
    for word in BODY_WORDS.finditer(source.code):
        yield source.finding(word.start(), f"no {word[0].strip()} in a workload body: use Context")


# --- house rules ----------------------------------------------------------------------------------


def check_house_rules(source):
    if SPDX not in source.text.splitlines():
        yield source.finding(0, f"missing line: {SPDX}")
    if source.is_header and not re.search(r"^[ \t]*#[ \t]*pragma[ \t]+once\b", source.text, re.MULTILINE):
        yield source.finding(0, "missing #pragma once")
    if source.area != "tests" and source.line_count() > MAX_LINES:
        yield source.finding(0, f"{source.line_count()} lines; {MAX_LINES} is the limit")
    for macro in re.finditer(r"\b(SIGNAL|SLOT)\s*\(", source.code):
        yield source.finding(macro.start(), f"connect to member functions, not with {macro[1]}()")


def size_notes(tree):
    return [
        f"{source.path}: note: {source.line_count()} lines; aim at {NOTE_LINES} at most"
        for source in tree.sources.values()
        if source.area != "tests" and NOTE_LINES < source.line_count() <= MAX_LINES
    ]


def check_tree(tree):
    findings = set(check_includes(tree)) | set(check_worker(tree))
    for source in tree.sources.values():
        for check in (check_coroutines, check_bodies, check_house_rules):
            findings.update(check(source))
    return sorted(findings)


def main(arguments):
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: checksources.py ROOT", file=sys.stderr)
        return 2
    tree = Tree(arguments[0])
    if not tree.sources:
        print(f"no sources below {arguments[0]}", file=sys.stderr)
        return 2
    findings = check_tree(tree)
    print("\n".join([*map(str, findings), *size_notes(tree)]), end="\n" if findings else "")
    print(f"{len(tree.sources)} files checked, {len(findings)} violations")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

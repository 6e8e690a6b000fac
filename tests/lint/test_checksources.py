#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Good and bad samples for checksources.py: the bad ones are found, where they are; the good pass."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import checksources

CPP = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HEADER = CPP + "#pragma once\n"


def findings(files):
    """Findings as `path:line: message` for {path: text after the usual first lines}."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            start = "" if text.startswith("//!") else HEADER if path.endswith(".h") else CPP
            file.write_text(start + text, encoding="utf-8")
        return [str(finding) for finding in checksources.check_tree(checksources.Tree(root))]


class Case(unittest.TestCase):
    def assert_clean(self, files):
        self.assertEqual(findings(files), [])

    def assert_found(self, files, *expected):
        """Exactly as many findings as expected texts, each in its finding, in order."""
        found = findings(files)
        self.assertEqual(len(found), len(expected), found)
        for text, finding in zip(expected, found):
            self.assertIn(text, finding)


def include(path):
    return f'#include "{path}"\n'


class Arrows(Case):
    def test_allowed_arrows(self):
        for path, target in [
            ("core/coro/a.h", "core/base/time.h"),
            ("core/trace/a.h", "core/base/time.h"),
            ("core/instrumentation/a.h", "core/trace/span.h"),
            ("core/execution/a.h", "core/coro/task.h"),
            ("core/execution/a.h", "core/instrumentation/recorder.h"),
            ("core/execution/a.cpp", "core/trace/span.h"),
            ("core/workload/a.h", "core/base/value.h"),
            ("core/workload/a.h", "core/execution/context.h"),
            ("core/run/a.cpp", "core/execution/threadmodel.h"),
            ("core/run/a.cpp", "core/workload/workload.h"),
            ("core/analysis/a.h", "core/trace/trace.h"),
            ("core/formats/a.h", "core/analysis/speedup.h"),
            ("core/formats/a.h", "core/trace/trace.h"),
            ("ui/pages/a.h", "ui/timeline/laneview.h"),
            ("ui/pages/a.h", "core/run/runner.h"),
            ("app/main.cpp", "ui/mainwindow.h"),
            ("app/main.cpp", "core/run/runner.h"),
            ("tests/core/tst_a.cpp", "core/run/runner.h"),
            ("tests/ui/tst_a.cpp", "tests/support/leaks.h"),
        ]:
            with self.subTest(path=path, target=target):
                self.assert_clean({path: include(target)})

    def test_forbidden_arrows(self):
        for path, target in [
            ("core/base/a.h", "core/trace/span.h"),
            ("core/coro/a.h", "core/execution/context.h"),
            ("core/trace/a.h", "core/instrumentation/recorder.h"),
            ("core/trace/a.h", "core/coro/task.h"),
            ("core/instrumentation/a.h", "core/execution/context.h"),
            ("core/execution/a.cpp", "core/workload/workload.h"),
            ("core/execution/a.cpp", "core/run/scenario.h"),
            ("core/workload/a.cpp", "core/execution/threadmodel.h"),
            ("core/workload/a.cpp", "core/run/runner.h"),
            ("core/workload/a.cpp", "core/trace/span.h"),
            ("core/analysis/a.cpp", "core/execution/context.h"),
            ("core/analysis/a.cpp", "core/run/runner.h"),
            ("core/formats/a.cpp", "core/run/runner.h"),
            ("core/run/a.cpp", "core/analysis/speedup.h"),
            ("core/run/a.cpp", "ui/mainwindow.h"),
            ("core/run/a.cpp", "app/commandline.h"),
            ("core/run/a.cpp", "tests/support/leaks.h"),
            ("ui/pages/a.cpp", "app/commandline.h"),
            ("ui/pages/a.cpp", "tests/support/leaks.h"),
        ]:
            with self.subTest(path=path, target=target):
                self.assert_found({path: "\n" + include(target)}, target)
                self.assertTrue(findings({path: include(target)})[0].startswith(f"{path}:"))

    def test_the_line_is_named(self):
        self.assert_found({"core/base/a.cpp": "\n\n" + include("ui/a.h")}, "core/base/a.cpp:4: ")

    def test_angle_brackets_are_no_way_round(self):
        self.assert_found({"core/base/a.cpp": "#include <ui/a.h>\n"}, "core never includes ui")

    def test_workloads_may_include_what_context_needs(self):
        files = {
            "core/execution/context.h": include("core/execution/future.h"),
            "core/execution/future.h": include("core/trace/taskstate.h"),
            "core/trace/taskstate.h": "",
            "core/workload/a.cpp": include("core/execution/future.h") + include("core/trace/taskstate.h"),
        }
        self.assert_clean(files)
        files["core/workload/a.cpp"] += include("core/execution/loopmodel.h")
        self.assert_found(files, "core/execution/loopmodel.h (only core/execution/context.h")

    def test_unknown_module_and_file_beside_the_modules(self):
        self.assert_found({"core/misc/a.h": "", "core/a.h": ""}, "no module", "no module")

    def test_relative_paths_are_written_from_the_root(self):
        self.assert_found({"core/base/a.h": "", "core/base/a.cpp": include("a.h")}, '"core/base/a.h"')
        self.assert_found(
            {"core/base/a.cpp": include("../run/b.h"), "core/run/b.h": ""},
            "core/base must not include core/run/b.h",
            '"core/run/b.h"',
        )
        self.assert_found({"ui/a.cpp": include("nowhere.h")}, "no file of ours")

    def test_generated_files_are_included_by_name(self):
        self.assert_clean({"ui/a.cpp": include("moc_a.cpp") + include("a.moc") + include("ui_a.h")})


class Libraries(Case):
    def test_core_is_free_of_qt(self):
        for name in ("<QString>", "<QtCore/QString>", "<QtGlobal>", '"qobject.h"', "<qglobal.h>", "<QtTest>"):
            with self.subTest(name=name):
                self.assertTrue(findings({"core/trace/a.cpp": f"#include {name}\n"}))
        self.assert_clean({"core/run/quietness.h": "", "core/run/a.cpp": include("core/run/quietness.h")})
        self.assert_clean({"core/run/a.cpp": "#include <queue>\n"})

    def test_the_worker_is_free_of_qt_also_through_headers(self):
        self.assert_clean({"app/workermain.cpp": include("app/a.h"), "app/a.h": "", "app/main.cpp": "#include <QApplication>\n"})
        self.assert_found(
            {"app/workermain.cpp": include("app/a.h"), "app/a.h": "#include <QString>\n"},
            "app/a.h:3: app/workermain.cpp is free of Qt",
        )
        self.assert_found({"app/workermain.cpp": include("ui/a.h")}, "must not need ui/a.h")

    def test_where_tbb_boost_and_json_may_be(self):
        for name in ("tbb/task_arena.h", "oneapi/tbb.h", "oneapi/tbb/info.h", "boost/asio.hpp", "nlohmann/json.hpp"):
            text = f"#include <{name}>\n"
            with self.subTest(name=name):
                self.assert_clean({"core/execution/a.cpp": text, "app/a.cpp": text, "tests/core/a.cpp": text})
                for path in ("core/execution/a.h", "app/a.h", "tests/core/a.h", "ui/a.cpp", "ui/a.h"):
                    self.assert_found({path: text}, f"not {name} here")

    def test_qcustomplot_has_one_door(self):
        self.assert_clean({"ui/plots/qcp.h": "#include <qcustomplot.h>\n", "ui/plots/a.cpp": include("ui/plots/qcp.h")})
        self.assert_found({"ui/plots/a.cpp": "#include <qcustomplot.h>\n"}, "ui/plots/qcp.h instead")
        self.assert_found({"tests/ui/a.cpp": '#include "qcustomplot.h"\n'}, "ui/plots/qcp.h instead")

    def test_comments_and_strings_include_nothing(self):
        self.assert_clean(
            {
                "core/base/a.cpp": "// #include <QString>\n/*\n#include <QString>\n*/\n"
                'const char* a = R"(\n#include <QString>\n)";\n'
            }
        )


def body(statement):
    return f"Task<int> f(Context& ctx)\n{{\n{statement}\n}}\n"


GOOD_AWAITS = [
    "co_await ctx.sleep(t);",
    "auto x = co_await ctx.get(q);",
    "const int x = co_await ctx.get<int, std::vector<int>>(q);",
    "const std::vector<int> x = co_await all(a, b);",
    "auto&& x = co_await f();",
    "auto [a, b] = co_await f();",
    "[[maybe_unused]] auto guard = co_await ctx.lock(id);",
    "sum += co_await f();",
    "bits <<= co_await f();",
    "x = co_await f();",
    "items[i + 1] = co_await f();",
    "m_self->x = co_await f();",
    "co_return co_await f();",
    "(void)co_await f();",
    "co_await f()->g().h[1];",
    "co_await Op{1, 2};",
    "co_await *handle;",
    "if (a && b) co_await f();",
    "if (a && (b || c)) {\n co_await f();\n} else co_await g();",
    "if constexpr (a) co_await f();",
    "else if (x) x = co_await f();",
    "while (a && b) { if (c) { d(); } } co_await f();",
    "for (int i = 0; i < n; ++i) co_await f();",
    "for (auto x : {1, 2}) { co_await f(x); }",
    "do co_await f(); while (x);",
    "switch (x) { case Kind::A: co_await f(); break; default: co_await g(); }",
    "try { co_await f(); } catch (const E& e) { failed = true; } co_await g();",
    "if (x) {} co_await f();",
    "const auto y = T{1, 2}; co_await f();",
    "auto h = [&] { return 1; }; co_await f();",
    "auto h = [](Context& c) -> Task<int> { co_return co_await c.get(); };",
    "run([](Context& c) -> Task<void> { co_await c.get(); });",
    "again: co_await f();",
    "// if (co_await f()) {}\n co_await g();",
    'log("if (co_await f())"); co_await g();',
    "int big = 1'000'000; if (x == 'a') co_await f();",
]

BAD_AWAITS = [
    ("if (co_await f()) {}", "head of if"),
    ("if (auto x = co_await f(); x) {}", "head of if"),
    ("if (a && co_await f()) {}", "head of if"),
    ("while (co_await f()) {}", "head of while"),
    ("while (!done && co_await f()) {}", "head of while"),
    ("for (int i = 0; co_await f(); ++i) {}", "head of for"),
    ("for (auto x : co_await f()) {}", "head of for"),
    ("for (auto x = co_await f(); x;) {}", "head of for"),
    ("switch (co_await f()) {}", "head of switch"),
    ("do {} while (co_await f());", "head of while"),
    ("auto x = a && co_await f();", "&&"),
    ("auto x = a || co_await f();", "&&"),
    ("auto x = co_await f() && a;", "&&"),
    ("auto x = co_await f() || a;", "&&"),
    ("auto x = a ? co_await f() : 1;", "&&"),
    ("auto x = co_await f() ? 1 : 2;", "&&"),
    ("auto x = a and co_await f();", "&&"),
    ("co_return a && co_await f();", "&&"),
    ("co_return 1 + co_await f();", "inside an expression"),
    ("auto x = 1 + co_await f();", "inside an expression"),
    ("auto x = co_await f() + 1;", "inside an expression"),
    ("auto x = co_await f() == 1;", "inside an expression"),
    ("auto x = !co_await f();", "inside an expression"),
    ("x = y = co_await f();", "inside an expression"),
    ("out << co_await f();", "inside an expression"),
    ("co_await f(), g();", "inside an expression"),
    ("auto x = co_await f() * 2;", "inside an expression"),
    ("auto x = co_await f() < y;", "inside an expression"),
    ("a >= co_await f();", "inside an expression"),
    ("g(co_await f());", "inside an argument"),
    ("auto x = g(1, co_await f());", "inside an argument"),
    ("auto x = (co_await f()).y;", "inside an argument"),
    ("a[co_await f()] = 1;", "inside an argument"),
    ("auto x = T{co_await f()};", "inside an argument"),
    ("std::vector<int> x{1, co_await f()};", "inside an argument"),
    ("QVERIFY(co_await f());", "macro QVERIFY"),
    ("QCOMPARE(co_await f(), 1);", "macro QCOMPARE"),
    ("QVERIFY(run([]() -> Task<int> { co_return co_await f(); }));", "macro QVERIFY"),
    ("co_await f([] { return 1; });", "lambda in its operand"),
    ("auto x = co_await f(1, [=](int i) { return i; });", "lambda in its operand"),
]


class Coroutines(Case):
    def test_good_awaits(self):
        for statement in GOOD_AWAITS:
            for path in ("core/workload/a.cpp", "tests/core/tst_a.cpp"):
                with self.subTest(statement=statement):
                    self.assert_clean({path: body(statement)})

    def test_bad_awaits(self):
        for statement, message in BAD_AWAITS:
            with self.subTest(statement=statement):
                self.assert_found({"core/workload/a.cpp": body(statement)}, message)
                self.assertIn("a.cpp:4: ", findings({"core/workload/a.cpp": body(statement)})[0])

    def test_two_in_one_expression(self):
        for statement in ("auto x = co_await f() + co_await g();", "co_await f(), co_await g();", "co_await co_await f();"):
            with self.subTest(statement=statement):
                found = findings({"core/run/a.cpp": body(statement)})
                self.assertTrue(found and all("twice" in finding for finding in found), found)

    def test_nested_await_is_found_inside_the_operand(self):
        self.assertTrue(findings({"core/run/a.cpp": body("co_await f(co_await g());")}))

    def test_no_await_in_a_macro_definition(self):
        self.assert_found({"core/run/a.cpp": "#define WAIT(x) \\\n    co_await (x)\n"}, "in a macro")

    def test_capturing_lambda_coroutines(self):
        for capture in ("&", "=", "this", "x", "&x = y", "x = std::move(y)"):
            with self.subTest(capture=capture):
                self.assert_found(
                    {"tests/core/a.cpp": body(f"auto h = [{capture}](int i) -> Task<int> {{ co_return i; }};")},
                    "must not capture",
                )
        self.assert_found({"tests/core/a.cpp": body("go([&]() mutable -> Task<void> {\n co_await f();\n co_return;\n});")}, "a.cpp:4: ")
        self.assert_found({"tests/core/a.cpp": body("return [&]<class T>(T t) { co_return t; };")}, "must not capture")

    def test_harmless_lambdas(self):
        for statement in (
            "auto h = [&] { return [](Context& c) -> Task<int> { co_return 1; }; };",
            "values[i] = 1; { co_return 1; }",
            "auto [a, b] = pair; { co_return 1; }",
        ):
            with self.subTest(statement=statement):
                self.assert_clean({"tests/core/a.cpp": body(statement)})

    def test_declaring_an_awaitable(self):
        self.assert_clean(
            {"core/coro/a.h": "struct A {\n    B operator co_await() const& noexcept { return B { m_b }; }\n};\n"}
        )

    def test_await_in_members_and_after_empty_functions(self):
        self.assert_clean(
            {
                "core/execution/a.h": "namespace a {\nclass A\n{\npublic:\n    A() : m_a{1}, m_b(2) {}\n"
                "    int operator[](int i) { return i; }\n"
                "    Task<int> f() override { co_return co_await g(); }\n    int m_a{1};\n};\n}\n"
            }
        )


class Bodies(Case):
    def test_waiting_locking_and_talking_go_through_context(self):
        for statement in (
            "std::mutex m;",
            "std::shared_mutex m;",
            "std::lock_guard g(m);",
            "std::unique_lock<M> g(m);",
            "std::this_thread::yield();",
            "std::this_thread::sleep_for(t);",
            "thread_local int x;",
            "usleep(1);",
            "sleep(1);",
            "::sleep(1);",
            'std::ofstream f("x");',
            "std::cout << 1;",
            "std::thread t;",
        ):
            with self.subTest(statement=statement):
                found = findings({"core/workload/a.cpp": body(statement + " co_return 1;")})
                self.assertTrue(found and all("in a workload body" in finding for finding in found), found)
        for name in ("mutex", "fstream", "thread"):
            self.assert_found({"core/workload/a.cpp": f"#include <{name}>\n" + body("co_return 1;")}, f"no <{name}>")

    def test_context_may_sleep(self):
        self.assert_clean(
            {"core/workload/a.cpp": body("co_await ctx.sleep(t);\nco_await ctx.blockingSleep(t);\nauto l = co_await ctx.lock(id);")}
        )

    def test_elsewhere_and_without_coroutines_all_is_allowed(self):
        text = "#include <mutex>\nstd::mutex m;\n"
        self.assert_clean({"core/execution/a.cpp": text + body("co_return 1;"), "core/workload/files.cpp": text})
        self.assert_clean({"core/workload/flagserver.cpp": text + body("co_return 1;")})

    def test_parameters_by_value(self):
        self.assert_clean({"core/workload/a.cpp": "Task<int> f(Context& ctx, Params p, int* x) { co_return 1; }\n"})
        for parameter in ("const std::string& s", "Params&& p", "const Context& c, int& x"):
            with self.subTest(parameter=parameter):
                self.assert_found(
                    {"core/workload/a.h": f"Task<std::vector<int>> f(Context& ctx, {parameter});\n"}, "by value"
                )


class HouseRules(Case):
    def test_spdx_and_pragma_once(self):
        self.assert_found({"core/base/a.h": "//! nothing\n"}, "missing #pragma once", "missing line: // SPDX")
        self.assert_found({"ui/a.cpp": "//! nothing\n"}, "missing line: // SPDX")
        self.assert_found({"ui/a.cpp": "//! SPDX-License-Identifier: GPL-3.0-or-later\n"}, "missing line")

    def test_size(self):
        self.assert_found({"core/base/a.cpp": "\n" * 800}, "801 lines")
        self.assert_clean({"core/base/a.cpp": "\n" * 799, "tests/core/a.cpp": "\n" * 2000})
        with tempfile.TemporaryDirectory() as root:
            path = Path(root, "ui", "a.cpp")
            path.parent.mkdir()
            path.write_text(CPP + "\n" * 400)
            self.assertEqual(len(checksources.size_notes(checksources.Tree(root))), 1)

    def test_connect_by_name(self):
        self.assert_found({"ui/a.cpp": "connect(a, SIGNAL(b()), c, SLOT (d()));\n"}, "SIGNAL", "SLOT")
        self.assert_clean({"ui/a.cpp": "// SIGNAL(x)\nconnect(a, &A::b, c, &C::d);\n"})


class Program(unittest.TestCase):
    def run_main(self, *arguments):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = checksources.main(list(arguments))
        return status, output.getvalue()

    def test_exit_status(self):
        with tempfile.TemporaryDirectory() as root:
            self.assertEqual(self.run_main(root)[0], 2)
            file = Path(root, "core", "base", "a.cpp")
            file.parent.mkdir(parents=True)
            file.write_text(CPP)
            self.assertEqual(self.run_main(root)[0], 0)
            file.write_text("int x;\n")
            status, output = self.run_main(root)
            self.assertEqual(status, 1)
            self.assertIn("core/base/a.cpp:1: missing line", output)
        self.assertEqual(self.run_main()[0], 2)
        self.assertEqual(self.run_main("/nowhere")[0], 2)


if __name__ == "__main__":
    unittest.main()

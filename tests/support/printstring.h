// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <string>

/// QCOMPARE then shows texts of the core.
template <> inline char* QTest::toString(const std::string& text)
{
    return qstrdup(text.c_str());
}

namespace interleave::test {

/// The stable name of a state, a reason ..., for QCOMPARE.
template <class T> [[nodiscard]] std::string textOf(T value)
{
    return std::string(toString(value));
}

} // namespace interleave::test

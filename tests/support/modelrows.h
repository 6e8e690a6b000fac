// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/runhelper.h"

#include <QTest>

namespace interleave::test {

/// A row of test data for each model, named after it; the column is "model".
inline void addModelRows(const std::vector<ModelId>& models = modelsForPrograms())
{
    QTest::addColumn<int>("model");
    for (const ModelId model : models)
        QTest::newRow(nameOf(model).c_str()) << static_cast<int>(model);
}

} // namespace interleave::test

/// Declares `model`, of the row that addModelRows made.
#define FETCH_MODEL()                                                                              \
    const auto model = static_cast<interleave::ModelId>(                                           \
        *static_cast<int*>(QTest::qData("model", qMetaTypeId<int>())))

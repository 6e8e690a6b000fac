// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest> // first: moc stumbles over <compare> before it

#include "core/execution/sharedresources.h"
#include "core/execution/taskerror.h"

#include <memory>

using namespace interleave;

class SharedResourcesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ResourceBlock> m_block;
    std::atomic<bool> m_stop { false };

    SharedResources fresh()
    {
        m_block = std::make_unique<ResourceBlock>();
        m_stop.store(false);
        return SharedResources(*m_block, m_stop, SharedSync::kParent);
    }

private slots:
    void thereIsAMostOfCells()
    {
        SharedResources resources = fresh();
        for (std::uint32_t i = 0; i < ResourceBlock::kMaxCells; ++i)
            QVERIFY(resources.makeCell(0).has_value());
        QCOMPARE(resources.makeCell(0).error().code, ErrorCode::Unsupported);
    }

    void unknownNumbersAreErrors()
    {
        SharedResources resources = fresh();
        QVERIFY_THROWS_EXCEPTION(TaskError, (void)resources.load(CellId { 0 }));
        QVERIFY_THROWS_EXCEPTION(TaskError, resources.store(CellId { 7 }, 1));
    }
};

QTEST_GUILESS_MAIN(SharedResourcesTest)
#include "tst_sharedresources.moc"

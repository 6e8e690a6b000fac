// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/workerlist.h"

#include <QTest>

using namespace interleave::ui;

class TestWorkerList : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("counts"); // empty: refused
        QTest::newRow("one number") << "4"
                                    << "4";
        QTest::newRow("a list") << "1,2,4,8"
                                << "1,2,4,8";
        QTest::newRow("spaces and semicolons") << " 1 ; 2 3,"
                                               << "1,2,3";
        QTest::newRow("the most") << "1024"
                                  << "1024";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("only commas") << ",,,"
                                     << "";
        QTest::newRow("zero") << "0"
                              << "";
        QTest::newRow("negative") << "-1"
                                  << "";
        QTest::newRow("too many") << "1025"
                                  << "";
        QTest::newRow("far too many") << "1000000000000000000000"
                                      << "";
        QTest::newRow("a fraction") << "1.5"
                                    << "";
        QTest::newRow("a text") << "abc"
                                << "";
        QTest::newRow("one wrong among right ones") << "1,2,x"
                                                    << "";
        QTest::newRow("twice the same") << "2,2"
                                        << "";
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, counts);
        const WorkerList list = parseWorkers(text);
        QCOMPARE(list.problem.isEmpty(), !counts.isEmpty());
        if (!counts.isEmpty())
            QCOMPARE(workersText(list.counts), counts);
    }
};

QTEST_GUILESS_MAIN(TestWorkerList)
#include "tst_workerlist.moc"

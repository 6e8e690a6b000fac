// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QTest>

#include <array>
#include <string>
#include <vector>

using namespace interleave;

class TestText : public QObject {
    Q_OBJECT

private slots:
    void knowsUtf8_data();
    void knowsUtf8();
    void quotesOnOneLine();
    void findsTheNearest();
    void listsAlternatives();
};

void TestText::knowsUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("two bytes") << QByteArray("\xc3\xa4") << true;
    QTest::newRow("three bytes") << QByteArray("\xe2\x82\xac") << true;
    QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x98\x80") << true;
    QTest::newRow("the last code point") << QByteArray("\xf4\x8f\xbf\xbf") << true;
    QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80") << false;
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << false;
    QTest::newRow("overlong in three") << QByteArray("\xe0\x80\xaf") << false;
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("cut") << QByteArray("a\xe2\x82") << false;
    QTest::newRow("only a tail") << QByteArray("\x80") << false;
}

void TestText::knowsUtf8()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    QCOMPARE(isUtf8(text.toStdString()), isGood);
    const std::string clean = cleanUtf8(text.toStdString());
    QVERIFY(isUtf8(clean));
    QCOMPARE(clean == text.toStdString(), isGood);
}

void TestText::quotesOnOneLine()
{
    QVERIFY(inQuotes("a") == "\"a\"");
    QVERIFY(inQuotes("a\nb\xff") == "\"a\\x0ab\\xff\"");
    QVERIFY(inQuotes(std::string(1000, 'x')).size() < 80);
    QVERIFY(inQuotes(std::string(1000, 'x'), 4096).size() == 1002);
}

void TestText::findsTheNearest()
{
    const std::vector<std::string> known { "threads", "processes", "sequential", "loop" };
    QVERIFY(nearest("thread", known) == "threads");
    QVERIFY(nearest("porcesses", known) == "processes");
    QVERIFY(nearest("seq", known) == "sequential");
    QVERIFY(nearest("", known).empty());
    QVERIFY(nearest("zzzzzz", known).empty());
    QVERIFY(nearest(std::string(100'000, 'a'), known).empty());
}

void TestText::listsAlternatives()
{
    const std::array<std::string, 3> items { "a", "b", "c" };
    QVERIFY(alternatives(items) == "a, b or c");
    QVERIFY(alternatives(std::span(items).first(2)) == "a or b");
    QVERIFY(alternatives(std::span(items).first(1)) == "a");
    QVERIFY(alternatives({}).empty());
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"

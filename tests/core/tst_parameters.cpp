// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/parameters.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace interleave;

namespace {

ParameterSpec spec(ParameterKind kind, double minimum = 0, double maximum = 0)
{
    ParameterSpec s;
    s.id = "turns";
    s.kind = kind;
    s.minimum = minimum;
    s.maximum = maximum;
    s.choices = { "map", "as-completed" };
    return s;
}

} // namespace

class TestParameters : public QObject {
    Q_OBJECT

private slots:
    void wholeNumbers_data();
    void wholeNumbers();
    void durations_data();
    void durations();
    void otherKinds_data();
    void otherKinds();
    void errorsNameAll();
    void checksValues();
    void keepsValues();
};

void TestParameters::wholeNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<qlonglong>("number");
    QTest::newRow("the least") << QByteArray("1") << true << 1LL;
    QTest::newRow("the most") << QByteArray("1000000000") << true << 1'000'000'000LL;
    QTest::newRow("a plus sign") << QByteArray("+7") << true << 7LL;
    for (const char* bad : { "0", "-1", "1000000001", "1e9", "1.0", "abc", "", " 1", "1 ", "1x",
             "+", "-", "+-1", "0x10", "NaN", "inf", "9223372036854775807", "9223372036854775808",
             "99999999999999999999999", "-9223372036854775809", "1,000", "\xd9\xa1" })
        QTest::addRow("not \"%s\"", bad) << QByteArray(bad) << false << 0LL;
    QTest::newRow("not a zero byte") << QByteArray("1\0", 2) << false << 0LL;
}

void TestParameters::wholeNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    QFETCH(qlonglong, number);
    const auto value = parseParameter(spec(ParameterKind::Integer, 1, 1e9), text.toStdString());
    QCOMPARE(value.has_value(), isGood);
    if (isGood)
        QCOMPARE(value->toInt(), std::int64_t { number });
}

void TestParameters::durations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<double>("seconds");
    QTest::newRow("seconds by default") << QByteArray("0.5") << true << 0.5;
    QTest::newRow("seconds") << QByteArray("0.5s") << true << 0.5;
    QTest::newRow("milliseconds") << QByteArray("500ms") << true << 0.5;
    QTest::newRow("a blank before the unit") << QByteArray("500 ms") << true << 0.5;
    QTest::newRow("microseconds") << QByteArray("20us") << true << 20e-6;
    QTest::newRow("micro sign") << QByteArray("20\xc2\xb5s") << true << 20e-6;
    QTest::newRow("nanoseconds") << QByteArray("7ns") << true << 7e-9;
    QTest::newRow("nothing") << QByteArray("0") << true << 0.0;
    QTest::newRow("the most") << QByteArray("60") << true << 60.0;
    for (const char* bad : { "", "s", "ms", "-1", "-0.001", "61", "1e9", "1e999", "nan", "NaN",
             "inf", "-inf", "abc", "1 s s", "1ss", "1h", "0x1p3", "1,5", " 1", "1 ", "--1" })
        QTest::addRow("not \"%s\"", bad) << QByteArray(bad) << false << 0.0;
}

void TestParameters::durations()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    QFETCH(double, seconds);
    const auto value = parseParameter(spec(ParameterKind::Duration, 0, 60), text.toStdString());
    QCOMPARE(value.has_value(), isGood);
    if (isGood)
        QVERIFY(value->toDouble(-1) == seconds);
}

void TestParameters::otherKinds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    const int choice = static_cast<int>(ParameterKind::Choice);
    const int flag = static_cast<int>(ParameterKind::Flag);
    const int text = static_cast<int>(ParameterKind::Text);
    QTest::newRow("a choice") << choice << QByteArray("as-completed") << true;
    QTest::newRow("a choice in capitals") << choice << QByteArray("Map") << false;
    QTest::newRow("no choice") << choice << QByteArray() << false;
    for (const char* good : { "true", "false", "on", "off", "1", "0" })
        QTest::addRow("flag %s", good) << flag << QByteArray(good) << true;
    for (const char* bad : { "", "yes", "TRUE", "2", "tru" })
        QTest::addRow("no flag \"%s\"", bad) << flag << QByteArray(bad) << false;
    QTest::newRow("no text") << text << QByteArray() << true;
    QTest::newRow("a long text") << text << QByteArray(255, 'x') << true;
    QTest::newRow("too long a text") << text << QByteArray(256, 'x') << false;
    QTest::newRow("a line break") << text << QByteArray("a\nb") << false;
    QTest::newRow("an escape") << text << QByteArray("\x1b[31m") << false;
    QTest::newRow("a delete") << text << QByteArray("\x7f") << false;
    QTest::newRow("broken UTF-8") << text << QByteArray("\xc3") << false;
    QTest::newRow("UTF-8") << text << QByteArray("\xc3\xa4") << true;
}

void TestParameters::otherKinds()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    const auto value = parseParameter(spec(static_cast<ParameterKind>(kind)), text.toStdString());
    QCOMPARE(value.has_value(), isGood);
}

void TestParameters::errorsNameAll()
{
    const auto detail = [](const ParameterSpec& s, std::string_view text) {
        return QString::fromStdString(parseParameter(s, text).error().detail);
    };
    QCOMPARE(detail(spec(ParameterKind::Integer, 1, 1e9), "abc"),
        QString("parameter 'turns' must be 1 to 1000000000, not \"abc\""));
    QCOMPARE(detail(spec(ParameterKind::Duration, 0, 0.25), "1"),
        QString("parameter 'turns' must be 0 s to 0.25 s, not \"1\""));
    QCOMPARE(detail(spec(ParameterKind::Choice), "\x1b"),
        QString("parameter 'turns' must be map or as-completed, not \"\\x1b\""));
    QVERIFY(detail(spec(ParameterKind::Integer, 1, 9), std::string(5000, '9')).size() < 200);
}

void TestParameters::checksValues()
{
    const ParameterSpec whole = spec(ParameterKind::Integer, 1, 9);
    QVERIFY(checkParameter(whole, Value(9)));
    QVERIFY(!checkParameter(whole, Value(10)));
    QVERIFY(!checkParameter(whole, Value(5.0)));
    QVERIFY(!checkParameter(whole, Value()));
    const ParameterSpec time = spec(ParameterKind::Duration, 0, 9);
    QVERIFY(checkParameter(time, Value(9.0)));
    QVERIFY(checkParameter(time, Value(9)));
    QVERIFY(!checkParameter(time, Value(std::nan(""))));
    QVERIFY(!checkParameter(time, Value(std::numeric_limits<double>::infinity())));
    QVERIFY(!checkParameter(time, Value("1")));
    QVERIFY(!checkParameter(spec(ParameterKind::Flag), Value(1)));
}

void TestParameters::keepsValues()
{
    ParameterSpec s = spec(ParameterKind::Duration, 0, 9);
    s.defaultValue = Value(0.25);
    ParameterValues values({ s });
    QCOMPARE(values.duration("turns"), Nanos(250'000'000));
    values.set("turns", Value(0.5));
    values.set("extra", Value("x"));
    QCOMPARE(values.all().size(), std::size_t { 2 });
    QCOMPARE(values.duration("turns"), Nanos(500'000'000));
    QVERIFY(values.text("extra") == "x");
    QVERIFY(values.value("unknown").isNull());
    QCOMPARE(values.integer("unknown"), std::int64_t { 0 });
}

QTEST_GUILESS_MAIN(TestParameters)
#include "tst_parameters.moc"

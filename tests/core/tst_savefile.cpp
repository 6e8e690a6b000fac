// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/replacefile.h"
#include "core/formats/savefile.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>

using namespace interleave;
using interleave::test::SmallDisk;

namespace {

constexpr std::size_t kDiskBytes = std::size_t { 1 } << 20U;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

QStringList allIn(const QString& folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

Result<void> save(const QString& path, const QByteArray& bytes, bool overwrite = false)
{
    return saveFile(
        path.toStdString(), std::string_view(bytes.data(), std::size_t(bytes.size())), overwrite);
}

QString errorOf(const Result<void>& result)
{
    return result ? QString() : QString::fromStdString(result.error().detail);
}

} // namespace

class TestSaveFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void savesANewFile();
    void replacesOnlyWhenAsked();
    void keepsPermissions();
    void followsLinks();
    void refusesBadTargets_data();
    void refusesBadTargets();
    void readOnlyFolder();
    void readOnlyFileSystem();
    void fullDevice();
    void pipes();
    void fileSizeLimit();
    void fullDiskAtEverySize();
    void namedTemporary();
    void longNames();
    void killedAtAnyMoment();
    void twoAtOnce();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSaveFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSaveFile::savesANewFile()
{
    QVERIFY(checkSaveTarget(path("a.csv").toStdString(), false));
    QVERIFY(save(path("a.csv"), "one"));
    QCOMPARE(contentOf(path("a.csv")), QByteArray("one"));
    QVERIFY(save(path("empty.csv"), ""));
    QCOMPARE(contentOf(path("empty.csv")), QByteArray());
    QCOMPARE(allIn(m_folder->path()), QStringList({ "a.csv", "empty.csv" }));
    const mode_t mask = ::umask(022);
    ::umask(mask);
    struct stat status = {};
    QCOMPARE(::stat(path("a.csv").toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0666U & ~mask);
}

void TestSaveFile::replacesOnlyWhenAsked()
{
    QVERIFY(save(path("a.csv"), "one"));
    const auto refused = save(path("a.csv"), "two");
    QVERIFY(!refused);
    QVERIFY(errorOf(refused).contains("--overwrite"));
    QVERIFY(errorOf(refused).contains(path("a.csv")));
    QVERIFY(!checkSaveTarget(path("a.csv").toStdString(), false));
    QCOMPARE(contentOf(path("a.csv")), QByteArray("one"));
    QVERIFY(save(path("a.csv"), "two", true));
    QCOMPARE(contentOf(path("a.csv")), QByteArray("two"));
    QVERIFY(save(path("b.csv"), "new", true));
    QCOMPARE(allIn(m_folder->path()), QStringList({ "a.csv", "b.csv" }));
}

void TestSaveFile::keepsPermissions()
{
    QVERIFY(save(path("a.csv"), "one"));
    QCOMPARE(::chmod(path("a.csv").toUtf8().constData(), 0640), 0);
    QVERIFY(save(path("a.csv"), "two", true));
    struct stat status = {};
    QCOMPARE(::stat(path("a.csv").toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0640U);
}

void TestSaveFile::followsLinks()
{
    QVERIFY(QDir().mkdir(path("real")));
    QVERIFY(save(path("real/a.csv"), "one"));
    QVERIFY(QFile::link("real/a.csv", path("link.csv")));
    QVERIFY(QFile::link("link.csv", path("link2.csv")));
    QVERIFY(!save(path("link2.csv"), "two"));
    QVERIFY(save(path("link2.csv"), "two", true));
    QCOMPARE(contentOf(path("real/a.csv")), QByteArray("two"));
    QVERIFY(QFileInfo(path("link2.csv")).isSymLink());

    QVERIFY(QFile::link("real/new.csv", path("dangling.csv")));
    QVERIFY(save(path("dangling.csv"), "three"));
    QCOMPARE(contentOf(path("real/new.csv")), QByteArray("three"));
    QVERIFY(QFileInfo(path("dangling.csv")).isSymLink());

    QVERIFY(QFile::link("round.csv", path("about.csv")));
    QVERIFY(QFile::link("about.csv", path("round.csv")));
    QVERIFY(errorOf(save(path("round.csv"), "x")).contains("circle"));
    QVERIFY(QFile::link("nowhere/new.csv", path("lost.csv")));
    QVERIFY(errorOf(save(path("lost.csv"), "x")).contains("does not exist"));
}

void TestSaveFile::refusesBadTargets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("part");
    QTest::newRow("no name") << ""
                             << "empty";
    QTest::newRow("a folder") << "folder"
                              << "is a folder";
    QTest::newRow("a folder with a slash") << "folder/"
                                           << "is a folder";
    QTest::newRow("a folder by dots") << "folder/.."
                                      << "is a folder";
    QTest::newRow("a missing folder") << "missing/a.csv"
                                      << "does not exist";
    QTest::newRow("a file as a folder") << "file/a.csv"
                                        << "no folder";
    QTest::newRow("too long a name") << QString(300, 'x') << "too long";
    QTest::newRow("too long a path")
        << QString(3000, 'x').replace("xx", "x/") + QString(5000, 'y') << "too long";
}

void TestSaveFile::refusesBadTargets()
{
    QFETCH(QString, name);
    QFETCH(QString, part);
    QVERIFY(QDir().mkdir(path("folder")));
    QVERIFY(save(path("file"), "x"));
    const QString target = name.isEmpty() ? name : path(name);
    for (const bool overwrite : { false, true }) {
        const auto checked = checkSaveTarget(target.toStdString(), overwrite);
        QVERIFY2(errorOf(checked).contains(part), qPrintable(errorOf(checked)));
        QCOMPARE(errorOf(save(target, "new", overwrite)), errorOf(checked));
    }
    QCOMPARE(allIn(m_folder->path()), QStringList({ "file", "folder" }));
    QVERIFY(allIn(path("folder")).isEmpty());
}

void TestSaveFile::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    QVERIFY(QDir().mkdir(path("folder")));
    QVERIFY(save(path("folder/a.csv"), "one"));
    QCOMPARE(::chmod(path("folder").toUtf8().constData(), 0555), 0);
    QVERIFY(errorOf(save(path("folder/b.csv"), "x")).contains("permission"));
    QVERIFY(errorOf(save(path("folder/a.csv"), "x", true)).contains("permission"));
    QCOMPARE(contentOf(path("folder/a.csv")), QByteArray("one"));
    QCOMPARE(::chmod(path("folder").toUtf8().constData(), 0755), 0);
}

void TestSaveFile::readOnlyFileSystem()
{
    const auto result = save("/proc/sys/interleave.csv", "x");
    QVERIFY(!result);
    SmallDisk disk(path("disk").toStdString(), kDiskBytes);
    if (!disk.isThere())
        QSKIP("only root may mount a file system");
    QVERIFY(save(path("disk/a.csv"), "one"));
    QVERIFY(disk.makeReadOnly());
    QVERIFY(errorOf(save(path("disk/b.csv"), "x")).contains("read-only"));
    QVERIFY(!save(path("disk/a.csv"), "x", true));
    QCOMPARE(contentOf(path("disk/a.csv")), QByteArray("one"));
}

void TestSaveFile::fullDevice()
{
    QVERIFY(errorOf(save("/dev/full", "x")).contains("disk is full"));
    QVERIFY(QFile::link("/dev/full", path("full.png")));
    QVERIFY(errorOf(save(path("full.png"), "x", true)).contains("disk is full"));
    QVERIFY(save("/dev/null", "x"));
    struct stat status = {};
    QCOMPARE(::stat("/dev/full", &status), 0);
    QVERIFY(S_ISCHR(status.st_mode));
    QVERIFY(QFileInfo(path("full.png")).isSymLink());
}

void TestSaveFile::pipes()
{
    const QByteArray name = path("pipe").toUtf8();
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    QVERIFY(errorOf(save(path("pipe"), "x")).contains("nobody reads"));
    const int reader = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    QVERIFY(save(path("pipe"), "hello"));
    char buffer[16] = {};
    QCOMPARE(::read(reader, buffer, sizeof buffer), ssize_t { 5 });
    ::close(reader);
}

void TestSaveFile::fileSizeLimit()
{
    QVERIFY(save(path("a.csv"), "one"));
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit { 1000, 1000 };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto fits = save(path("b.csv"), QByteArray(1000, 'x'));
        const auto tooLarge = save(path("a.csv"), QByteArray(1001, 'x'), true);
        ::_exit(fits && errorOf(tooLarge).contains("larger than is allowed") ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QCOMPARE(contentOf(path("a.csv")), QByteArray("one"));
    QCOMPARE(allIn(m_folder->path()), QStringList({ "a.csv", "b.csv" }));
}

void TestSaveFile::fullDiskAtEverySize()
{
    SmallDisk disk(path("disk").toStdString(), kDiskBytes);
    if (!disk.isThere())
        QSKIP("only root may mount a file system");
    const QString target = path("disk/a.csv");
    const QByteArray old(5000, 'o');
    const QByteArray fresh(300'000, 'n');
    int refused = 0;
    for (int filled = 1'040'000; filled > 640'000; filled -= 17'777) {
        QFile::remove(path("disk/filler"));
        QVERIFY(save(target, old, true));
        QFile filler(path("disk/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly));
        filler.write(QByteArray(filled, 'f'));
        filler.close();
        for (const Temporary how : { Temporary::Unnamed, Temporary::Named }) {
            const SaveTarget where { target.toStdString(), path("disk").toStdString(), "a.csv",
                SaveTarget::Kind::OldFile, 0644 };
            const auto result = replaceFile(where,
                std::as_bytes(std::span(fresh.data(), std::size_t(fresh.size()))), true, how);
            refused += result ? 0 : 1;
            if (!result)
                QVERIFY(errorOf(result).contains("disk is full"));
            QVERIFY(contentOf(target) == (result ? fresh : old));
            QCOMPARE(allIn(path("disk")), QStringList({ "a.csv", "filler" }));
            if (result)
                break;
        }
    }
    QVERIFY(refused > 5);
}

void TestSaveFile::namedTemporary()
{
    // What happens where the file system has no O_TMPFILE.
    const auto replace = [&](bool overwrite, SaveTarget::Kind kind, std::string_view text) {
        return replaceFile({ "given", m_folder->path().toStdString(), "a.csv", kind, 0600 },
            std::as_bytes(std::span(text)), overwrite, Temporary::Named);
    };
    QVERIFY(replace(false, SaveTarget::Kind::NewFile, "one"));
    // The file came into being between the check and the end.
    QVERIFY(errorOf(replace(false, SaveTarget::Kind::NewFile, "two")).contains("--overwrite"));
    QCOMPARE(contentOf(path("a.csv")), QByteArray("one"));
    QVERIFY(replace(true, SaveTarget::Kind::OldFile, "three"));
    QCOMPARE(contentOf(path("a.csv")), QByteArray("three"));
    QCOMPARE(allIn(m_folder->path()), QStringList("a.csv"));
}

void TestSaveFile::longNames()
{
    const QString name(255, 'x');
    QVERIFY(save(path(name), "one"));
    QVERIFY(save(path(name), "two", true));
    QCOMPARE(contentOf(path(name)), QByteArray("two"));
    QCOMPARE(allIn(m_folder->path()), QStringList(name));
}

void TestSaveFile::killedAtAnyMoment()
{
    const QByteArray old(200'000, 'o');
    const QByteArray fresh(300'000, 'n');
    int replaced = 0;
    constexpr int kRounds = 60;
    for (int i = 0; i < kRounds; ++i) {
        QVERIFY(save(path("a.csv"), old, true));
        const pid_t child = ::fork();
        if (child == 0) {
            for (;;)
                if (!save(path("a.csv"), fresh, true))
                    ::_exit(1);
        }
        ::usleep(static_cast<useconds_t>(200 + 311 * i % 7000));
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        const QByteArray now = contentOf(path("a.csv"));
        QVERIFY(now == old || now == fresh);
        replaced += now == fresh ? 1 : 0;
    }
    // The one name that a kill may leave (between link and rename) goes with the next save.
    QVERIFY(save(path("a.csv"), old, true));
    QCOMPARE(allIn(m_folder->path()), QStringList("a.csv"));
    QVERIFY(replaced > 0);
}

void TestSaveFile::twoAtOnce()
{
    const QByteArray first(100'000, '1');
    const QByteArray second(100'000, '2');
    QVERIFY(save(path("a.csv"), first));
    const pid_t child = ::fork();
    if (child == 0) {
        bool good = true;
        for (int i = 0; i < 50; ++i)
            good = good && save(path("a.csv"), first, true).has_value();
        ::_exit(good ? 0 : 1);
    }
    for (int i = 0; i < 50; ++i) {
        QVERIFY(save(path("a.csv"), second, true));
        const QByteArray now = contentOf(path("a.csv"));
        QVERIFY(now == first || now == second);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QCOMPARE(allIn(m_folder->path()), QStringList("a.csv"));
}

QTEST_GUILESS_MAIN(TestSaveFile)
#include "tst_savefile.moc"

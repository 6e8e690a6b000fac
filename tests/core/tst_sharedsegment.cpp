// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedsegment.h"

#include <QtTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>

using namespace interleave;

class SharedSegmentTest : public QObject {
    Q_OBJECT

private slots:
    void isZeroedAndOfTheSizeAskedFor()
    {
        const auto segment = SharedSegment::create("test", 10000);
        QVERIFY(segment.has_value());
        QCOMPARE(segment->size(), std::size_t { 10000 });
        QVERIFY(segment->descriptor() >= 10);
        QVERIFY(std::all_of(segment->data(), segment->data() + 10000,
            [](std::byte b) { return b == std::byte { 0 }; }));
    }

    void nobodyCanChangeItsSize()
    {
        const auto segment = SharedSegment::create("test", 8192);
        QVERIFY(segment.has_value());
        QCOMPARE(ftruncate(segment->descriptor(), 4096), -1);
        QCOMPARE(ftruncate(segment->descriptor(), 16384), -1);
        QCOMPARE(fcntl(segment->descriptor(), F_ADD_SEALS, F_SEAL_WRITE), -1);
    }

    void bothMappingsSeeTheSame()
    {
        const auto segment = SharedSegment::create("test", 4096);
        QVERIFY(segment.has_value());
        const auto other = SharedSegment::attach(dup(segment->descriptor()), 4096);
        QVERIFY(other.has_value());
        std::memcpy(segment->data() + 100, "hello", 5);
        QCOMPARE(std::memcmp(other->data() + 100, "hello", 5), 0);
        QVERIFY((fcntl(other->descriptor(), F_GETFD) & FD_CLOEXEC) != 0);
    }

    void refusesWhatIsTooSmallOrNotSealed()
    {
        const auto segment = SharedSegment::create("test", 4096);
        QVERIFY(segment.has_value());
        const auto small = SharedSegment::attach(dup(segment->descriptor()), 4097);
        QVERIFY(!small.has_value());
        QCOMPARE(small.error().code, ErrorCode::BadArgument);
        const int loose = memfd_create("loose", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        QCOMPARE(ftruncate(loose, 8192), 0);
        QVERIFY(!SharedSegment::attach(loose, 4096).has_value());
        QVERIFY(!SharedSegment::attach(-1, 4096).has_value());
    }

    /// The system's own refusal, without asking for much: no file may be larger than this.
    void refusesWhatTheSystemDoesNotGive()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        rlimit small = limit;
        small.rlim_cur = 65536;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto segment = SharedSegment::create("test", 262144);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        QVERIFY(!segment.has_value());
        QCOMPARE(segment.error().code, ErrorCode::System);
        QVERIFY(segment.error().detail.find("1 MiB of shared memory") != std::string::npos);
    }

    void refusesWhenNoDescriptorIsLeft()
    {
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        rlimit none = limit;
        none.rlim_cur = 10; // the lowest number that a segment may have is one more
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        const auto segment = SharedSegment::create("test", 4096);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
        QVERIFY(!segment.has_value());
        QCOMPARE(segment.error().code, ErrorCode::System);
    }
};

QTEST_GUILESS_MAIN(SharedSegmentTest)
#include "tst_sharedsegment.moc"

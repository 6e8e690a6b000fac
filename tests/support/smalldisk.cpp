// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smalldisk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

namespace interleave::test {

bool enterOwnMounts()
{
    const uid_t user = geteuid();
    const gid_t group = getegid();
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        const auto map = [](const char* file, unsigned id) {
            std::ofstream(file) << id << ' ' << id << " 1\n";
        };
        std::ofstream("/proc/self/setgroups") << "deny";
        map("/proc/self/uid_map", user);
        map("/proc/self/gid_map", group);
    }
    return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

SmallDisk::SmallDisk(std::string place, std::size_t bytes) : m_place(std::move(place))
{
    std::filesystem::create_directory(m_place);
    const std::string size = "size=" + std::to_string(bytes);
    m_isThere = mount("none", m_place.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_isThere)
        umount2(m_place.c_str(), MNT_DETACH);
    std::error_code ignored;
    std::filesystem::remove(m_place, ignored);
}

bool SmallDisk::makeReadOnly()
{
    return mount(nullptr, m_place.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

void SmallDisk::fillUp(std::size_t leave)
{
    struct statvfs room { };
    statvfs(m_place.c_str(), &room);
    const std::size_t free = room.f_bavail * room.f_frsize;
    const int file
        = open((m_place + "/filler").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const std::vector<char> zeros(free - std::min(free, leave));
    [[maybe_unused]] const ssize_t written = write(file, zeros.data(), zeros.size());
    ::close(file);
}

} // namespace interleave::test

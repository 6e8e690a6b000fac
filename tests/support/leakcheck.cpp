// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/leakcheck.h"

#include "core/base/clock.h"

#include <sys/prctl.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace interleave::test {

namespace {

namespace fs = std::filesystem;

int ownFolders = 0;

std::vector<std::string> sorted(std::vector<std::string> list)
{
    std::sort(list.begin(), list.end());
    return list;
}

std::vector<std::string> listChildren()
{
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& task : fs::directory_iterator("/proc/self/task", ignored)) {
        std::ifstream list(task.path() / "children");
        for (std::string pid; list >> pid;) {
            std::ifstream stat("/proc/" + pid + "/stat");
            std::string name;
            std::string state;
            std::string number;
            stat >> number >> name >> state;
            found.push_back(pid + " " + name + " " + state);
        }
    }
    return sorted(std::move(found));
}

std::vector<std::string> listDescriptors()
{
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/proc/self/fd", error)) {
        const fs::path target = fs::read_symlink(entry.path(), error);
        if (!error && target.string().find("/proc/") == std::string::npos) // the listing itself
            found.push_back(entry.path().filename().string() + " -> " + target.string());
    }
    return sorted(std::move(found));
}

std::vector<std::string> entriesOf(const fs::path& folder, const std::string& part)
{
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.find(part) != std::string::npos
            && !name.starts_with("tsan.")) // the sanitizer's, of a process killed at its start
            found.push_back(entry.path().string());
    }
    return sorted(std::move(found));
}

std::string added(
    const char* what, const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    std::vector<std::string> more;
    std::set_difference(
        after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(more));
    std::string text;
    for (const std::string& item : more)
        text += std::string(what) + " " + item + "\n";
    return text;
}

} // namespace

Belongings Belongings::now()
{
    if (ownFolders == 0)
        throw std::logic_error("files of other programs would be counted");
    return { listChildren(), listDescriptors(), entriesOf("/dev/shm", "interleave"),
        entriesOf(fs::temp_directory_path(), "") };
}

std::string leaksSince(const Belongings& before)
{
    const Belongings after = Belongings::now();
    return added("child", before.children, after.children)
        + added("descriptor", before.descriptors, after.descriptors)
        + added("shared memory", before.sharedMemory, after.sharedMemory)
        + added("temporary file", before.temporaryFiles, after.temporaryFiles);
}

void adoptOrphans()
{
    if (prctl(PR_SET_CHILD_SUBREAPER, 1UL) != 0)
        throw std::runtime_error("orphans cannot be adopted");
}

void reapOrphans(const Belongings& before, Nanos within)
{
    const auto pidOf = [](const std::string& child) { return std::stoi(child); };
    const auto isNew = [&](const std::string& child) {
        return std::none_of(before.children.begin(), before.children.end(),
            [&](const std::string& old) { return pidOf(old) == pidOf(child); });
    };
    for (const Nanos end = monotonicNow() + within;;) {
        bool some = false;
        for (const std::string& child : listChildren())
            some = (isNew(child) && waitpid(pidOf(child), nullptr, WNOHANG) == 0) || some;
        if (!some || monotonicNow() >= end)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

OwnTemporaryFolder::OwnTemporaryFolder()
{
    if (const char* folder = std::getenv("TMPDIR")) {
        m_before = folder;
        m_wasSet = true;
    }
    m_path = (fs::temp_directory_path() / "tst-XXXXXX").string();
    if (mkdtemp(m_path.data()) == nullptr)
        throw std::runtime_error("no folder for temporary files");
    setenv("TMPDIR", m_path.c_str(), 1);
    ++ownFolders;
}

OwnTemporaryFolder::~OwnTemporaryFolder()
{
    --ownFolders;
    if (m_wasSet)
        setenv("TMPDIR", m_before.c_str(), 1);
    else
        unsetenv("TMPDIR");
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace interleave::test

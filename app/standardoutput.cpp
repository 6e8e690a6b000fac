// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standardoutput.h"

#include "core/formats/replacefile.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

namespace interleave::app {

void reserveStandardDescriptors()
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd)
        if (::fcntl(fd, F_GETFD) < 0) // the lowest free number is this one
            [[maybe_unused]]
            const int ignored = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool printOut(std::string_view text)
{
    const int code = writeAll(STDOUT_FILENO, std::as_bytes(std::span(text)));
    if (code != 0 && code != EPIPE)
        complain("cannot write to standard output: " + std::generic_category().message(code));
    return code == 0;
}

void complain(std::string_view text)
{
    std::string line = "interleave: " + std::string(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    line += '\n';
    [[maybe_unused]] const int ignored
        = writeAll(STDERR_FILENO, std::as_bytes(std::span(std::string_view(line))));
}

} // namespace interleave::app

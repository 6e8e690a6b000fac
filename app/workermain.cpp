// SPDX-License-Identifier: GPL-3.0-or-later
#if __has_include("core/execution/workerprocess.h")
#include "core/execution/workerprocess.h"

int main(int argc, char** argv)
{
    return interleave::workerMain(argc, argv);
}
#else
#include <cstdio>

int main()
{
    std::fputs("interleave-worker: only Interleave itself starts this program\n", stderr);
    return 2;
}
#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

/// A dynamically linked C++ program that does nothing: what a worker's start is measured against.
int main(int argc, char** argv)
{
    const std::string name(argc > 0 ? argv[0] : "");
    return name.empty() ? 1 : 0;
}

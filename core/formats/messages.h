// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/packetnumbers.h"
#include "core/formats/perfetto.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace protozero {
class pbf_reader;
template <typename Buffer> class basic_pbf_writer;
using pbf_writer = basic_pbf_writer<std::string>; // NOLINT(readability-identifier-naming): theirs
} // namespace protozero

namespace interleave {

// What several readers and writers of packets need. Views are of the message's own bytes.

/// The bytes of the field that `in` stands at; `in` goes on behind it. Throws protozero::exception.
[[nodiscard]] std::string_view viewOf(protozero::pbf_reader& in);
[[nodiscard]] protozero::pbf_reader readerOf(std::string_view message);

/// False: no enumerator below `count` has this number, and `value` is as it was.
template <class Enum> [[nodiscard]] bool isOne(std::uint64_t number, std::size_t count, Enum& value)
{
    if (number >= count)
        return false;
    value = static_cast<Enum>(number);
    return true;
}

/// Tells that `id` stands for `name` in `list` of the interned data. Names become UTF-8.
void addEntry(
    protozero::pbf_writer& interned, perfetto::Field list, iid::Iid id, std::string_view name);

} // namespace interleave

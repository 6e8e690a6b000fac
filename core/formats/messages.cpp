// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/messages.h"

#include "core/base/text.h"

#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

namespace interleave {

std::string_view viewOf(protozero::pbf_reader& in)
{
    const protozero::data_view view = in.get_view();
    return { view.data(), view.size() };
}

protozero::pbf_reader readerOf(std::string_view message)
{
    return { message.data(), message.size() };
}

void addEntry(
    protozero::pbf_writer& interned, perfetto::Field list, iid::Iid id, std::string_view name)
{
    protozero::pbf_writer entry(interned, list);
    entry.add_uint64(perfetto::entry::kIid, id);
    entry.add_string(perfetto::entry::kName, cleanUtf8(name));
}

} // namespace interleave

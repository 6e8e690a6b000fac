// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/flagcontent.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace interleave {

namespace {
constexpr std::array<std::string_view, 20> kCodes = { "BD", "BR", "CD", "CN", "DE", "EG", "ET",
    "FR", "ID", "IN", "IR", "JP", "MX", "NG", "PH", "PK", "RU", "TR", "US", "VN" };

std::string lowered(std::string_view code)
{
    std::string text(code);
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}
} // namespace

std::span<const std::string_view> flagCodes()
{
    return kCodes;
}

std::string flagPath(std::string_view code)
{
    const std::string low = lowered(code);
    return "/data/flags/" + low + "/" + low + ".gif";
}

/// One pixel of a colour of its own: a whole GIF in 35 bytes (GIF89a specification).
std::string flagPicture(std::string_view code)
{
    const std::string low = lowered(code);
    if (low.size() != 2 || std::none_of(kCodes.begin(), kCodes.end(), [&](std::string_view c) {
            return lowered(c) == low;
        }))
        return {};
    std::string gif("GIF89a\x01\x00\x01\x00\x80\x00\x00", 13);
    constexpr int kSpread = 9;
    gif += static_cast<char>((low[0] - 'a') * kSpread);
    gif += static_cast<char>((low[1] - 'a') * kSpread);
    gif += std::string("\x80\xff\xff\xff", 4);
    gif += std::string(",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00;", 16);
    return gif;
}

} // namespace interleave

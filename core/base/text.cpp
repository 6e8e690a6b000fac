// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

namespace interleave {

namespace {

// The length of the well-formed sequence at the start of `text`, or 0 (Unicode standard, table
// 3-7).
std::size_t sequenceLength(std::string_view text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byteAt(0);
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) {
        length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
        length = 3;
        low = first == 0xe0 ? 0xa0 : low;
        high = first == 0xed ? 0x9f : high;
    } else if (first >= 0xf0 && first <= 0xf4) {
        length = 4;
        low = first == 0xf0 ? 0x90 : low;
        high = first == 0xf4 ? 0x8f : high;
    }
    if (length == 0 || text.size() < length || byteAt(1) < low || byteAt(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byteAt(i) & 0xc0U) != 0x80)
            return 0;
    return length;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t { 0 });
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({ changed, row[j] + 1, diagonal + 1 });
        }
    }
    return row[b.size()];
}

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t n = sequenceLength(text);
        if (n == 0)
            return false;
        text.remove_prefix(n);
    }
    return true;
}

std::string cleanUtf8(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t n = sequenceLength(text);
        clean += n == 0 ? kReplacement : text.substr(0, n);
        text.remove_prefix(std::max<std::size_t>(n, 1));
    }
    return clean;
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<std::uint8_t>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

std::string inQuotes(std::string_view text, std::size_t longest)
{
    constexpr std::array<char, 17> kHex { "0123456789abcdef" };
    std::string out = "\"";
    while (!text.empty() && out.size() <= longest) {
        const std::size_t n = sequenceLength(text);
        const auto byte = static_cast<std::uint8_t>(text.front());
        if (n == 0 || byte < 0x20 || byte == 0x7f) {
            out += "\\x";
            out += kHex[byte >> 4U];
            out += kHex[byte & 0xfU];
            text.remove_prefix(1);
        } else {
            out += text.substr(0, n);
            text.remove_prefix(n);
        }
    }
    return out + (text.empty() ? "\"" : "...\"");
}

std::string nearest(std::string_view text, std::span<const std::string> known)
{
    constexpr std::size_t kLongestWord = 64;
    if (text.empty() || text.size() > kLongestWord)
        return {};
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, text.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const bool startsSo = text.size() >= 3 && candidate.starts_with(text);
        const std::size_t distance = startsSo ? 1 : editDistance(text, candidate);
        if (distance < bestDistance && distance < candidate.size()) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string alternatives(std::span<const std::string> items)
{
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out += i + 1 == items.size() ? " or " : ", ";
        out += items[i];
    }
    return out;
}

} // namespace interleave

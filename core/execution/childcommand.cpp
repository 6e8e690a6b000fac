// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/childcommand.h"

#include <cstdio>

namespace interleave {

std::vector<std::string> splitCommand(std::string_view line)
{
    std::vector<std::string> words;
    char quote = '\0';
    bool inWord = false;
    for (const char c : line) {
        const bool isBlank = c == ' ' || c == '\t' || c == '\n';
        if (quote == '\0' && isBlank) {
            inWord = false;
            continue;
        }
        if (!inWord)
            words.emplace_back();
        inWord = true;
        if (c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else
            words.back() += c;
    }
    return words;
}

std::string joinCommand(const std::vector<std::string>& arguments)
{
    std::string line;
    for (const std::string& argument : arguments)
        line += line.empty() ? argument.substr(argument.find_last_of('/') + 1) : " " + argument;
    return line;
}

std::string quoted(std::string_view text)
{
    const bool hasSingle = text.find('\'') != std::string_view::npos;
    const bool hasDouble = text.find('"') != std::string_view::npos;
    const char quote = hasSingle && !hasDouble ? '"' : '\'';
    constexpr unsigned char kFirstPrintable = 0x20;
    constexpr unsigned char kDelete = 0x7f;
    std::string result(1, quote);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        char code[8];
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\\' || c == quote)
            (result += '\\') += c;
        else if (byte >= kFirstPrintable && byte != kDelete)
            result += c;
        else if (std::snprintf(code, sizeof code, "\\x%02x", static_cast<unsigned>(byte)) > 0)
            result += code;
    }
    return result + quote;
}

} // namespace interleave

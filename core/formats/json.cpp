// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/json.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <utility>

namespace interleave {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 64;

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool v) const { return v; }
    Json operator()(std::int64_t v) const { return v; }
    Json operator()(double v) const { return std::isfinite(v) ? Json(v) : Json(nullptr); }
    Json operator()(const std::string& v) const { return v; }
    Json operator()(const Value::List& v) const
    {
        Json list = Json::array();
        for (const Value& item : v)
            list.push_back(item.visit(*this));
        return list;
    }
    Json operator()(const Value::Object& v) const
    {
        Json object = Json::object();
        for (const auto& [key, item] : v)
            object[cleanUtf8(key)] = item.visit(*this);
        return object;
    }
};

Value fromTree(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean:
        return { json.get<bool>() };
    case Json::value_t::number_integer:
        return { json.get<std::int64_t>() };
    case Json::value_t::number_unsigned: {
        const auto number = json.get<std::uint64_t>();
        return std::in_range<std::int64_t>(number) ? Value(static_cast<std::int64_t>(number))
                                                   : Value(static_cast<double>(number));
    }
    case Json::value_t::number_float:
        return { json.get<double>() };
    case Json::value_t::string:
        return { json.get<std::string>() };
    case Json::value_t::array: {
        Value::List list;
        list.reserve(json.size());
        for (const Json& item : json)
            list.push_back(fromTree(item));
        return { std::move(list) };
    }
    case Json::value_t::object: {
        Value::Object object;
        object.reserve(json.size());
        for (const auto& [key, item] : json.items())
            object.emplace_back(key, fromTree(item));
        return { std::move(object) };
    }
    default:
        return {};
    }
}

// Looked at before the text is parsed: a deep tree costs memory and stack even to take down.
bool isTooDeep(std::string_view text)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest)
                return true;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

} // namespace

std::string toJson(const Value& value, int indent)
{
    return value.visit(ToJson {}).dump(indent, ' ', false, Json::error_handler_t::replace);
}

Result<Value> fromJson(std::string_view text)
{
    if (isTooDeep(text))
        return failure(ErrorCode::BadArgument, "not readable: nested more than 64 levels deep");
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return failure(ErrorCode::BadArgument, "not readable: this is no well-formed JSON");
    return fromTree(json);
}

void appendJsonString(std::string& out, std::string_view text)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    const std::string clean = isUtf8(text) ? std::string() : cleanUtf8(text);
    out += '"';
    for (const char c : clean.empty() ? text : std::string_view(clean)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 0xfU];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace interleave

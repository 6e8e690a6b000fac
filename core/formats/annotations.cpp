// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/annotations.h"

#include "core/base/text.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

namespace interleave {

namespace {

namespace field = perfetto::annotation;

constexpr int kDeepest = 64;

/// What goes into the field of ours.
struct Extra {
    ours::ValueKind kind = ours::ValueKind::Plain;
    std::string_view rawText;
    std::string_view rawName;
};

void put(protozero::pbf_writer& out, std::string_view name, const Value& value, int depth);

class Writer {
public:
    Writer(protozero::pbf_writer& out, Extra& extra, int depth)
        : m_out(out),
          m_extra(extra),
          m_depth(depth)
    {
    }
    void operator()(std::monostate) const { m_extra.kind = ours::ValueKind::Null; }
    void operator()(bool v) const { m_out.add_bool(field::kBool, v); }
    void operator()(std::int64_t v) const { m_out.add_int64(field::kInt, v); }
    void operator()(double v) const { m_out.add_double(field::kDouble, v); }
    void operator()(const std::string& v) const
    {
        const bool isClean = isUtf8(v);
        m_out.add_string(field::kText, isClean ? v : cleanUtf8(v));
        if (!isClean)
            m_extra.rawText = v;
    }
    void operator()(const Value::List& v) const
    {
        if (v.empty())
            m_extra.kind = ours::ValueKind::EmptyList;
        for (const Value& item : v) {
            protozero::pbf_writer nested(m_out, field::kArray);
            put(nested, {}, item, m_depth + 1);
        }
    }
    void operator()(const Value::Object& v) const
    {
        if (v.empty())
            m_extra.kind = ours::ValueKind::EmptyObject;
        for (const auto& [key, item] : v) {
            protozero::pbf_writer nested(m_out, field::kDictionary);
            put(nested, key, item, m_depth + 1);
        }
    }

private:
    protozero::pbf_writer& m_out;
    Extra& m_extra;
    int m_depth;
};

void put(protozero::pbf_writer& out, std::string_view name, const Value& value, int depth)
{
    Extra extra;
    if (!name.empty()) {
        const bool isClean = isUtf8(name);
        out.add_string(field::kName, isClean ? std::string(name) : cleanUtf8(name));
        if (!isClean)
            extra.rawName = name;
    }
    if (depth < kDeepest)
        value.visit(Writer(out, extra, depth));
    else
        extra.kind = ours::ValueKind::Null;
    if (extra.kind == ours::ValueKind::Plain && extra.rawText.empty() && extra.rawName.empty())
        return;
    protozero::pbf_writer mine(out, field::kInterleave);
    if (extra.kind != ours::ValueKind::Plain)
        mine.add_enum(ours::value::kKind, static_cast<std::int32_t>(extra.kind));
    if (!extra.rawText.empty())
        mine.add_bytes(ours::value::kRawText, extra.rawText.data(), extra.rawText.size());
    if (!extra.rawName.empty())
        mine.add_bytes(ours::value::kRawName, extra.rawName.data(), extra.rawName.size());
}

std::string textOf(const protozero::data_view& view)
{
    return { view.data(), view.size() };
}

class Reader {
public:
    // False: nested too deeply. Throws what protozero throws.
    bool read(protozero::pbf_reader in, int depth)
    {
        if (depth > kDeepest)
            return false;
        while (in.next())
            if (!readField(in, depth))
                return false;
        if (m_isList)
            m_value = Value(std::move(m_list));
        else if (m_isObject)
            m_value = Value(std::move(m_object));
        return true;
    }
    [[nodiscard]] Value::Member take() { return { std::move(m_name), std::move(m_value) }; }

private:
    bool readField(protozero::pbf_reader& in, int depth)
    {
        switch (in.tag_and_type()) {
        case perfetto::varint(field::kBool):
            m_value = Value(in.get_bool());
            return true;
        case perfetto::varint(field::kInt):
            m_value = Value(std::int64_t { in.get_int64() });
            return true;
        case perfetto::fixed64(field::kDouble):
            m_value = Value(in.get_double());
            return true;
        case perfetto::bytes(field::kText):
            m_value = Value(textOf(in.get_view()));
            return true;
        case perfetto::bytes(field::kName):
            m_name = textOf(in.get_view());
            return true;
        case perfetto::bytes(field::kArray):
        case perfetto::bytes(field::kDictionary):
            return readItem(in, depth);
        case perfetto::bytes(field::kInterleave):
            readExtra(in.get_message());
            return true;
        default:
            in.skip();
            return true;
        }
    }
    bool readItem(protozero::pbf_reader& in, int depth)
    {
        const bool isDictionary = in.tag() == field::kDictionary;
        Reader nested;
        if (!nested.read(in.get_message(), depth + 1))
            return false;
        Value::Member member = nested.take();
        (isDictionary ? m_isObject : m_isList) = true;
        if (isDictionary)
            m_object.push_back(std::move(member));
        else
            m_list.push_back(std::move(member.second));
        return true;
    }
    void readExtra(protozero::pbf_reader mine)
    {
        while (mine.next()) {
            switch (mine.tag_and_type()) {
            case perfetto::varint(ours::value::kKind): {
                const auto kind = static_cast<ours::ValueKind>(mine.get_enum());
                m_isList = m_isList || kind == ours::ValueKind::EmptyList;
                m_isObject = m_isObject || kind == ours::ValueKind::EmptyObject;
                break;
            }
            case perfetto::bytes(ours::value::kRawText):
                m_value = Value(textOf(mine.get_view()));
                break;
            case perfetto::bytes(ours::value::kRawName):
                m_name = textOf(mine.get_view());
                break;
            default:
                mine.skip();
            }
        }
    }

    std::string m_name;
    Value m_value;
    Value::List m_list;
    Value::Object m_object;
    bool m_isList = false;
    bool m_isObject = false;
};

} // namespace

std::string toAnnotation(std::string_view name, const Value& value)
{
    std::string bytes;
    protozero::pbf_writer out(bytes);
    put(out, name, value, 0);
    return bytes;
}

Result<Value::Member> fromAnnotation(std::string_view bytes)
{
    try {
        Reader reader;
        if (reader.read(protozero::pbf_reader(bytes.data(), bytes.size()), 0))
            return reader.take();
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): told below
    }
    return failure(ErrorCode::BadArgument, "a value in the file is malformed");
}

} // namespace interleave

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/value.h"

#include <cstring>

namespace interleave {

namespace {

enum class Kind : std::uint8_t { Null, Bool, Int, Double, Text, List, Object };
constexpr int kMaxDepth = 32;

template <class T> void put(const T& v, std::vector<std::byte>& out)
{
    const auto* p = reinterpret_cast<const std::byte*>(&v);
    out.insert(out.end(), p, p + sizeof(T));
}

void putText(const std::string& s, std::vector<std::byte>& out)
{
    put(static_cast<std::uint32_t>(s.size()), out);
    const auto* p = reinterpret_cast<const std::byte*>(s.data());
    out.insert(out.end(), p, p + s.size());
}

class Encoder {
public:
    explicit Encoder(std::vector<std::byte>& out) : m_out(out) { }
    void operator()(std::monostate) const { put(Kind::Null, m_out); }
    void operator()(bool v) const { tagged(Kind::Bool, static_cast<std::uint8_t>(v)); }
    void operator()(std::int64_t v) const { tagged(Kind::Int, v); }
    void operator()(double v) const { tagged(Kind::Double, v); }
    void operator()(const std::string& v) const
    {
        put(Kind::Text, m_out);
        putText(v, m_out);
    }
    void operator()(const Value::List& v) const
    {
        tagged(Kind::List, static_cast<std::uint32_t>(v.size()));
        for (const Value& item : v)
            item.visit(*this);
    }
    void operator()(const Value::Object& v) const
    {
        tagged(Kind::Object, static_cast<std::uint32_t>(v.size()));
        for (const auto& [key, item] : v) {
            putText(key, m_out);
            item.visit(*this);
        }
    }

private:
    template <class T> void tagged(Kind kind, T v) const
    {
        put(kind, m_out);
        put(v, m_out);
    }
    std::vector<std::byte>& m_out;
};

class Decoder {
public:
    explicit Decoder(std::span<const std::byte> bytes) : m_bytes(bytes) { }
    bool read(Value& out, int depth)
    {
        Kind kind {};
        if (depth > kMaxDepth || !get(kind))
            return false;
        switch (kind) {
        case Kind::Null:
            out = Value();
            return true;
        case Kind::Bool: {
            std::uint8_t v = 0;
            const bool ok = get(v);
            out = Value(v != 0);
            return ok;
        }
        case Kind::Int:
            return scalar<std::int64_t>(out);
        case Kind::Double:
            return scalar<double>(out);
        case Kind::Text: {
            std::string s;
            const bool ok = text(s);
            out = Value(std::move(s));
            return ok;
        }
        case Kind::List:
            return list(out, depth);
        case Kind::Object:
            return object(out, depth);
        }
        return false;
    }
    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }

private:
    template <class T> bool get(T& v)
    {
        if (m_bytes.size() < sizeof(T))
            return false;
        std::memcpy(&v, m_bytes.data(), sizeof(T));
        m_bytes = m_bytes.subspan(sizeof(T));
        return true;
    }
    template <class T> bool scalar(Value& out)
    {
        T v {};
        const bool ok = get(v);
        out = Value(v);
        return ok;
    }
    bool text(std::string& out)
    {
        std::uint32_t n = 0;
        if (!get(n) || n > m_bytes.size())
            return false;
        out.assign(reinterpret_cast<const char*>(m_bytes.data()), n);
        m_bytes = m_bytes.subspan(n);
        return true;
    }
    bool list(Value& out, int depth)
    {
        std::uint32_t n = 0;
        if (!get(n) || n > m_bytes.size())
            return false;
        Value::List items(n);
        for (Value& item : items)
            if (!read(item, depth + 1))
                return false;
        out = Value(std::move(items));
        return true;
    }
    bool object(Value& out, int depth)
    {
        std::uint32_t n = 0;
        if (!get(n) || n > m_bytes.size())
            return false;
        Value::Object members(n);
        for (auto& [key, item] : members)
            if (!text(key) || !read(item, depth + 1))
                return false;
        out = Value(std::move(members));
        return true;
    }
    std::span<const std::byte> m_bytes;
};

} // namespace

double Value::toDouble(double fallback) const
{
    if (const auto* d = as<double>())
        return *d;
    if (const auto* i = as<std::int64_t>())
        return static_cast<double>(*i);
    return fallback;
}

std::int64_t Value::toInt(std::int64_t fallback) const
{
    const auto* i = as<std::int64_t>();
    return i != nullptr ? *i : fallback;
}

bool Value::toBool(bool fallback) const
{
    const auto* b = as<bool>();
    return b != nullptr ? *b : fallback;
}

const std::string& Value::toText() const
{
    static const std::string empty;
    const auto* s = as<std::string>();
    return s != nullptr ? *s : empty;
}

const Value* Value::find(std::string_view key) const
{
    if (const auto* object = as<Object>())
        for (const auto& [name, item] : *object)
            if (name == key)
                return &item;
    return nullptr;
}

void encode(const Value& value, std::vector<std::byte>& out)
{
    value.visit(Encoder(out));
}

Result<Value> decode(std::span<const std::byte> bytes)
{
    Decoder decoder(bytes);
    Value value;
    if (!decoder.read(value, 0) || !decoder.atEnd())
        return failure(
            ErrorCode::BadArgument, "a value received from another process is malformed");
    return value;
}

} // namespace interleave

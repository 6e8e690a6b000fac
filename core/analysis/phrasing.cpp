// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/phrasing.h"

#include "core/base/text.h"
#include "core/base/translatable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace interleave {

namespace {

/// One line, whatever a program called its task.
std::string nameOf(const std::string& raw)
{
    std::string name = cleanUtf8(raw);
    for (char& c : name)
        if (hasControlCharacter({ &c, 1 }))
            c = ' ';
    return name;
}

double inUnit(Nanos time, const TimeScale& scale)
{
    return static_cast<double>(time.count()) / static_cast<double>(scale.length.count());
}

const char* const kLessThan = translatable("less than %1");
const char* const kWithUnit = translatable("%1 %2");
const char* const kPercent = translatable("%1 %");
const char* const kLessThanOnePercent = translatable("<1 %");
const char* const kTask = translatable("task %1");
const char* const kNamedTask = translatable("%1 (task %2)");

/// Replaces %1 to %9; a percent sign before anything else stays.
std::string filledIn(const std::string& text, const std::vector<std::string>& words)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace
            = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const auto index = isPlace ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
        if (!isPlace || index >= words.size()) {
            out += text[i];
            continue;
        }
        out += words[index];
        ++i;
    }
    return out;
}

} // namespace

Nanos TimeScale::resolution() const
{
    const double step = static_cast<double>(length.count()) * std::pow(0.1, decimals);
    return Nanos(std::max<std::int64_t>(1, std::llround(step)));
}

TimeScale timeScaleOf(Nanos whole)
{
    struct Unit {
        const char* symbol;
        Nanos length;
    };
    constexpr std::array<Unit, 4> kUnits { {
        { translatable("s"), std::chrono::seconds(1) },
        { translatable("ms"), std::chrono::milliseconds(1) },
        { translatable("µs"), std::chrono::microseconds(1) },
        { translatable("ns"), std::chrono::nanoseconds(1) },
    } };
    const auto* const unit = std::find_if(
        kUnits.begin(), kUnits.end() - 1, [whole](const Unit& u) { return whole >= u.length; });
    TimeScale scale { unit->symbol, unit->length, 0 };
    if (unit->length == Nanos(1))
        return scale;
    scale.decimals = 3;
    for (double size = inUnit(whole, scale); size >= 10 && scale.decimals > 1; size /= 10)
        --scale.decimals;
    return scale;
}

std::string Phrasing::translated(const char* text) const
{
    return text;
}

std::string Phrasing::number(double value, int decimals) const
{
    std::array<char, 400> buffer {};
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    return { buffer.data(), end.ptr };
}

std::string Phrasing::count(std::uint64_t n) const
{
    return std::to_string(n);
}

std::string Phrasing::instant(Nanos at, const TimeScale& scale) const
{
    return filledIn(translated(kWithUnit),
        { number(inUnit(at, scale), scale.decimals), translated(scale.unit) });
}

std::string Phrasing::duration(Nanos time, const TimeScale& scale) const
{
    if (time > Nanos(0) && 2 * time < scale.resolution())
        return filledIn(translated(kLessThan), { instant(scale.resolution(), scale) });
    return instant(time, scale);
}

std::string Phrasing::words(const Phrase::Argument& argument, const TimeScale& scale) const
{
    struct Visitor {
        const Phrasing& self;
        const TimeScale& scale;
        std::string operator()(const std::string& name) const { return nameOf(name); }
        std::string operator()(Nanos time) const { return self.duration(time, scale); }
        std::string operator()(Phrase::Instant i) const { return self.instant(i.at, scale); }
        std::string operator()(std::uint64_t n) const { return self.count(n); }
        std::string operator()(Phrase::Share share) const
        {
            if (share.part > 0 && share.part < 0.005)
                return self.translated(kLessThanOnePercent);
            return filledIn(self.translated(kPercent), { self.number(share.part * 100, 0) });
        }
        std::string operator()(const Phrase::Task& task) const
        {
            const std::string id = std::to_string(task.id.value);
            return task.name.empty()
                ? filledIn(self.translated(kTask), { id })
                : filledIn(self.translated(kNamedTask), { nameOf(task.name), id });
        }
        std::string operator()(const std::shared_ptr<const Phrase>& part) const
        {
            return self.words(*part, scale);
        }
    };
    return std::visit(Visitor { *this, scale }, argument);
}

std::string Phrasing::words(const Phrase& phrase, const TimeScale& scale) const
{
    std::vector<std::string> parts;
    parts.reserve(phrase.arguments.size());
    for (const Phrase::Argument& argument : phrase.arguments)
        parts.push_back(words(argument, scale));
    return filledIn(translated(phrase.text), parts);
}

} // namespace interleave

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/phrase.h"

#include <string>

namespace interleave {

/// The unit and the decimals in which all times of one run are told, so that they can be compared.
struct TimeScale {
    const char* unit = "s"; ///< translatable
    Nanos length = std::chrono::seconds(1);
    int decimals = 3;

    /// The shortest time that it can tell from nothing.
    [[nodiscard]] Nanos resolution() const;
};

/// Four digits for the whole run: "1.234 s", "845.2 ms".
[[nodiscard]] TimeScale timeScaleOf(Nanos whole);

/// Puts phrases into words: here in English with a decimal point. A window overrides the three
/// functions to put them into its own language. Any thread.
class Phrasing {
public:
    virtual ~Phrasing() = default;

    [[nodiscard]] std::string words(const Phrase& phrase, const TimeScale& scale) const;
    /// "0.120 s". Control characters and broken bytes of names never get into the words.
    [[nodiscard]] std::string instant(Nanos at, const TimeScale& scale) const;

protected:
    [[nodiscard]] virtual std::string translated(const char* text) const;
    [[nodiscard]] virtual std::string number(double value, int decimals) const;
    [[nodiscard]] virtual std::string count(std::uint64_t n) const;

private:
    [[nodiscard]] std::string duration(Nanos time, const TimeScale& scale) const;
    [[nodiscard]] std::string words(const Phrase::Argument& argument, const TimeScale& scale) const;
};

} // namespace interleave

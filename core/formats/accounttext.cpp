// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/accounttext.h"

#include "core/analysis/account.h"
#include "core/base/text.h"
#include "core/base/translatable.h"
#include "core/formats/json.h"

namespace interleave {

std::string accountText(const DocumentView& document, const Phrasing& phrasing)
{
    const auto words = [&](const char* text) { return phrasing.words(Phrase { text }, {}); };
    std::string out = words(document.title.c_str()) + " (" + document.workload + ")\n";
    if (const auto* parameters = document.parameters.as<Value::Object>())
        for (const auto& [name, value] : *parameters)
            out += name + " = " + toJson(value) + "\n";
    for (const RunView& run : document.runs) {
        out += "\n== " + runTitle(run) + " ==\n";
        if (!run.error.empty())
            out += cleanUtf8(run.error) + "\n";
        if (run.trace->taskCount() + run.trace->lanes().size() == 0) {
            out += words(translatable("Nothing was recorded.")) + "\n";
            continue;
        }
        AccountOptions options;
        options.keyMoment = document.keyMoment;
        for (const AccountText& line : inWords(accountOf(run.trace, options), phrasing))
            out += line.text + "\n";
    }
    return out;
}

} // namespace interleave

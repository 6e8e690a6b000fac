// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/headless.h"
#include "app/helptext.h"
#include "app/record.h"
#include "app/standardoutput.h"
#include "core/run/machine.h"

#ifdef INTERLEAVE_WITH_UI
#include "app/figures.h"
#include "ui/application.h"

#include <QtGlobal>
#endif

#include <csignal>
#include <exception>
#include <string>
#include <vector>

namespace interleave::app {
namespace {

std::string versionText()
{
    std::string text = "interleave " + machineFacts().version + "\n";
#ifdef INTERLEAVE_WITH_UI
    text += std::string("Qt ") + qVersion() + ", ";
#endif
    return text + "oneTBB " INTERLEAVE_TBB_VERSION ", Boost " INTERLEAVE_BOOST_VERSION "\n"
        + "Licence: GPL-3.0-or-later\n";
}

int window([[maybe_unused]] int& argc, [[maybe_unused]] char** argv,
    [[maybe_unused]] const std::string& file)
{
#ifdef INTERLEAVE_WITH_UI
    return ui::runWindow(argc, argv, file);
#else
    complain("this build has no window (INTERLEAVE_BUILD_UI is off); interleave --help says what "
             "it can do");
    return kExitUsage;
#endif
}

int start(int& argc, char** argv)
{
    reserveStandardDescriptors();
    // A reader that goes away and a full quota are errors to report, not to die of.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line) {
        complain(line.error().detail);
        return kExitUsage;
    }
    const auto printed
        = [](const std::string& text) { return printOut(text) ? kExitOk : kExitFailed; };
    switch (line->command) {
    case Command::Window:
        return window(argc, argv, line->file);
    case Command::Help:
        return printed(helpText(line->helpTopic));
    case Command::Version:
        return printed(versionText());
    case Command::List:
        return listCommand(line->json);
    case Command::Record:
        return recordCommand(*line);
    case Command::Run:
        break;
    }
#ifdef INTERLEAVE_WITH_UI
    QtFigureRenderer figures;
    return runCommand(*line, &figures);
#else
    return runCommand(*line, nullptr);
#endif
}

} // namespace
} // namespace interleave::app

int main(int argc, char** argv)
{
    try {
        return interleave::app::start(argc, argv);
    } catch (const std::exception& e) {
        interleave::app::complain(std::string("ended by an error: ") + e.what());
        return interleave::app::kExitFailed;
    }
}

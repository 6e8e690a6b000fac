// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/subprocessfamily.h"

#include "core/base/temporaryfolder.h"
#include "core/base/translatable.h"
#include "core/workload/meaning.h"

namespace interleave {

namespace {

const std::string& fitting(const std::string& text, const char* what, std::size_t bytes)
{
    if (text.size() >= bytes)
        throw TaskError(ErrorCode::BadArgument,
            std::string(what) + " is longer than " + std::to_string(bytes - 1) + " bytes");
    return text;
}

class FolderResources final : public RunResources {
public:
    explicit FolderResources(TemporaryFolder folder) : m_folder(std::move(folder)) { }
    [[nodiscard]] ParameterValues extraParameters() const override
    {
        ParameterValues extra;
        extra.set("folder", Value(m_folder.path()));
        return extra;
    }

private:
    TemporaryFolder m_folder;
};

} // namespace

Workload subprocessWorkload(const char* id, const char* title, const char* purpose,
    const char* lookFor, Program program, BodyEntry body)
{
    Workload w;
    w.id = id;
    w.title = title;
    w.purpose = purpose;
    w.lookFor = lookFor;
    w.family = translatable("Programs and pipes");
    w.nativeModel = ModelId::Sequential;
    w.program = program;
    w.bodies = { body };
    w.whyNot = &needsRealPrograms;
    w.prepare = &prepareFolder;
    w.textWorkers = 1;
    return w;
}

ParameterSpec commandParameter(const char* id, const char* title, const char* defaultCommand)
{
    return { id, title,
        translatable("A program and its arguments, with blanks between; an argument with blanks "
                     "stands in quotes. It is no shell's command."),
        "", ParameterKind::Text, Value(defaultCommand), 0, 0, {} };
}

const std::string& commandText(const ParameterValues& values, const char* id, std::size_t bytes)
{
    return fitting(values.text(id), id, bytes);
}

CommandParameters commandOf(Context& context)
{
    const ParameterValues& values = context.parameters();
    CommandParameters p;
    p.command = decltype(p.command)(commandText(values, "command", sizeof p.command));
    p.folder = decltype(p.folder)(
        fitting(values.text("folder"), "the name of the run's folder", sizeof p.folder));
    for (const auto& [id, value] : values.all())
        if (id == "input")
            p.input = decltype(p.input)(fitting(value.toText(), "input", sizeof p.input));
    return p;
}

Result<std::unique_ptr<RunResources>> prepareFolder(
    const ParameterValues& /*values*/, bool simulated)
{
    TemporaryFolder folder;
    if (!simulated) {
        auto made = TemporaryFolder::create("programs", TemporaryFolder::Lifetime::OfObject);
        if (!made)
            return tl::unexpected(made.error());
        folder = std::move(*made);
    }
    return std::unique_ptr<RunResources>(std::make_unique<FolderResources>(std::move(folder)));
}

} // namespace interleave

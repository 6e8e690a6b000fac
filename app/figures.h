// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exports.h"

#include <memory>

class QGuiApplication;

namespace interleave::app {

/// Draws pictures by Qt, without a display. GUI thread.
class QtFigureRenderer : public FigureRenderer {
public:
    QtFigureRenderer();
    ~QtFigureRenderer() override;

    void prepare() override;
    [[nodiscard]] Result<std::string> render(
        const Experiment& experiment, const FigureRequest& request, ExportFormat format) override;

private:
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace interleave::app

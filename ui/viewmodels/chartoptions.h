// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/lanearrangement.h"
#include "ui/viewmodels/resourcefilter.h"

#include <QObject>

namespace interleave::ui {

class Settings;

/// What all charts draw besides the lanes. GUI thread.
class ChartOptions : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// True: every wake in the visible range; false: those of the selected task.
    [[nodiscard]] bool allArrows() const { return m_allArrows; }
    void setAllArrows(bool all);
    /// Marks and printed lines have signs on their lanes.
    [[nodiscard]] bool showsMarks() const { return m_showsMarks; }
    void setMarksShown(bool shown);
    void toggleMarks() { setMarksShown(!m_showsMarks); }
    [[nodiscard]] const ResourceFilter& resources() const { return m_resources; }
    void setResources(const ResourceFilter& filter);
    void toggleArrows() { setAllArrows(!m_allArrows); }
    void toggleResources() { setResourcesShown(m_resources.hidesAll); }
    void setResourcesShown(bool shown);
    void setKindShown(Reason kind, bool shown);
    void setCoresShown(bool shown);
    void toggleCores() { setCoresShown(m_resources.hidesCores); }

    /// How the rows are arranged; tells its changes itself.
    [[nodiscard]] LaneArrangement& lanes() { return m_lanes; }
    [[nodiscard]] const LaneArrangement& lanes() const { return m_lanes; }

    void read(const Settings& settings);
    void write(Settings& settings) const;

signals:
    void changed();

private:
    bool m_allArrows = false;
    bool m_showsMarks = true;
    ResourceFilter m_resources;
    LaneArrangement m_lanes;
};

} // namespace interleave::ui

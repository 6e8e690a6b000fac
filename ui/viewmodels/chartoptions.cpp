// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/chartoptions.h"

#include "ui/support/coretext.h"
#include "ui/support/settings.h"

#include <QStringList>

namespace interleave::ui {

namespace {
const QString kArrows = QStringLiteral("chart/all-arrows");
const QString kMarks = QStringLiteral("chart/marks");
const QString kHidden = QStringLiteral("chart/resources-hidden");
const QString kCoresHidden = QStringLiteral("chart/cores-hidden");
const QString kHiddenKinds = QStringLiteral("chart/hidden-kinds");
} // namespace

void ChartOptions::setAllArrows(bool all)
{
    if (all == m_allArrows)
        return;
    m_allArrows = all;
    emit changed();
}

void ChartOptions::setMarksShown(bool shown)
{
    if (shown == m_showsMarks)
        return;
    m_showsMarks = shown;
    emit changed();
}

void ChartOptions::setResources(const ResourceFilter& filter)
{
    if (filter == m_resources)
        return;
    m_resources = filter;
    emit changed();
}

void ChartOptions::setResourcesShown(bool shown)
{
    ResourceFilter filter = m_resources;
    filter.hidesAll = !shown;
    setResources(filter);
}

void ChartOptions::setKindShown(Reason kind, bool shown)
{
    ResourceFilter filter = m_resources;
    if (shown)
        filter.hiddenKinds.erase(kind);
    else
        filter.hiddenKinds.insert(kind);
    filter.hidesAll = filter.hidesAll && !shown; // who shows one kind wants to see it
    setResources(filter);
}

void ChartOptions::setCoresShown(bool shown)
{
    ResourceFilter filter = m_resources;
    filter.hidesCores = !shown;
    setResources(filter);
}

void ChartOptions::read(const Settings& settings)
{
    ResourceFilter filter;
    filter.hidesAll = settings.value(kHidden, false).toBool();
    for (const QString& name : settings.value(kHiddenKinds).toStringList())
        if (const auto kind = reasonFromString(name.toStdString()))
            filter.hiddenKinds.insert(*kind);
    filter.hidesCores = settings.value(kCoresHidden, false).toBool();
    setResources(filter);
    setAllArrows(settings.value(kArrows, false).toBool());
    setMarksShown(settings.value(kMarks, true).toBool());
    m_lanes.read(settings);
}

void ChartOptions::write(Settings& settings) const
{
    QStringList kinds;
    for (const Reason kind : m_resources.hiddenKinds)
        kinds << plain(toString(kind));
    settings.setValue(kArrows, m_allArrows);
    settings.setValue(kMarks, m_showsMarks);
    settings.setValue(kHidden, m_resources.hidesAll);
    settings.setValue(kCoresHidden, m_resources.hidesCores);
    settings.setValue(kHiddenKinds, kinds);
    m_lanes.write(settings);
}

} // namespace interleave::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/workerlist.h"

#include "core/run/scenario.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace interleave::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Workers)
};

} // namespace

WorkerList parseWorkers(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    WorkerList list;
    const QStringList parts = text.split(separators, Qt::SkipEmptyParts);
    if (parts.isEmpty())
        list.problem = Tr::tr("Enter a worker count, or several: 1,2,4,8.");
    for (const QString& part : parts) {
        bool ok = false;
        const unsigned count = part.toUInt(&ok);
        if (!ok || count < 1 || count > kMaxWorkers) {
            list.problem = Tr::tr("“%1” is not a worker count from 1 to %2.")
                               .arg(part.left(20))
                               .arg(kMaxWorkers);
        } else if (std::find(list.counts.begin(), list.counts.end(), count) != list.counts.end()) {
            list.problem = Tr::tr("%1 is there twice.").arg(count);
        } else {
            list.counts.push_back(count);
        }
        if (!list.problem.isEmpty())
            break;
    }
    return list;
}

QString workersText(const std::vector<unsigned>& counts)
{
    QStringList parts;
    for (const unsigned count : counts)
        parts << QString::number(count);
    return parts.join(u',');
}

} // namespace interleave::ui

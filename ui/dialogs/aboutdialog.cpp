// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "core/run/machine.h"
#include "ui/support/coretext.h"
#include "ui/support/icons.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace interleave::ui {

namespace {

struct Component {
    const char* name;
    const char* licence;
    const char* address;
};
// Names and licence identifiers (SPDX) are not translated.
constexpr std::array<Component, 7> kComponents = { {
    { "Interleave", "GPL-3.0-or-later", "" },
    { "Qt 6", "LGPL-3.0-only", "https://www.qt.io" },
    { "QCustomPlot", "GPL-3.0-or-later", "https://www.qcustomplot.com" },
    { "oneTBB", "Apache-2.0", "https://github.com/oneapi-src/oneTBB" },
    { "Boost", "BSL-1.0", "https://www.boost.org" },
    { "tl::expected", "CC0-1.0", "https://github.com/TartanLlama/expected" },
    { "nlohmann/json", "MIT", "https://github.com/nlohmann/json" },
} };

QWidget* makeComponents(QWidget* parent)
{
    auto* table = new QTableWidget(static_cast<int>(kComponents.size()), 3, parent);
    table->setHorizontalHeaderLabels(
        { AboutDialog::tr("Component"), AboutDialog::tr("Licence"), AboutDialog::tr("Address") });
    table->setAccessibleName(AboutDialog::tr("Licences"));
    table->setToolTip(
        AboutDialog::tr("The licences of Interleave and of what it stands on").toHtmlEscaped());
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        const Component& c = kComponents.at(static_cast<std::size_t>(row));
        table->setItem(row, 0, new QTableWidgetItem(QString::fromLatin1(c.name)));
        table->setItem(row, 1, new QTableWidgetItem(QString::fromLatin1(c.licence)));
        table->setItem(row, 2, new QTableWidgetItem(QString::fromLatin1(c.address)));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QWidget* makeLicence(QWidget* parent)
{
    auto* text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(AboutDialog::tr("Text of the licence"));
    text->setToolTip(AboutDialog::tr("The licence of Interleave").toHtmlEscaped());
    QFile file(QStringLiteral(":/LICENSE"));
    if (file.open(QIODevice::ReadOnly))
        text->setPlainText(QString::fromUtf8(file.readAll()));
    return text;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    constexpr int kIconSize = 64;
    constexpr QSize kSize(560, 420);
    setWindowTitle(tr("About Interleave"));
    const MachineFacts& facts = machineFacts();
    auto* icon = new QLabel(this);
    icon->setPixmap(applicationIcon().pixmap(kIconSize));
    auto* text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setText(
        tr("Interleave %1\n\nRuns one piece of concurrent work under several execution models, and "
           "draws "
           "how they interleave.\n\nFree software under the GNU General Public License, version 3 "
           "or later: "
           "it comes with absolutely no warranty.\n\nQt %2, %3")
            .arg(plain(facts.version), QString::fromLatin1(qVersion()), plain(facts.oneLine())));
    auto* top = new QHBoxLayout;
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addWidget(text, 1);

    auto* tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("Licences"));
    tabs->addTab(makeComponents(tabs), tr("Components"));
    tabs->addTab(makeLicence(tabs), tr("Licence"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    resize(kSize);
}

} // namespace interleave::ui

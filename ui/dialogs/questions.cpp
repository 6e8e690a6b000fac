// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/questions.h"

#include "ui/support/numbers.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace interleave::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

QMessageBox* make(QWidget* parent, const QString& title, const QString& text, const QString& detail,
    const QString& yes, const QString& no)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(text);
    box->setInformativeText(detail);
    box->addButton(yes, QMessageBox::AcceptRole)->setToolTip(yes.toHtmlEscaped());
    QPushButton* refuse = box->addButton(no, QMessageBox::RejectRole);
    refuse->setToolTip(no.toHtmlEscaped());
    box->setDefaultButton(refuse);
    box->setEscapeButton(refuse);
    return box;
}

} // namespace

QMessageBox* askAboutLongExperiment(QWidget* parent, const ExperimentEstimate& guess, int runs)
{
    return make(parent, Tr::tr("Long experiment"),
        //: %n runs, %1 is a duration
        Tr::tr("%n run(s) will take about %1.", nullptr, runs).arg(guessText(guess.duration)),
        Tr::tr("Their traces will hold about %1 of memory. You can cancel at any time; what was "
               "done is kept.")
            .arg(bytesText(guess.memoryBytes)),
        Tr::tr("Run"), Tr::tr("Do not run"));
}

QMessageBox* askAboutClosing(QWidget* parent)
{
    return make(parent, Tr::tr("A run is going on"), Tr::tr("Stop the run and close the window?"),
        Tr::tr("The run is stopped within a second; its results are not kept."),
        Tr::tr("Stop and close"), Tr::tr("Go on"));
}

namespace {

QMessageBox* askToSave(
    QWidget* parent, const QString& title, const QString& text, const QString& detail)
{
    QMessageBox* box = make(parent, title, text, detail, Tr::tr("Save"), Tr::tr("Cancel"));
    box->addButton(Tr::tr("Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(qobject_cast<QPushButton*>(box->buttons().front()));
    return box;
}

} // namespace

QMessageBox* askAboutUnsaved(QWidget* parent)
{
    return askToSave(parent, Tr::tr("Unsaved runs"), Tr::tr("Save the runs first?"),
        Tr::tr("They are in no file yet: what is not saved is lost."));
}

QMessageBox* askAboutUnsavedProgram(QWidget* parent)
{
    return askToSave(parent, Tr::tr("Unsaved recording"),
        Tr::tr("Save the recorded program first?"),
        Tr::tr("It is in no file yet: what is not saved is lost."));
}

QMessageBox* askAboutOverwriting(QWidget* parent, const QString& path)
{
    return make(parent, Tr::tr("The file exists"), Tr::tr("Replace the file?"), path,
        Tr::tr("Replace"), Tr::tr("Keep it"));
}

} // namespace interleave::ui

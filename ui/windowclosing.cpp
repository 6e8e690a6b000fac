// SPDX-License-Identifier: GPL-3.0-or-later
// How the window closes: what is asked about, waited for and given up before.
#include "ui/mainwindow.h"

#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/programcommands.h"
#include "ui/dialogs/questions.h"
#include "ui/support/settings.h"

#include <QCloseEvent>
#include <QMessageBox>

namespace interleave::ui {

void MainWindow::askBeforeClose()
{
    if (m_question)
        return;
    m_question = askAboutClosing(this);
    connect(m_question, &QMessageBox::accepted, this, &MainWindow::stopAndClose);
    m_question->open();
}

void MainWindow::stopAndClose()
{
    m_closing = true;
    if (m_controller->isRunning())
        m_controller->cancel(); // runEnded closes
    else
        close(); // or closeAtLast, when what is being written is there
}

void MainWindow::closeAtLast()
{
    if (m_closing && isVisible() && !m_controller->isRunning())
        close();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_controller->isRunning()) {
        event->ignore();
        if (!m_closing)
            askBeforeClose();
        return;
    }
    const auto again = [this] { close(); };
    if (m_files->isSaving() || m_program->isWriting()) { // what was asked for is not given up
        event->ignore();
        if (m_closing)
            return; // closes however it ends
        if (m_files->isSaving())
            m_files->whenSaved(again);
        else
            m_program->whenWritten(again);
        return;
    }
    m_files->cancel();
    if (m_closing)
        m_program->giveUp();
    if (m_program->isModified()) {
        event->ignore();
        m_program->whenSaved(again);
        return;
    }
    if (m_files->isModified() && !m_closing) {
        event->ignore();
        m_files->whenSaved([this] {
            m_closing = true;
            close();
        });
        return;
    }
    m_program->giveUp(); // nothing is recorded without a window
    m_settings.setWindowGeometry(saveGeometry());
    m_settings.setWindowState(saveState());
    m_settings.flush();
    event->accept();
}

} // namespace interleave::ui

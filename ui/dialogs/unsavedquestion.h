// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QMessageBox;

namespace interleave::ui {

/// A question about what is in no file yet, shown once however many wait for its answer: the last
/// of them gets it. Does not block.
class UnsavedQuestion : public QObject {
public:
    using Then = std::function<void()>;
    /// What is done with the answer; neither where the user cancels.
    struct Answers {
        std::function<void(const Then&)> save;
        std::function<void(const Then&)> discard;
    };

    UnsavedQuestion(std::function<QMessageBox*()> make, Answers answers);

    void ask(const Then& then);
    /// Whatever the answer will be, nothing is done.
    void giveUp() { m_then = {}; }

private:
    void answered();

    std::function<QMessageBox*()> m_make; ///< with the roles of askAboutUnsaved()
    Answers m_answers;
    QPointer<QMessageBox> m_box;
    Then m_then;
};

} // namespace interleave::ui

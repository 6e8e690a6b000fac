// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <deque>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace interleave::ui {

/// What the window has to say: what happened, what that means, what to do now; and, for a report,
/// details.
struct Message {
    enum class Kind { Information, Warning, Error };
    Kind kind = Kind::Information;
    QString headline;
    QString explanation;
    QString details;
};

/// Shows messages above the charts, without a dialog: the newest first, the others when it is
/// closed. Takes no room when there is none.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    /// A message equal to one that is still there is not shown twice.
    void show(const Message& message);
    void clear();
    [[nodiscard]] std::size_t count() const { return m_messages.size(); }
    [[nodiscard]] const Message* current() const
    {
        return m_messages.empty() ? nullptr : &m_messages.front();
    }
    void closeCurrent();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    std::deque<Message> m_messages; ///< newest first
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_more;
    QToolButton* m_showDetails;
    QToolButton* m_copy;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
};

} // namespace interleave::ui

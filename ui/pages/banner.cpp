// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/banner.h"

#include "ui/support/appearance.h"
#include "ui/support/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr std::size_t kMaxMessages = 20;
constexpr int kIconSize = 20;
constexpr int kDetailsHeight = 90;

QColor backgroundOf(Message::Kind kind, bool dark)
{
    switch (kind) {
    case Message::Kind::Error:
        return dark ? QColor(0x4a, 0x23, 0x26) : QColor(0xfd, 0xe3, 0xe3);
    case Message::Kind::Warning:
        return dark ? QColor(0x45, 0x39, 0x18) : QColor(0xff, 0xf2, 0xcf);
    case Message::Kind::Information:
        break;
    }
    return dark ? QColor(0x1d, 0x35, 0x50) : QColor(0xdf, 0xed, 0xff);
}

QString iconOf(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Error:
        return QStringLiteral("error");
    case Message::Kind::Warning:
        return QStringLiteral("warning");
    case Message::Kind::Information:
        break;
    }
    return QStringLiteral("information");
}

bool isSame(const Message& a, const Message& b)
{
    return a.headline == b.headline && a.explanation == b.explanation && a.details == b.details;
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_showDetails(new QToolButton(this)),
      m_copy(new QToolButton(this)),
      m_close(new QToolButton(this)),
      m_details(new QPlainTextEdit(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    for (QLabel* label : { m_text, m_more })
        label->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_details->setReadOnly(true);
    m_details->setMaximumHeight(kDetailsHeight);
    m_details->setTabChangesFocus(true);
    m_showDetails->setCheckable(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_more);
    for (QToolButton* button : { m_showDetails, m_copy, m_close }) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button, 0, Qt::AlignTop);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_details);

    connect(m_showDetails, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &Banner::closeCurrent);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (const Message* message = current())
            QGuiApplication::clipboard()->setText(
                QStringList { message->headline, message->explanation, message->details }.join(
                    u'\n'));
    });
    retranslate();
}

void Banner::show(const Message& message)
{
    const auto same = std::find_if(m_messages.begin(), m_messages.end(),
        [&message](const Message& m) { return isSame(m, message); });
    if (same != m_messages.end())
        m_messages.erase(same);
    m_messages.push_front(message);
    if (m_messages.size() > kMaxMessages)
        m_messages.pop_back();
    m_showDetails->setChecked(false);
    refresh();
}

void Banner::clear()
{
    m_messages.clear();
    refresh();
}

void Banner::closeCurrent()
{
    if (!m_messages.empty())
        m_messages.pop_front();
    m_showDetails->setChecked(false);
    refresh();
}

void Banner::refresh()
{
    setVisible(!m_messages.empty());
    const Message* message = current();
    if (message == nullptr)
        return;
    const bool dark = Appearance::isDark(QGuiApplication::palette());
    QPalette colours = QGuiApplication::palette();
    colours.setColor(QPalette::Window, backgroundOf(message->kind, dark));
    if (colours.color(QPalette::Window) != palette().color(QPalette::Window)
        || colours.color(QPalette::WindowText) != palette().color(QPalette::WindowText))
        setPalette(colours); // comes back here once, through changeEvent
    m_icon->setPixmap(themedIcon(iconOf(message->kind), colours).pixmap(kIconSize));
    m_close->setIcon(themedIcon(QStringLiteral("close"), colours));
    m_text->setText(message->headline + u'\n' + message->explanation);
    m_details->setPlainText(message->details);
    m_details->setVisible(m_showDetails->isChecked());
    m_showDetails->setVisible(!message->details.isEmpty());
    m_more->setVisible(m_messages.size() > 1);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(m_messages.size() - 1)));
    setAccessibleName(message->headline);
    setAccessibleDescription(message->explanation);
}

void Banner::retranslate()
{
    const auto name = [](QToolButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip.toHtmlEscaped());
    };
    name(m_showDetails, tr("Details"), tr("Show the technical details"));
    name(m_copy, tr("Copy"), tr("Copy this message and its details"));
    name(m_close, tr("Close"), tr("Close this message"));
    m_details->setAccessibleName(tr("Technical details"));
    m_details->setToolTip(tr("The technical details, to copy").toHtmlEscaped());
    refresh();
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace interleave::ui

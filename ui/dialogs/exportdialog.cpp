// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "core/formats/savefile.h"
#include "ui/dialogs/figures.h"
#include "ui/dialogs/questions.h"
#include "ui/export/documentof.h"
#include "ui/pages/centrepages.h"
#include "ui/support/beside.h"
#include "ui/support/coretext.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace interleave::ui {

namespace {

constexpr QSize kPreviewSize(460, 320);
constexpr int kPreviewDelay = 150;

struct Preset {
    const char* title;
    QSize size;
};
const std::array<Preset, 5> kPresets = { {
    { QT_TRANSLATE_NOOP("interleave::ui::ExportDialog", "Custom size"), QSize() },
    { QT_TRANSLATE_NOOP("interleave::ui::ExportDialog", "Slide 16:9"), QSize(1600, 900) },
    { QT_TRANSLATE_NOOP("interleave::ui::ExportDialog", "Slide 4:3"), QSize(1280, 960) },
    { QT_TRANSLATE_NOOP("interleave::ui::ExportDialog", "A4 landscape"), QSize(1123, 794) },
    { QT_TRANSLATE_NOOP("interleave::ui::ExportDialog", "Column of a paper"), QSize(640, 480) },
} };

QString titleOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return ExportDialog::tr("PNG image");
    case ExportFormat::Svg:
        return ExportDialog::tr("SVG drawing");
    case ExportFormat::Pdf:
        return ExportDialog::tr("PDF document");
    case ExportFormat::SpansCsv:
        return ExportDialog::tr("Spans, CSV table");
    case ExportFormat::SummaryCsv:
        return ExportDialog::tr("Summary, CSV table");
    case ExportFormat::CoresCsv:
        return ExportDialog::tr("Cores, CSV table");
    case ExportFormat::ChromeTrace:
        return ExportDialog::tr("Trace, Chrome JSON");
    case ExportFormat::Account:
        return ExportDialog::tr("Schedule, plain text");
    }
    return {};
}

QString aboutData(ExportFormat format)
{
    if (format == ExportFormat::SummaryCsv)
        return ExportDialog::tr("A table with one line for each model and worker count.");
    if (format == ExportFormat::CoresCsv)
        return ExportDialog::tr("What the system did in all finished runs: which thread was on "
                                "which core, and when it was preempted.");
    if (format == ExportFormat::Account)
        return ExportDialog::tr("All finished runs in plain language: who ran when, who waited for "
                                "what, who woke whom.");
    return ExportDialog::tr("All finished runs, every span, to the nanosecond.\nThe trace opens in "
                            "Perfetto and "
                            "in chrome://tracing.");
}

} // namespace

ExportDialog::ExportDialog(const ExperimentModel& experiment, const CentrePages& centre,
    Settings& settings, QWidget* parent)
    : QDialog(parent),
      m_experiment(experiment),
      m_centre(centre),
      m_settings(settings),
      m_content(new QComboBox(this)),
      m_format(new QComboBox(this)),
      m_scope(new QComboBox(this)),
      m_preset(new QComboBox(this)),
      m_width(new QSpinBox(this)),
      m_height(new QSpinBox(this)),
      m_scale(new QDoubleSpinBox(this)),
      m_theme(new QComboBox(this)),
      m_path(new QLineEdit(this)),
      m_browse(new QPushButton(this)),
      m_export(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_preview(new QLabel(this)),
      m_note(new QLabel(this))
{
    setWindowTitle(tr("Export"));
    auto* form = new QFormLayout;
    makeForm(form);
    for (QLabel* label : { m_preview, m_note }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_preview->setFixedSize(kPreviewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setFrameShape(QFrame::StyledPanel);
    auto* top = new QHBoxLayout;
    top->addLayout(form, 1);
    top->addWidget(m_preview, 0, Qt::AlignTop);
    auto* target = new QHBoxLayout;
    target->addWidget(m_path, 1);
    target->addWidget(m_browse);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_export);
    buttons->addWidget(m_cancel);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addLayout(target);
    layout->addLayout(buttons);
    m_export->setDefault(true);

    connectForm();
    ExportChoice choice = readExportChoice(settings);
    if (choice.isFigure())
        choice.content = static_cast<ExportContent>(centre.page());
    if (choice.path.isEmpty())
        choice.path = suggestedPath();
    setChoice(choice);
}

ExportDialog::~ExportDialog()
{
    if (m_writer != nullptr) {
        m_writer->wait();
        delete m_writer;
    }
}

void ExportDialog::nameField(QWidget* field, const QString& name, const QString& tip)
{
    field->setAccessibleName(name);
    field->setToolTip(tip.toHtmlEscaped());
}

void ExportDialog::makeForm(QFormLayout* form)
{
    m_content->addItem(tr("Compare"), static_cast<int>(ExportContent::Compare));
    m_content->addItem(tr("Timeline"), static_cast<int>(ExportContent::Timeline));
    m_content->addItem(tr("Speedup"), static_cast<int>(ExportContent::Speedup));
    m_content->addItem(tr("Data"), static_cast<int>(ExportContent::Data));
    m_scope->addItem(tr("Whole run"), true);
    m_scope->addItem(tr("Visible range"), false);
    for (const Preset& preset : kPresets)
        m_preset->addItem(tr(preset.title), preset.size);
    for (QSpinBox* side : { m_width, m_height }) {
        side->setRange(kMinExportSide, kMaxExportSide);
        side->setSuffix(tr(" px"));
    }
    m_scale->setRange(1, kMaxExportScale);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(1);
    m_theme->addItem(tr("Light"), false);
    m_theme->addItem(tr("Dark"), true);
    m_browse->setText(tr("&Browse …"));
    m_export->setText(tr("&Export"));
    m_cancel->setText(tr("Cancel"));

    nameField(m_content, tr("Content"), tr("What to export"));
    nameField(m_format, tr("Format"), tr("The kind of file"));
    nameField(m_scope, tr("Scope"), tr("The whole run, or what is visible at the present zoom"));
    nameField(m_preset, tr("Size"), tr("A usual size, or one of your own"));
    nameField(
        m_width, tr("Width"), tr("From %1 to %2 pixels").arg(kMinExportSide).arg(kMaxExportSide));
    nameField(
        m_height, tr("Height"), tr("From %1 to %2 pixels").arg(kMinExportSide).arg(kMaxExportSide));
    nameField(m_scale, tr("Scale"),
        tr("Pixels for each pixel of the size, from 1 to %1; for PNG").arg(kMaxExportScale));
    nameField(m_theme, tr("Colours"), tr("Light for print, dark for dark slides"));
    nameField(m_path, tr("File"), tr("Where to write; the suffix decides the format"));
    nameField(m_browse, tr("Browse"), tr("Choose the file"));
    nameField(m_export, tr("Export"), tr("Write the file"));
    nameField(m_cancel, tr("Cancel"), tr("Close without exporting"));
    nameField(m_preview, tr("Preview"), tr("How the picture will look"));

    auto* size = new QHBoxLayout;
    size->addWidget(m_width);
    size->addWidget(new QLabel(QStringLiteral("×"), this));
    size->addWidget(m_height);
    form->addRow(tr("&Content"), m_content);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Scope"), m_scope);
    form->addRow(tr("Si&ze"), m_preset);
    form->addRow(QString(), size);
    form->addRow(tr("Sca&le"), m_scale);
    form->addRow(tr("C&olours"), m_theme);
}

void ExportDialog::connectForm()
{
    m_previewLater.setSingleShot(true);
    m_previewLater.setInterval(kPreviewDelay);
    connect(&m_previewLater, &QTimer::timeout, this, &ExportDialog::drawPreview);
    connect(m_content, &QComboBox::currentIndexChanged, this, &ExportDialog::kindChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::kindChanged);
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::presetChosen);
    connect(m_path, &QLineEdit::editingFinished, this, &ExportDialog::pathEdited);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    for (QComboBox* box : { m_scope, m_theme })
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (QSpinBox* side : { m_width, m_height })
        connect(side, &QSpinBox::valueChanged, this, &ExportDialog::refresh);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
}

QString ExportDialog::suggestedPath() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    return QDir(folder).filePath(plain(m_experiment.spec().workload));
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice;
    choice.content = static_cast<ExportContent>(m_content->currentData().toInt());
    choice.format = static_cast<ExportFormat>(m_format->currentData().toInt());
    choice.wholeRun = m_scope->currentData().toBool();
    choice.size = QSize(m_width->value(), m_height->value());
    choice.scale = m_scale->value();
    choice.dark = m_theme->currentData().toBool();
    choice.path = m_path->text();
    return choice;
}

void ExportDialog::setChoice(const ExportChoice& wanted)
{
    ExportChoice choice = wanted;
    choice.repair();
    m_updating = true;
    m_content->setCurrentIndex(m_content->findData(static_cast<int>(choice.content)));
    m_format->clear();
    for (const ExportFormat format : formatsOf(choice.content))
        m_format->addItem(titleOf(format), static_cast<int>(format));
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(choice.format)));
    m_scope->setCurrentIndex(choice.wholeRun ? 0 : 1);
    m_width->setValue(choice.size.width());
    m_height->setValue(choice.size.height());
    m_scale->setValue(choice.scale);
    m_theme->setCurrentIndex(choice.dark ? 1 : 0);
    m_path->setText(choice.path);
    m_updating = false;
    refresh();
}

void ExportDialog::kindChanged()
{
    if (!m_updating)
        setChoice(choice());
}

void ExportDialog::pathEdited()
{
    ExportChoice edited = choice();
    edited.format = formatOfPath(edited.path, formatsOf(edited.content), edited.format);
    setChoice(edited);
}

void ExportDialog::presetChosen(int index)
{
    const QSize size = m_preset->itemData(index).toSize();
    if (!size.isValid())
        return;
    m_width->setValue(size.width());
    m_height->setValue(size.height());
}

void ExportDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Export to"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked once, when it is written
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_path->setText(path);
        pathEdited();
    });
    dialog->open();
}

void ExportDialog::refresh()
{
    if (m_updating)
        return;
    const ExportChoice now = choice();
    const bool ranged
        = now.content == ExportContent::Compare || now.content == ExportContent::Timeline;
    m_scope->setEnabled(ranged);
    for (QWidget* field : std::array<QWidget*, 4> { m_preset, m_width, m_height, m_theme })
        field->setEnabled(now.isFigure());
    m_scale->setEnabled(now.format == ExportFormat::Png);
    const int preset = m_preset->findData(now.size);
    m_preset->setCurrentIndex(std::max(0, preset));
    m_export->setEnabled(m_writer == nullptr && !now.path.isEmpty());
    const QFileInfo file(now.path);
    m_note->setText(!now.path.isEmpty() && file.exists() ? tr("The file exists: you will be asked.")
                                                         : QString());
    m_previewLater.start();
}

void ExportDialog::drawPreview()
{
    ExportChoice now = choice();
    if (!now.isFigure()) {
        m_preview->setText(aboutData(now.format));
        return;
    }
    now.format = ExportFormat::Png;
    now.scale = 1;
    const Result<QByteArray> png = drawFigure(m_experiment, m_centre, now);
    QPixmap picture;
    if (!png || !picture.loadFromData(*png)) {
        m_preview->setText(png ? tr("There is no preview.") : plain(png.error().detail));
        return;
    }
    const double ratio = devicePixelRatioF();
    const QSize room = (QSizeF(m_preview->contentsRect().size()) * ratio).toSize();
    picture = picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    m_preview->setPixmap(picture);
}

void ExportDialog::accept()
{
    pathEdited();
    if (m_writer != nullptr || m_question || choice().path.isEmpty())
        return;
    if (!QFileInfo::exists(choice().path)) {
        save();
        return;
    }
    m_question = askAboutOverwriting(this, choice().path);
    connect(m_question, &QMessageBox::accepted, this, &ExportDialog::save);
    m_question->open();
}

void ExportDialog::reject()
{
    if (m_writer == nullptr) // else it closes when the file is written
        QDialog::reject();
}

void ExportDialog::save()
{
    const ExportChoice now = choice();
    writeExportChoice(m_settings, now);
    std::string picture;
    if (now.isFigure()) {
        const Result<QByteArray> drawn = drawFigure(m_experiment, m_centre, now);
        if (!drawn) {
            saved(tl::unexpected(drawn.error()));
            return;
        }
        picture = drawn->toStdString();
    }
    m_export->setEnabled(false);
    m_note->setText(tr("Writing …"));
    m_writer
        = runBeside([this, now, picture = std::move(picture), data = experimentOf(m_experiment)] {
              const std::string path = QFile::encodeName(now.path).toStdString();
              const Result<std::string> content
                  = now.isFigure() ? Result<std::string>(picture) : writeData(data, now.format);
              const Result<void> result = content ? saveFile(path, *content, /*overwrite=*/true)
                                                  : Result<void>(tl::unexpected(content.error()));
              QMetaObject::invokeMethod(
                  this, [this, result] { saved(result); }, Qt::QueuedConnection);
          });
}

void ExportDialog::saved(const Result<void>& result)
{
    if (m_writer != nullptr) {
        m_writer->wait();
        delete m_writer;
        m_writer = nullptr;
    }
    if (result)
        emit exported(m_path->text());
    else
        emit failed(result.error());
    QDialog::accept();
}

} // namespace interleave::ui

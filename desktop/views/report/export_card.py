"""Export: as what, and with pseudonyms, unless she chooses the real names and confirms that once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout

from desktop.theme import set_role, space
from desktop.views.report.formats import FORMATS, WIDTHS, has_language, is_figure

_LANGUAGES = ("", "de", "en")


class ExportCard(QFrame):
    """Asks how to export, in the page and not over it.

    Signals:
        export_asked(original names), closed().
    """

    export_asked = Signal(bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pseudonyms, self.archive, self.names = QRadioButton(), QRadioButton(), QRadioButton()
        self.kind, self.what = QComboBox(), QLabel()
        self.width_choice, self.language_choice = QComboBox(), QComboBox()
        self.warning, self.confirm = QLabel(), QCheckBox()
        self.export, self.back = QPushButton(), QPushButton()
        set_role(self, "card")
        set_role(self.what, "small")
        set_role(self.warning, "danger")
        set_role(self.export, "primary")
        set_role(self.back, "quiet")
        self.warning.setWordWrap(True)
        self.what.setBuddy(self.kind)
        for choice in (self.kind, self.width_choice, self.language_choice):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.addItems([""] * len(FORMATS))
        self.width_choice.addItems([""] * len(WIDTHS))
        self.language_choice.addItems([""] * len(_LANGUAGES))
        buttons = QHBoxLayout()
        buttons.addWidget(self.export)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        look = QHBoxLayout()
        look.addWidget(self.width_choice, 1)
        look.addWidget(self.language_choice, 1)
        column.addWidget(self.what)
        column.addWidget(self.kind)
        column.addLayout(look)
        for widget in (self.pseudonyms, self.archive, self.names, self.warning, self.confirm):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.kind.currentIndexChanged.connect(self._on_choice)
        self.names.toggled.connect(self._on_choice)
        self.confirm.toggled.connect(self._on_choice)
        self.export.clicked.connect(lambda: self.export_asked.emit(self.names.isChecked() and self.confirm.isChecked()))
        self.back.clicked.connect(self.closed)
        self.retranslate()
        self.reset(has_key=True)

    @property
    def format(self) -> str:
        """The name of the chosen format."""
        return list(FORMATS)[self.kind.currentIndex()]

    @property
    def look(self) -> tuple[str, str]:
        """The chosen language and width; "" where the format has none, or as usual."""
        language = _LANGUAGES[self.language_choice.currentIndex()] if has_language(self.format) else ""
        return language, WIDTHS[self.width_choice.currentIndex()] if is_figure(self.format) else ""

    def retranslate(self) -> None:
        self.what.setText(self.tr("As"))
        self.width_choice.setAccessibleName(self.tr("Size of the figure"))
        self.language_choice.setAccessibleName(self.tr("Language of heads and notes"))
        for row, width in enumerate(WIDTHS):
            self.width_choice.setItemText(row, self._width_words(width))
        for row, language in enumerate(_LANGUAGES):
            self.language_choice.setItemText(row, self._language_words(language))
        self.kind.setAccessibleName(self.tr("Format"))
        for row, name in enumerate(FORMATS):
            self.kind.setItemText(row, self._words(name))
        self.pseudonyms.setText(self.tr("With pseudonyms, as in the study"))
        self.archive.setText(self.tr("With pseudonyms, for an archive"))
        self.archive.setToolTip(self.tr("The words of those only who permit archiving"))
        self.names.setText(self.tr("With the original names"))
        self.warning.setText(
            self.tr(
                "The file will name the people, firms and places of the interviews. Anyone who has it can read them."
            )
        )
        self.confirm.setText(self.tr("I am allowed to pass these names on."))
        self.export.setText(self.tr("Choose a file…"))
        self.export.setToolTip(self.tr("A file that was passed on can't be called back; undo does not reach it."))
        self.back.setText(self.tr("Cancel"))

    def _words(self, name: str) -> str:
        """Say what a format is for."""
        return {
            "codebook-json": self.tr("Codebook as JSON: everything, with provenance"),
            "codebook-jsonl": self.tr("Codebook as JSON Lines, for scripts"),
            "qdpx": self.tr("Project for ATLAS.ti, MAXQDA, NVivo, QualCoder (REFI-QDA)"),
            "qdc": self.tr("Codes alone for the same programs (REFI-QDA codebook)"),
            "codebook-docx": self.tr("Codebook for Word"),
            "codebook-xlsx": self.tr("Codebook for Excel: a row a quotation"),
            "codebook-csv": self.tr("Codebook as a table (CSV): a row a quotation"),
            "codebook-md": self.tr("Codebook as Markdown"),
            "codebook-html": self.tr("Codebook as a web page"),
            "coded-docx": self.tr("Coded interviews for Word, codes as comments"),
            "coded-html": self.tr("Coded interviews as a web page"),
            "csv-tables": self.tr("Tables for R or pandas (CSV files in a ZIP)"),
            "parquet": self.tr("The same tables as Parquet (needs pyarrow)"),
            "data-structure-pdf": self.tr("Figure of the data structure as PDF, for print"),
            "data-structure-svg": self.tr("Figure of the data structure as SVG, to edit"),
            "data-structure-png": self.tr("Figure of the data structure as a picture (PNG)"),
            "data-structure-pptx": self.tr("Figure of the data structure for PowerPoint"),
            "data-structure-docx": self.tr("Figure and table of the data structure for Word"),
            "component-figure-pdf": self.tr("Figure of themes and dimensions as PDF"),
            "component-figure-svg": self.tr("Figure of themes and dimensions as SVG"),
            "component-figure-pptx": self.tr("Figure of themes and dimensions for PowerPoint"),
            "evidence-docx": self.tr("Evidence table for Word: a quotation for each concept"),
            "evidence-xlsx": self.tr("Evidence table for Excel"),
            "evidence-csv": self.tr("Evidence table (CSV)"),
            "evidence-md": self.tr("Evidence table as Markdown"),
            "evidence-html": self.tr("Evidence table as a web page"),
            "sample-table": self.tr("Sample table for Word"),
            "sample-table-csv": self.tr("Sample table (CSV)"),
            "methods-docx": self.tr("Methods appendix for Word (COREQ, SRQR)"),
            "methods-md": self.tr("Methods appendix as Markdown"),
            "process-model-pdf": self.tr("Process model (PDF)"),
            "process-model-svg": self.tr("Process model (SVG)"),
            "process-model-png": self.tr("Process model (PNG)"),
            "process-model-pptx": self.tr("Process model (PowerPoint)"),
            "saturation-pdf": self.tr("Chart of saturation (PDF)"),
            "saturation-svg": self.tr("Chart of saturation (SVG)"),
            "saturation-png": self.tr("Chart of saturation (PNG)"),
            "heat-map-pdf": self.tr("Themes by interview, as a heat map (PDF)"),
            "heat-map-svg": self.tr("Themes by interview, as a heat map (SVG)"),
            "heat-map-png": self.tr("Themes by interview, as a heat map (PNG)"),
            "code-map-pdf": self.tr("Map of what stands together (PDF)"),
            "code-map-svg": self.tr("Map of what stands together (SVG)"),
            "code-map-png": self.tr("Map of what stands together (PNG)"),
            "timeline-pdf": self.tr("Decisions over time (PDF)"),
            "timeline-svg": self.tr("Decisions over time (SVG)"),
            "timeline-png": self.tr("Decisions over time (PNG)"),
            "quotes-docx": self.tr("Quotations to cite, for Word"),
            "quotes-md": self.tr("Quotations to cite, as Markdown"),
            "quotes-html": self.tr("Quotations to cite, as a web page"),
            "guide-docx": self.tr("Interview guide for Word"),
            "guide-md": self.tr("Interview guide as Markdown"),
            "memos-docx": self.tr("Memos for Word"),
            "memos-md": self.tr("Memos as Markdown"),
            "methods-pdf": self.tr("Methods appendix as PDF"),
            "dpo-file": self.tr("File for the data-protection officer (Word)"),
            "dpo-file-md": self.tr("File for the data-protection officer (Markdown)"),
        }[name]

    def _width_words(self, width: str) -> str:
        return {
            "": self.tr("Usual size"),
            "page": self.tr("A page, 170 mm"),
            "landscape": self.tr("A page across, 240 mm"),
            "column": self.tr("One column, 85 mm"),
            "slide": self.tr("Slides, 16:9"),
        }[width]

    def _language_words(self, language: str) -> str:
        return {"": self.tr("Study's language"), "de": self.tr("German"), "en": self.tr("English")}[language]

    def reset(self, *, has_key: bool, name: str = "") -> None:
        """Begin with pseudonyms; without the key file there is no other way. `name` chooses a format."""
        if name:
            self.kind.setCurrentIndex(list(FORMATS).index(name))
        self.confirm.setChecked(False)
        self.pseudonyms.setChecked(True)
        self.names.setVisible(has_key)
        self._on_choice()

    def _on_choice(self) -> None:
        self.width_choice.setVisible(is_figure(self.format))
        self.language_choice.setVisible(has_language(self.format))
        with_names = self.names.isChecked()
        self.warning.setVisible(with_names)
        self.confirm.setVisible(with_names)
        if not with_names:
            self.confirm.setChecked(False)
        self.export.setEnabled(not with_names or self.confirm.isChecked())


class KeyCard(QFrame):
    """Warns before the key of the pseudonyms is written, and asks for her word.

    Signals:
        export_asked(), closed().
    """

    export_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.warning, self.confirm = QLabel(), QCheckBox()
        self.export, self.back = QPushButton(), QPushButton()
        self.confirm.setObjectName("key_confirm")
        set_role(self.warning, "danger")
        set_role(self.export, "primary")
        set_role(self.back, "quiet")
        self.warning.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(self.warning)
        column.addWidget(self.confirm)
        column.addLayout(buttons)
        self.confirm.toggled.connect(self.export.setEnabled)
        self.export.clicked.connect(self.export_asked)
        self.back.clicked.connect(self.closed)
        self.retranslate()
        self.reset()

    def retranslate(self) -> None:
        self.warning.setText(
            self.tr(
                "The key says which original stands behind each pseudonym. Whoever has it beside an export can undo "
                "all pseudonyms."
            )
        )
        self.confirm.setText(self.tr("I keep it apart from every export."))
        self.export.setText(self.tr("Choose a file…"))
        self.back.setText(self.tr("Cancel"))

    def reset(self) -> None:
        """Ask anew."""
        self.confirm.setChecked(False)
        self.export.setEnabled(False)

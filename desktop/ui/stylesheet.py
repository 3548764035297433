"""How widgets look, by the role or kind they carry; colours come from the palette."""

STYLESHEET = """
QWidget { color: $ink; }
QMainWindow, QDialog, QStackedWidget, #page { background: $ground; border: none; }
QScrollArea { background: transparent; border: none; }
QDialog { border: 1px solid $edge; }
QMessageBox QLabel#qt_msgbox_label { font-size: 19px; font-weight: 600; min-width: 400px; }
QMessageBox QLabel#qt_msgbox_informativelabel { font-size: 15px; min-width: 400px; }
QMessageBox QLabel#qt_msgboxex_icon_label { padding: 2px 4px 0 12px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px 8px; }

QLabel[role="brand"] { font-size: 19px; font-weight: 600; color: $citizen_dark; }
QLabel[role="title"] { font-size: 25px; font-weight: 600; }
QLabel[role="code"] { font-size: 25px; font-weight: 600; }
QLabel[role="heading"] { font-size: 19px; font-weight: 600; }
QLabel[role="translated"] { font-size: 19px; font-weight: 600; color: $citizen_dark; }
QLabel[role="translated-title"] { font-size: 25px; font-weight: 600; color: $citizen_dark; }
QLabel[role="strong"] { font-size: 15px; font-weight: 600; }
QLabel[role="name"] { font-size: 16px; font-weight: 600; }
QLabel[role="body"] { font-size: 15px; }
QLabel[role="large"] { font-size: 16px; }
QLabel[role="quiet"] { font-size: 13px; color: $quiet; }
QLabel[role="quiet-strong"] { font-size: 13px; font-weight: 600; color: $quiet; }
QLabel[role="saved"] { font-size: 13px; color: $done; }
QLabel[role="waiting"] { font-size: 13px; font-weight: 600; color: $caseworker; }
QLabel[role="error"] { font-size: 15px; color: $danger; }
QLabel[role="chip"], QLabel[role="chip-amber"], QLabel[role="chip-done"] {
    font-size: 13px; border-radius: 10px; padding: 2px 9px; background: $citizen_tint; color: $citizen_dark; }
QLabel[role="chip-amber"] { background: $caseworker_tint; color: $caseworker; }
QLabel[role="chip-done"] { background: $done_tint; color: $done; }
QLabel[role="sign-citizen"] { font-size: 13px; color: $citizen; }
QLabel[role="sign-caseworker"] { font-size: 13px; color: $caseworker; }
QLabel[role="section"] { font-size: 13px; font-weight: 600; background: $ground; padding: 4px 12px;
    border-bottom: 1px solid $line; }
QLabel[role="banner"] {
    background: $caseworker_tint; color: $caseworker; padding: 4px 24px; font-size: 13px; }

QFrame[role="bar"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[role="footer"] { background: $card; border: none; border-top: 1px solid $line; }
QFrame[role="side"] { background: $card; border: none; border-right: 1px solid $line; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QLabel[role="paper"] { background: #ffffff; border: 1px solid $line; }
QFrame[role="help"] { background: $citizen_tint; border: 1px solid $line; border-radius: 8px; }
QFrame#lock-warning { border-color: $citizen; }
QFrame[role="alarm"] { background: $danger_tint; border: 1px solid $danger; border-radius: 8px; }
QFrame[role="step"] { border: none; border-bottom: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="curtain"] { background: $curtain; }
QFrame[role="curtain"] QLabel { color: $on_curtain; }

QPushButton { font-size: 15px; font-weight: 600; border-radius: 4px; padding: 8px 16px; min-height: 22px;
  outline: none; }
QPushButton[kind="primary"] { background: $citizen; color: $on_colour; border: 2px solid $citizen; }
QPushButton[kind="primary"]:hover { background: $citizen_dark; border-color: $citizen_dark; }
QPushButton[kind="secondary"] {
    background: $card; color: $citizen; border: 1px solid $citizen; padding: 9px 17px; }
QPushButton[kind="secondary"]:hover { background: $citizen_tint; }
QPushButton[kind="secondary"]:checked { background: $citizen; color: $on_colour; }
QPushButton[kind="quiet"] {
    background: $card; color: $citizen; border: 1px solid $line; font-weight: 400; padding: 7px 12px; }
QPushButton[kind="quiet"]:hover { background: $citizen_tint; }
QPushButton[kind="quiet"]:checked {
    background: $citizen_tint; color: $citizen_dark; border: 2px solid $citizen;
    padding: 6px 11px; }
QPushButton[kind="choice"] {
    background: $card; color: $citizen; border: 1px solid $citizen; font-weight: 400; padding: 7px 10px; }
QPushButton[kind="choice"]:hover { background: $citizen_tint; }
QPushButton[kind="choice"]:checked { background: $citizen; color: $on_colour; }
QPushButton[kind="quiet-amber"] {
    background: $card; color: $caseworker; border: 1px solid $line; font-weight: 400; padding: 7px 12px; }
QPushButton[kind="quiet-amber"]:checked {
    background: $caseworker_tint; border: 2px solid $caseworker; padding: 6px 11px; }
QPushButton[kind="quiet-done"] {
    background: $card; color: $citizen; border: 1px solid $line; font-weight: 400; padding: 7px 12px; }
QPushButton[kind="quiet-done"]:checked {
    background: $done_tint; color: $done; border: 1px solid $done; }
QPushButton[kind="link"] {
    background: transparent; color: $citizen; border: 2px solid transparent; padding: 6px 8px; }
QPushButton[kind="link"][ends="line"] { padding: 2px 0 2px 8px; }
QPushButton[kind="link"]:hover { background: $citizen_tint; }
QPushButton[kind="section"] { background: transparent; color: $ink; border: 2px solid transparent;
    font-weight: 400; padding: 7px 10px; text-align: left; }
QPushButton[kind="section"]:hover { background: $ground; }
QPushButton[kind="section"]:checked { background: $citizen_tint; color: $citizen_dark; font-weight: 600; }
QPushButton[kind="section"]:focus { border: 2px solid $citizen; }
QPushButton[kind="small-link"] {
    background: transparent; color: $quiet; border: 2px solid transparent; padding: 0 2px;
    font-size: 13px; font-weight: 400;    text-decoration: underline; min-height: 18px; }
QPushButton[kind="danger"] { background: $card; color: $danger; border: 1px solid $danger; }
QPushButton[kind="curtain"] { background: $on_curtain; color: $curtain; border: 2px solid $on_curtain; }
QPushButton[kind="curtain-quiet"] {
    background: transparent; color: $on_curtain; border: 1px solid $on_curtain; padding: 9px 17px; }
QPushButton:disabled { color: $quiet; border-color: $line; background: $ground; }
QPushButton:focus { border: 2px solid $ink; }
QPushButton[kind="quiet"]:checked:focus, QPushButton[kind="quiet-amber"]:checked:focus,
QPushButton[kind="quiet-done"]:checked:focus { border: 2px solid $ink; }
QPushButton[kind="curtain"]:focus, QPushButton[kind="curtain-quiet"]:focus {
    border: 4px solid $curtain_ring; }
QPushButton[kind="curtain"]:focus { padding: 6px 14px; }
QPushButton[kind="curtain-quiet"]:focus { padding: 6px 14px; }
QPushButton[kind="link"]:focus, QPushButton[kind="small-link"]:focus { border: 2px solid $citizen; }
QPushButton::menu-indicator { image: url("$arrow"); width: 16px; height: 16px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 9px; }
QPushButton[answers="true"] { padding-top: 10px; padding-bottom: 10px; }
QPushButton[answers="true"]:checked { padding-top: 9px; padding-bottom: 9px; }
QPushButton[opens="menu"] { padding-right: 32px; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: 4px; padding: 7px 10px;
    font-size: 15px; selection-background-color: $citizen; selection-color: $on_colour; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QPlainTextEdit { padding: 5px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid $citizen; padding: 6px 9px; }
QPlainTextEdit:focus { padding: 4px 6px; }
QLineEdit[role="search"] { font-size: 16px; padding: 11px 14px; }
QLineEdit[role="search"]:focus { padding: 10px 13px; }
QLineEdit[wrong="true"] { border: 2px solid $danger; padding: 6px 9px; }
QPlainTextEdit[calm="true"], QComboBox[calm="true"] { border-color: transparent; background: transparent; }
QPlainTextEdit[calm="true"]:hover, QComboBox[calm="true"]:hover { border-color: $edge; }
QPlainTextEdit[calm="true"]:focus, QComboBox[calm="true"]:focus { border-color: $citizen; background: $card; }
QPlainTextEdit[strong="true"], QComboBox[strong="true"] { font-weight: 600; }
QFrame[role="step"] QComboBox { padding: 7px 2px 7px 9px; }
QFrame[role="step"] QComboBox:focus { padding: 6px 1px 6px 8px; }
QFrame[role="step"] QComboBox::drop-down { width: 22px; }
QPushButton[kind="field"] { background: $card; color: $ink; border: 1px solid $edge; font-weight: 400;
    padding: 7px 10px; text-align: left; }
QPushButton[kind="field"][calm="true"] { border-color: transparent; background: transparent; }
QPushButton[kind="field"]:hover { border: 1px solid $edge; }
QPushButton[kind="field"]:focus { background: $card; border: 2px solid $citizen; padding: 6px 9px; }
QDateEdit::up-button, QDateEdit::down-button { width: 0; height: 0; border: none; }
QDateEdit::up-arrow, QDateEdit::down-arrow { image: none; width: 0; height: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { border: 1px solid $edge; padding: 0; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 9px; }
QMenu { border: 1px solid $line; padding: 4px; }
QComboBox QAbstractItemView, QMenu {
    background: $card; color: $ink;
    selection-background-color: $citizen_tint; selection-color: $citizen_dark; }
QMenu::item { padding: 7px 18px; font-size: 15px; }
QMenu::item:selected { background: $citizen_tint; color: $citizen_dark; }

QCheckBox, QRadioButton {
    font-size: 15px; spacing: 9px; padding: 2px 6px 2px 0;
    border: 2px solid transparent; border-radius: 4px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 2px solid $edge; border-radius: 4px; background: $card; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked { background: $citizen; border-color: $citizen; image: url("$check"); }
QRadioButton::indicator:checked { border: 6px solid $citizen; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $edge; border-color: $edge; }
QCheckBox:focus, QRadioButton:focus { outline: none; border-color: $citizen; }

QTableView { background: $card; border: none; gridline-color: $line; outline: none; font-size: 15px; }
QTableView::item:selected { background: $citizen_tint; color: $ink; }
#log-table::item { padding: 0 9px; }
QHeaderView::section {
    background: $card; color: $quiet; font-size: 13px; font-weight: 600; border: none;
    border-bottom: 1px solid $line; padding: 10px 12px; }
QTableView[small="true"] { font-size: 13px; background: transparent; }
QTableView[small="true"] QHeaderView::section { padding: 4px 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 5px; min-width: 32px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $citizen_tint; }
QCalendarWidget QWidget { alternate-background-color: $ground; }
QCalendarWidget QToolButton { color: $ink; background: $card; border: none; padding: 6px; }
QCalendarWidget QToolButton:hover { background: $citizen_tint; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QTableView::item:selected { background: $citizen; color: $on_colour; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $card; height: 8px; }
QProgressBar::chunk { background: $citizen; }
"""

"""Turns a theme into what Qt wants: a palette and a style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from onrecord_desktop.themes import Theme, blend

Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    colours = {
        Role.Window: theme.ground,
        Role.WindowText: theme.ink,
        Role.Base: theme.ground,
        Role.AlternateBase: theme.panel,
        Role.Text: theme.ink,
        Role.Button: theme.button,
        Role.ButtonText: theme.ink,
        Role.BrightText: theme.ink,
        Role.ToolTipBase: theme.card,
        Role.ToolTipText: theme.ink,
        Role.PlaceholderText: theme.muted,
        Role.Highlight: theme.selection,
        Role.HighlightedText: theme.ink,
        Role.Link: theme.hues[0],
        Role.Accent: theme.hues[0],
        Role.Mid: theme.rule,
        Role.Light: theme.card,
        Role.Dark: theme.rule,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(blend(theme.muted, theme.ground, 0.6)))
    return made


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    warning = blend(theme.hues[2], theme.ground, 0.10)
    strong = blend(theme.ink, theme.button, 0.10)
    return f"""
    QMainWindow, #welcome {{ background: {theme.ground}; }}
    #bar {{ background: {theme.ground}; border-bottom: 1px solid {theme.rule}; }}
    #bar QToolButton {{ border: none; border-radius: 6px; padding: 5px 5px; color: {theme.muted}; }}
    #bar QToolButton#main {{ background: {theme.button}; color: {theme.ink}; padding: 5px 11px; }}
    #bar QToolButton:hover, #bar QToolButton:checked {{ background: {theme.button}; color: {theme.ink}; }}
    #bar QToolButton#main:hover, #bar QToolButton:pressed {{ background: {strong}; }}
    #bar QToolButton:disabled {{ color: {blend(theme.muted, theme.ground, 0.5)}; }}
    #bar QToolButton::menu-indicator {{ image: none; width: 0; }}
    #bar QToolButton:focus, QPushButton:focus, #banner QToolButton:focus {{ outline: none;
        border: 2px solid {theme.muted}; }}
    #bar QLabel {{ color: {theme.ink}; font-weight: bold; }}
    #bar QLabel#online {{ color: {theme.muted}; font-weight: normal; padding-right: 8px; }}
    #panel {{ background: {theme.panel}; }}
    #panel QListView {{ background: {theme.panel}; }}
    #panel QLabel {{ color: {theme.muted}; }}
    #filters {{ background: {theme.panel}; }}
    #filters QToolButton {{ border: none; color: {theme.muted}; }}
    #filters QToolButton#chip {{ background: {theme.button}; }}
    #filters QToolButton#chip:checked {{ background: {theme.ink}; color: {theme.ground}; }}
    #filters QToolButton:hover {{ color: {theme.ink}; }}
    #filters QToolButton#chip:checked:hover {{ color: {theme.ground}; }}
    #filters QToolButton:focus {{ border: 2px solid {theme.muted}; outline: none; }}
    #filters QToolButton::menu-indicator {{ image: none; width: 0; }}
    #cardText {{ background: transparent; border: none; }}
    #cardClose {{ border: none; border-radius: 6px; padding: 2px 6px; color: {theme.muted}; }}
    #cardClose:hover {{ background: {theme.button}; color: {theme.ink}; }}
    #cardClose:focus {{ border: 2px solid {theme.muted}; padding: 0 4px; outline: none; }}
    #find {{ background: {theme.ground}; border-top: 1px solid {theme.rule}; }}
    #find QLineEdit {{ padding: 4px 9px; border-radius: 7px; }}
    #find QLabel {{ color: {theme.muted}; font-size: 12px; padding-left: 8px; }}
    #find QToolButton {{ border: none; border-radius: 6px; padding: 4px 8px; color: {theme.muted}; }}
    #find QToolButton#chip {{ background: {theme.button}; border-radius: 10px; padding: 3px 9px;
                              font-size: 12px; }}
    #find QToolButton:hover {{ background: {theme.button}; color: {theme.ink}; }}
    #find QToolButton#chip:checked {{ background: {theme.ink}; color: {theme.ground}; }}
    #find QToolButton:focus {{ border: 2px solid {theme.muted}; padding: 2px 6px; outline: none; }}
    #find QToolButton#chip:focus {{ padding: 1px 7px; }}
    #find QToolButton:disabled {{ color: {blend(theme.muted, theme.ground, 0.5)}; }}
    #popover {{ background: {theme.card}; border: 1px solid {theme.rule}; }}
    #popover QLabel {{ color: {theme.muted}; font-size: 12px; }}
    #popover #choice {{ background: {theme.button}; border-radius: 8px; }}
    #popover #choice QLabel {{ color: {theme.ink}; }}
    #popover QPushButton, #popover QToolButton {{ background: transparent; border: 2px solid transparent;
        border-radius: 6px; padding: 3px 10px; color: {theme.ink}; min-width: 44px; }}
    #popover QPushButton:checked {{ background: {theme.ink}; color: {theme.ground}; }}
    #popover QPushButton:focus, #popover QToolButton:focus {{ border-color: {theme.muted}; outline: none; }}
    #popover QPushButton:checked:focus {{ border-color: {theme.hues[0]}; }}
    #popover QToolButton:disabled {{ color: {blend(theme.muted, theme.button, 0.5)}; }}
    #banner {{ background: {warning}; border-bottom: 1px solid {theme.rule}; }}
    #banner QLabel {{ color: {theme.ink}; }}
    #banner QToolButton {{ border: none; border-radius: 6px; padding: 2px 7px; color: {theme.muted}; }}
    #busy, #done {{ background: {theme.card}; border: 1px solid {theme.rule}; border-radius: 19px; }}
    #mapPage {{ background: {theme.ground}; }}
    #mapPage > QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 8px;
                             color: {theme.muted}; }}
    #mapPage > QToolButton:hover {{ background: {theme.button}; color: {theme.ink}; }}
    #mapPage > QToolButton:focus {{ border-color: {theme.muted}; }}
    #libraryPage {{ background: {theme.ground}; }}
    #libraryPage QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 8px;
                               color: {theme.muted}; }}
    #libraryPage QToolButton:hover {{ background: {theme.button}; color: {theme.ink}; }}
    #libraryPage QToolButton:disabled {{ color: {blend(theme.muted, theme.ground, 0.5)}; }}
    #libraryPage QToolButton#chip {{ background: {theme.button}; color: {theme.ink}; }}
    #libraryPage QToolButton#chip:checked {{ background: {theme.ink}; color: {theme.ground}; }}
    #libraryPage QToolButton::menu-indicator {{ image: none; width: 0; }}
    #libraryPage QToolButton:focus, #libraryPage QToolButton#chip:checked:focus {{
        border-color: {theme.muted}; outline: none; }}
    #libraryPage QLineEdit#filter[wrong="true"] {{ border-color: {theme.hues[2]}; }}
    #libraryPage QListView {{ background: {theme.ground}; outline: none; }}
    #changes {{ background: {theme.card}; border: 1px solid {theme.rule}; border-radius: 8px; }}
    #strip {{ background: {theme.panel}; border-top: 1px solid {theme.rule}; }}
    QProgressBar {{ border: none; background: {theme.rule}; border-radius: 1px; }}
    QProgressBar::chunk {{ background: {theme.hues[0]}; border-radius: 1px; width: 32px; }}
    QPushButton {{ background: {theme.button}; color: {theme.ink}; border: 1px solid transparent;
                   border-radius: 7px; padding: 5px 13px; }}
    QPushButton:hover {{ background: {strong}; }}
    QPushButton#begin, QPushButton#primary {{ padding: 9px 18px; }}
    QPushButton#primary {{ background: {theme.ink}; color: {theme.ground}; }}
    QPushButton#primary:hover {{ background: {blend(theme.ink, theme.ground, 0.85)}; }}
    QPushButton#primary:focus {{ border: 2px solid {theme.hues[0]}; padding: 8px 17px; }}
    QPushButton#quiet {{ background: transparent; color: {theme.muted}; text-decoration: underline;
                         padding: 4px 0px; }}
    QPushButton#quiet:hover {{ color: {theme.ink}; }}
    #how, #heading {{ color: {theme.muted}; }}
    #recent {{ background: {theme.ground}; }}
    #specimen {{ background: {theme.ground}; border: 1px solid {theme.rule}; border-radius: 10px; }}
    #tour QPushButton#primary {{ padding: 5px 13px; }}
    #tour QPushButton#primary:focus {{ padding: 4px 12px; }}
    #drop {{ border: 3px solid {theme.hues[0]}; border-radius: 8px; background: transparent; }}
    #keys {{ color: {theme.muted}; }}
    QSplitter::handle {{ background: {theme.rule}; }}
    QMenu {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.rule}; padding: 5px; }}
    QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {theme.button}; }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QMenu::separator {{ height: 1px; background: {theme.rule}; margin: 5px 8px; }}
    QToolTip {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.rule}; padding: 4px; }}
    QLineEdit, QPlainTextEdit, #words {{ background: {theme.card}; color: {theme.ink}; padding: 6px;
                                        border: 1px solid {theme.rule}; border-radius: 6px; }}
    QListWidget::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.muted}; border-radius: 3px;
                              background: {theme.card}; }}
    QListWidget::indicator:checked {{ background: {theme.ink}; border-color: {theme.ink}; }}
    QLineEdit:focus, QPlainTextEdit:focus, #words:focus {{ border-color: {theme.muted}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {blend(theme.muted, theme.ground, 0.28)}; border-radius: 3px;
                                   margin: 3px; min-height: 36px; }}
    QScrollBar::handle:vertical:hover {{ background: {blend(theme.muted, theme.ground, 0.5)}; }}
    QScrollBar::handle:vertical:disabled {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def library_sizes(zoom: float) -> str:
    """Return the sizes of what stands above the library's lists."""
    high, wide = round(4 * zoom), round(9 * zoom)
    return f"""
    QToolButton, QLineEdit#filter {{ font-size: {round(13 * zoom)}px; }}
    QLineEdit#filter {{ padding: {high}px {wide}px; border-radius: {round(11 * zoom)}px; }}
    QToolButton#chip {{ padding: {high - 2}px {wide}px; border-radius: {round(11 * zoom)}px; }}
    QLineEdit#search {{ font-size: {round(16 * zoom)}px; padding: {round(8 * zoom)}px {round(12 * zoom)}px;
                       border-radius: {round(9 * zoom)}px; }}
    """


def filter_sizes(zoom: float) -> str:
    """Return the sizes of what stands above the panel's cards, which is zoomed with them."""
    high, wide = round(3 * zoom), round(8 * zoom)
    return f"""
    QToolButton, QLineEdit {{ font-size: {round(12 * zoom)}px; border-radius: {round(10 * zoom)}px;
                              padding: {high}px {wide}px; }}
    QToolButton:focus {{ padding: {high - 2}px {wide - 2}px; }}
    """

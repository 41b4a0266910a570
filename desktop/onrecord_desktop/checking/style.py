"""What the style sheet of this window has beside that of On Record."""

from __future__ import annotations

from onrecord_desktop.themes import Theme, blend


def checking_style(theme: Theme) -> str:
    """Return the style sheet of a theme, to be set after that of all windows."""
    return f"""
    #bar QProgressBar::chunk {{ width: 1px; }}
    #judging {{ background: {theme.panel}; }}
    #judging QFrame#question {{ background: transparent; }}
    #judging QLabel {{ color: {theme.ink}; }}
    #judging QLabel#heading, #judging QLabel#help {{ color: {theme.muted}; }}
    #keyCap {{ background: {theme.card}; color: {theme.muted}; border: 1px solid {theme.rule};
               border-bottom-width: 2px; border-radius: 4px; padding: 0; }}
    #judging QLabel#keyCap {{ color: {theme.muted}; }}
    #judging QPushButton#primary QLabel {{ color: {theme.ground}; }}
    #judging QPushButton#primary QLabel#keyCap {{ color: {theme.muted}; }}
    #judging QPushButton#begin, #judging QPushButton#primary {{ padding: 0; border: 2px solid transparent; }}
    #judging QPushButton#begin:focus {{ border-color: {theme.muted}; }}
    #judging QPushButton#primary:focus {{ border-color: {theme.hues[0]}; padding: 0px; }}
    #judging QPushButton#answer {{ background: {theme.button}; border: 2px solid transparent;
                                   border-radius: 6px; padding: 2px 10px; }}
    #judging QPushButton#answer:checked {{ background: {theme.ink}; color: {theme.ground}; }}
    #judging QPushButton#answer:hover {{ background: {blend(theme.ink, theme.button, 0.10)}; }}
    #judging QPushButton#answer:checked:hover {{ background: {blend(theme.ink, theme.ground, 0.85)}; }}
    #judging QPushButton#answer:focus {{ border-color: {theme.muted}; }}
    #judging QPushButton#answer:checked:focus {{ border-color: {theme.hues[0]}; }}
    #report, #reportPage {{ background: {theme.ground}; }}
    #report QLabel {{ color: {theme.ink}; }}
    #report QLabel#quiet {{ color: {theme.muted}; }}
    """

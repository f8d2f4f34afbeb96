"""The text and window keys of each platform, as written down by it.

Names are Qt's portable ones: on macOS Ctrl is Cmd and Meta is Control. A screenless Qt knows the keys of one
platform only, so they stand here. Sources: Microsoft, "Keyboard shortcuts in Windows"; Apple Support 102650,
"Mac keyboard shortcuts"; GNOME Human Interface Guidelines, "Standard keyboard shortcuts"; KDE's standard
shortcuts; `QKeySequence::StandardKey`.
"""

from __future__ import annotations

WINDOWS = """
Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Z Ctrl+Y Ctrl+Ins Shift+Ins Shift+Del Alt+Backspace
Alt+Shift+Backspace Ctrl+Shift+Z Ctrl+Shift+V Left Right Up Down Home End PgUp PgDown Ctrl+Left
Ctrl+Right Ctrl+Up Ctrl+Down Ctrl+Home Ctrl+End Ctrl+PgUp Ctrl+PgDown Shift+Left Shift+Right
Shift+Up Shift+Down Shift+Home Shift+End Shift+PgUp Shift+PgDown Ctrl+Shift+Left Ctrl+Shift+Right
Ctrl+Shift+Up Ctrl+Shift+Down Ctrl+Shift+Home Ctrl+Shift+End Del Backspace Ctrl+Del Ctrl+Backspace
Tab Backtab Shift+Tab Ctrl+Tab Ctrl+Shift+Tab Return Enter Shift+Return Esc Ins Alt+F4 Ctrl+F4
Ctrl+F6 Ctrl+W Alt+Space Alt+Tab Alt+Esc F10 Shift+F10 F11 Ctrl+Esc Ctrl+Shift+Esc Ctrl+Alt+Del
"""

MACOS = """
Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Z Ctrl+Shift+Z Ctrl+Alt+Shift+V Ctrl+Shift+V Left Right Up Down
Home End PgUp PgDown Ctrl+Left Ctrl+Right Ctrl+Up Ctrl+Down Alt+Left Alt+Right Alt+Up Alt+Down
Shift+Left Shift+Right Shift+Up Shift+Down Ctrl+Shift+Left Ctrl+Shift+Right Ctrl+Shift+Up
Ctrl+Shift+Down Alt+Shift+Left Alt+Shift+Right Alt+Shift+Up Alt+Shift+Down Del Backspace
Alt+Backspace Alt+Del Ctrl+Backspace Meta+A Meta+B Meta+D Meta+E Meta+F Meta+H Meta+K Meta+L Meta+N
Meta+O Meta+P Meta+T Meta+V Tab Backtab Shift+Tab Return Enter Shift+Return Esc Ctrl+W Ctrl+Alt+W
Ctrl+Shift+W Ctrl+M Ctrl+Alt+M Ctrl+H Ctrl+Alt+H Ctrl+Q Ctrl+Tab Ctrl+Shift+Tab Ctrl+` Ctrl+Shift+`
Meta+Ctrl+F Ctrl+, Ctrl+Space Ctrl+Alt+Space Meta+Up Meta+Down Meta+Left Meta+Right Ctrl+Alt+Esc
Ctrl+Shift+3 Ctrl+Shift+4 Ctrl+Shift+5 Ctrl+Shift+Q F11
"""

X11 = """
Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Z Ctrl+Shift+Z Ctrl+Y Ctrl+Ins Shift+Ins Shift+Del Ctrl+Shift+Ins
F14 F16 F18 F20 Undo Redo Copy Cut Paste Close Left Right Up Down Home End PgUp PgDown Ctrl+Left
Ctrl+Right Ctrl+Up Ctrl+Down Ctrl+Home Ctrl+End Ctrl+PgUp Ctrl+PgDown Shift+Left Shift+Right
Shift+Up Shift+Down Shift+Home Shift+End Shift+PgUp Shift+PgDown Ctrl+Shift+Left Ctrl+Shift+Right
Ctrl+Shift+Home Ctrl+Shift+End Del Backspace Ctrl+Del Ctrl+Backspace Ctrl+K Ctrl+E Ctrl+U Ctrl+D
Ctrl+Shift+A Ctrl+Shift+U Tab Backtab Shift+Tab Ctrl+Tab Ctrl+Shift+Tab Return Enter Shift+Return
Esc Ins Ctrl+W Ctrl+Q Alt+F4 Alt+Space Alt+Tab Alt+Esc Alt+F2 Alt+F7 Alt+F8 Alt+F9 Alt+F10 F10
Shift+F10 F11 Alt+F1
"""

PLATFORMS = {
    "Windows": frozenset(WINDOWS.split()),
    "macOS": frozenset(MACOS.split()),
    "X11": frozenset(X11.split()),
}

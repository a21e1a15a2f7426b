//! What a mouse does on a screen of cells. Knows neither how a terminal reports
//! it nor what stands at the place.

/// Something done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub action: MouseAction,
    /// The cell, counted from 0 at the left.
    pub column: u16,
    /// The same from the top.
    pub row: u16,
}

/// What was done. Of the buttons only the main one means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAction {
    Press,
    /// Moved while the button is down.
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

//! What the modes of sending rows are called, on the command line and in files.

use crate::terminal::modes::RenderMode;

/// The modes with their names.
pub(super) const MODES: [(RenderMode, &str); 4] = [
    (RenderMode::Visual, "visual"),
    (RenderMode::VisualWords, "visual-words"),
    (RenderMode::Implicit, "implicit"),
    (RenderMode::ImplicitRuns, "implicit-runs"),
];

/// What a mode is called.
pub(super) fn name(mode: RenderMode) -> &'static str {
    // A test holds that each has a name.
    MODES
        .iter()
        .find(|(known, _)| *known == mode)
        .map_or("visual", |(_, name)| name)
}

//! The terminal as a file: opening it and asking its size.
//!
//! Never standard input or output: those may be an article and a pipe.

use std::ffi::CString;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use ratatui::layout::Size;
use rustix::fs::OFlags;
use rustix::termios;

/// The largest window painted, in cells. More than any screen has; a window
/// that claims more gets a picture of this size.
const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};

/// What is assumed of a terminal that does not know its size.
const USUAL: Size = Size {
    width: 80,
    height: 24,
};

/// Opens the controlling terminal for reading and writing.
///
/// # Errors
/// When the process has no terminal, or may not open it.
pub fn open() -> io::Result<File> {
    // On macOS `poll` refuses `/dev/tty` but takes the device behind it.
    if cfg!(target_os = "macos") {
        named().or_else(|_| open_path("/dev/tty".into()))
    } else {
        open_path("/dev/tty".into()).or_else(|error| named().map_err(|_| error))
    }
}

/// The size of the window in cells, never empty. A size of nought (a terminal
/// that was not told, a serial line) counts as 80 by 24.
#[must_use]
pub fn size(tty: impl AsFd) -> Size {
    let told = termios::tcgetwinsize(tty).ok();
    let or_usual = |cells: Option<u16>, usual: u16, largest: u16| match cells {
        None | Some(0) => usual,
        Some(cells) => cells.min(largest),
    };
    Size {
        width: or_usual(told.map(|size| size.ws_col), USUAL.width, LARGEST.width),
        height: or_usual(told.map(|size| size.ws_row), USUAL.height, LARGEST.height),
    }
}

/// The terminal that one of the standard streams is connected to, by name.
fn named() -> io::Result<File> {
    let name = termios::ttyname(rustix::stdio::stdin(), Vec::new())
        .or_else(|_| termios::ttyname(rustix::stdio::stderr(), Vec::new()))
        .or_else(|_| termios::ttyname(rustix::stdio::stdout(), Vec::new()))?;
    open_path(path(name))
}

fn path(name: CString) -> PathBuf {
    std::ffi::OsString::from_vec(name.into_bytes()).into()
}

fn open_path(path: PathBuf) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // O_NOCTTY: opening must not make it the controlling terminal by accident.
    let no_ctty = i32::try_from(OFlags::NOCTTY.bits()).map_err(io::Error::other)?;
    OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(no_ctty)
        .open(path)
}

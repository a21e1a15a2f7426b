//! Giving text to the clipboard of whoever sits before the terminal, by OSC 52
//! of xterm.
//!
//! A terminal says nothing to it, and many do it only where their settings allow
//! it, so this says only that the text was sent. Inside tmux, whose own settings
//! let no program do it by OSC 52 as a rule, the tmux command does it; inside
//! screen the sequence is wrapped so that screen passes it on. Reads no
//! clipboard.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::decide::Multiplexer;

/// The most bytes of text that are sent to a terminal: encoded, and with its
/// frame, that is just under the 100,000 bytes at which the first terminals stop.
pub const LONGEST: usize = 74_994;

/// The most bytes in one string of screen, its frame included; longer ones it
/// drops.
const SCREEN_STRING: usize = 240;

/// The way to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The sequence goes to the terminal.
    Terminal,
    /// tmux stands between.
    Tmux,
    /// GNU screen stands between.
    Screen,
}

impl Route {
    /// The way to the terminal past what stands `within` it.
    #[must_use]
    pub fn of(within: Option<Multiplexer>) -> Self {
        match within {
            Some(Multiplexer::Tmux) => Self::Tmux,
            Some(Multiplexer::Screen) => Self::Screen,
            Some(Multiplexer::Zellij) | None => Self::Terminal,
        }
    }
}

/// The bytes to be sent to the terminal, so that it keeps `text`; `None` if that is
/// longer than [`LONGEST`].
#[must_use]
pub fn sequence(text: &str, route: Route) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    // It ends with BEL and not with ST, which would end the string of screen.
    let bare = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    if route != Route::Screen {
        return Some(bare.into_bytes());
    }
    let pieces = bare.as_bytes().chunks(SCREEN_STRING - 4);
    Some(
        pieces
            .flat_map(|piece| [b"\x1bP".as_slice(), piece, b"\x1b\\"].concat())
            .collect(),
    )
}

/// Has tmux keep `text` and pass it on to its terminal. Waits for tmux.
///
/// # Errors
/// When there is no tmux command, or it reports a failure.
pub fn give_to_tmux(text: &str) -> io::Result<()> {
    // Versions before 3.2 keep it only.
    load_buffer(text, &["load-buffer", "-w", "-"])
        .or_else(|_| load_buffer(text, &["load-buffer", "-"]))
}

fn load_buffer(text: &str, arguments: &[&str]) -> io::Result<()> {
    let mut tmux = Command::new("tmux")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // It may refuse its arguments before it reads; its status tells that too.
    let written = match tmux.stdin.take() {
        Some(mut stdin) => stdin.write_all(text.as_bytes()),
        None => Ok(()),
    };
    let status = tmux.wait()?;
    if !status.success() {
        return Err(io::Error::other(format!("tmux: {status}")));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_sent_encoded_to_the_clipboard() {
        assert_eq!(
            sequence("قارئ\n", Route::Terminal).as_deref(),
            Some(b"\x1b]52;c;2YLYp9ix2KYK\x07".as_slice())
        );
    }

    #[test]
    fn what_terminals_would_cut_is_not_sent() {
        let longest = "a".repeat(LONGEST);
        let sent = sequence(&longest, Route::Terminal).map(|bytes| bytes.len());
        assert!(sent.is_some_and(|length| length <= 100_000), "{sent:?}");
        assert_eq!(sequence(&(longest + "a"), Route::Terminal), None);
    }

    #[test]
    fn screen_passes_on_short_strings_that_join_to_the_whole() {
        let text = "نص ".repeat(300);
        let wrapped = sequence(&text, Route::Screen).unwrap_or_default();
        let wrapped = String::from_utf8_lossy(&wrapped);
        let strings: Vec<&str> = wrapped
            .split_terminator("\x1b\\")
            .map(|string| string.strip_prefix("\x1bP").expect("a string"))
            .collect();
        assert!(strings.len() > 3 && strings.iter().all(|one| one.len() + 4 <= SCREEN_STRING));
        let whole = sequence(&text, Route::Terminal).unwrap_or_default();
        assert_eq!(strings.concat().as_bytes(), whole);
    }

    #[test]
    fn whoever_passes_it_on_is_sent_it_like_a_terminal() {
        assert_eq!(Route::of(Some(Multiplexer::Tmux)), Route::Tmux);
        assert_eq!(Route::of(Some(Multiplexer::Screen)), Route::Screen);
        assert_eq!(Route::of(Some(Multiplexer::Zellij)), Route::Terminal);
        assert_eq!(Route::of(None), Route::Terminal);
    }
}

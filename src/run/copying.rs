//! What is copied, on its way out of the program.

use std::thread;

use crate::app::exchange::{Delivered, LONGEST};
use crate::terminal::clipboard::{self, Route};
use crate::terminal::session::Session;

/// Gives `text` to the clipboard, and says what became of it: at once, or later
/// from a thread of its own.
pub(super) fn deliver(
    text: String,
    session: &Session,
    say: impl FnOnce(Delivered) + Send + 'static,
) {
    let route = Route::of(|name| std::env::var(name).ok());
    if route == Route::Tmux {
        // It has no limit of its own.
        if text.len() > LONGEST {
            say(Delivered::TooLong { limit: LONGEST });
            return;
        }
        let spawned = thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || {
                say(match clipboard::give_to_tmux(&text) {
                    Ok(()) => Delivered::ToTmux,
                    Err(error) => failed(&error),
                });
            });
        // Without a thread nothing is said, and nothing was copied.
        drop(spawned);
        return;
    }
    say(match clipboard::sequence(&text, route) {
        None => Delivered::TooLong {
            limit: clipboard::LONGEST,
        },
        Some(bytes) => match session.send(&bytes) {
            Ok(()) => Delivered::ToTerminal,
            Err(error) => failed(&error),
        },
    });
}

fn failed(error: &std::io::Error) -> Delivered {
    Delivered::Failed {
        reason: error.to_string(),
    }
}

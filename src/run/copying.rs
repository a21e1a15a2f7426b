//! What is copied, on its way out of the program.

use std::thread;

use crate::app::exchange::{Delivered, LONGEST};
use crate::terminal::clipboard::{self, Route};
use crate::terminal::decide::Multiplexer;
use crate::terminal::session::Session;

/// Gives `text` to the clipboard past what stands `within` the terminal, and says
/// what became of it: at once, or later from a thread of its own.
pub(super) fn deliver(
    text: String,
    within: Option<Multiplexer>,
    session: &Session,
    say: impl FnOnce(Delivered) + Clone + Send + 'static,
) {
    let route = Route::of(within);
    if route == Route::Tmux {
        // It has no limit of its own.
        if text.len() > LONGEST {
            say(Delivered::TooLong { limit: LONGEST });
            return;
        }
        let say_later = say.clone();
        let spawned = thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(move || {
                say_later(match clipboard::give_to_tmux(&text) {
                    Ok(()) => Delivered::ToTmux,
                    Err(error) => failed(&error),
                });
            });
        // Without a thread nothing was copied.
        if let Err(error) = spawned {
            say(failed(&error));
        }
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

//! Suspending while a terminal may still be answering.

use std::io;
use std::time::Instant;

use super::manner::Manner;
use crate::terminal::session::{Session, Suspended};

/// Suspends, and asks again what has not been answered; `asked` is when the
/// terminal was asked last. The size may be another one afterwards.
///
/// # Errors
/// When the terminal is gone or refuses.
pub(super) fn suspend(
    session: &mut Session,
    manner: &mut Manner,
    asked: &mut Instant,
) -> io::Result<()> {
    let is_answered = manner.is_answered();
    let questions = if is_answered { &[] } else { manner.questions() };
    if session.suspend(questions)? == Suspended::Resumed && !is_answered {
        manner.asks_again();
        *asked = Instant::now();
    }
    Ok(())
}

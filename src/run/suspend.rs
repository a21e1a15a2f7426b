//! Suspending, and being stopped from outside, while a terminal may still be answering.

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
    let questions = open_questions(manner);
    if session.suspend(questions)? == Suspended::Resumed && !questions.is_empty() {
        manner.asks_again();
        *asked = Instant::now();
    }
    Ok(())
}

/// Takes the terminal again after a stop that came from outside, as by SIGSTOP, and
/// asks again what has not been answered: whoever had the terminal meanwhile may
/// have taken the answers.
///
/// # Errors
/// When the terminal is gone or refuses.
pub(super) fn resume(
    session: &Session,
    manner: &mut Manner,
    asked: &mut Instant,
) -> io::Result<()> {
    let questions = open_questions(manner);
    session.resume(questions)?;
    if !questions.is_empty() {
        manner.asks_again();
        *asked = Instant::now();
    }
    Ok(())
}

fn open_questions(manner: &Manner) -> &'static [u8] {
    if manner.is_answered() {
        &[]
    } else {
        manner.questions()
    }
}

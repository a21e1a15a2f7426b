//! What wakes the reader: what happens at the terminal, and what is sent by others. One
//! thread waits for both, so that a key is on its way to the screen as soon as it is read.

use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use crate::app::Answer;
use crate::app::exchange::{Copied, Delivered};
use crate::terminal::environment::Outer;
use crate::terminal::events::{Bell, Event, Events};

/// Something that happened.
pub(super) enum Wake {
    Terminal(Event),
    /// What tmux says of the terminal it is shown in.
    Tmux(Option<Outer>),
    Worker(Answer),
    WorkerFailed,
    /// What became of something that was copied.
    Copied(Copied, Delivered),
    /// No browser could be started.
    Unbrowsed(String),
}

/// Where others send what wakes the reader.
#[derive(Clone)]
pub(super) struct Waker {
    sent: Sender<Wake>,
    /// None where nobody waits for a terminal.
    bell: Option<Bell>,
}

/// Where it is waited for.
pub(super) struct Waking {
    events: Option<Events>,
    sent: Receiver<Wake>,
}

/// Both ends. Without `events` only what is sent wakes.
pub(super) fn waking(events: Option<Events>) -> (Waker, Waking) {
    let (send, sent) = mpsc::channel();
    let bell = events.as_ref().map(Events::bell);
    (Waker { sent: send, bell }, Waking { events, sent })
}

impl Waker {
    /// Wakes the reader with this. Whether somebody is there to be woken.
    pub(super) fn send(&self, wake: Wake) -> bool {
        let is_heard = self.sent.send(wake).is_ok();
        if let Some(bell) = &self.bell {
            bell.ring();
        }
        is_heard
    }
}

impl Waking {
    /// What has come next, which is waited for until then; `None` if nothing came. What
    /// happens at the terminal comes first.
    pub(super) fn next(&mut self, until: Option<Instant>) -> Option<Wake> {
        let Some(events) = &mut self.events else {
            return match until {
                None => self.sent.recv().ok(),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    self.sent.recv_timeout(left).ok()
                }
            };
        };
        let mut wait = Some(Instant::now());
        loop {
            if let Some(event) = events.wait(wait) {
                return Some(Wake::Terminal(event));
            }
            if let Ok(sent) = self.sent.try_recv() {
                return Some(sent);
            }
            if until.is_some_and(|until| Instant::now() >= until) {
                return None;
            }
            wait = until;
        }
    }

    /// What has come already.
    pub(super) fn come(&mut self) -> impl Iterator<Item = Wake> {
        std::iter::from_fn(|| self.next(Some(Instant::now())))
    }

    /// Leaves what is typed from now on to whoever reads the terminal next; signals are
    /// still heard.
    pub(super) fn leave_terminal(&mut self) {
        if let Some(events) = &mut self.events {
            events.leave_terminal();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_sent_comes_in_its_order_and_nothing_after_it() {
        let (waker, mut waking) = waking(None);
        assert!(waker.send(Wake::Unbrowsed("a".to_owned())));
        assert!(waker.clone().send(Wake::WorkerFailed));
        let come: Vec<_> = waking.come().collect();
        assert!(matches!(
            &come[..],
            [Wake::Unbrowsed(_), Wake::WorkerFailed]
        ));
        let soon = Instant::now() + Duration::from_millis(2);
        assert!(waking.next(Some(soon)).is_none() && Instant::now() >= soon);
        drop(waking);
        assert!(!waker.send(Wake::WorkerFailed));
    }
}

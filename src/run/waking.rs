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
    /// Whether what was sent comes before what happens at the terminal.
    is_turn_of_sent: bool,
}

/// Both ends. Without `events` only what is sent wakes.
pub(super) fn waking(events: Option<Events>) -> (Waker, Waking) {
    let (send, sent) = mpsc::channel();
    let bell = events.as_ref().map(Events::bell);
    let waking = Waking {
        events,
        sent,
        is_turn_of_sent: false,
    };
    (Waker { sent: send, bell }, waking)
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
    /// happens at the terminal comes first, then something that was sent: neither keeps the
    /// other waiting.
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
        if std::mem::take(&mut self.is_turn_of_sent)
            && let Ok(sent) = self.sent.try_recv()
        {
            return Some(sent);
        }
        let mut wait = Some(Instant::now());
        loop {
            if let Some(event) = events.wait(wait) {
                self.is_turn_of_sent = true;
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
    use std::io::Write;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn keys_and_what_is_sent_come_in_turns_and_either_wakes() {
        let (terminal, mut far_end) = std::io::pipe().unwrap();
        let (waker, mut waking) = waking(Some(Events::of_pipe(terminal)));
        far_end.write_all(b"jk").unwrap();
        for _ in 0..3 {
            assert!(waker.send(Wake::WorkerFailed));
        }
        let is_key = |wake: &Wake| matches!(wake, Wake::Terminal(Event::Key(_)));
        let come: Vec<bool> = waking.come().map(|wake| is_key(&wake)).collect();
        assert_eq!(come, [true, false, true, false, false]);
        let past = Some(Instant::now());
        assert!(waking.next(past).is_none());
        for sends in [true, false] {
            thread::scope(|scope| {
                let (waker, far_end) = (&waker, &mut far_end);
                scope.spawn(move || {
                    thread::sleep(Duration::from_millis(20));
                    match sends {
                        true => drop(Some(waker.send(Wake::WorkerFailed))),
                        false => far_end.write_all(b"n").unwrap(),
                    }
                });
                let wake = waking.next(None).expect("it is waited for");
                assert_eq!(is_key(&wake), !sends);
            });
        }
        drop(far_end);
        assert!(matches!(
            waking.next(None),
            Some(Wake::Terminal(Event::Closed))
        ));
        assert!(waker.send(Wake::WorkerFailed), "others are heard on");
        assert!(matches!(waking.next(None), Some(Wake::WorkerFailed)));
    }

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

//! Work on the items of an iterator by all processors, the results in the order
//! of the items. Holds few of them at a time, so that long inputs need no more
//! memory than short ones.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread::{self, JoinHandle};

/// How many items and results of one worker may lie ready.
const READY: usize = 1;

/// The results of [`map`].
pub(super) struct Ordered<R> {
    /// One of each worker, asked in turn, as they get their items in turn.
    results: Vec<Receiver<R>>,
    turn: usize,
    workers: Vec<JoinHandle<()>>,
    /// Hands out the items.
    feeder: Option<JoinHandle<()>>,
}

/// What `work` makes of each of `items`.
///
/// The threads end with the items, or when nobody wants their results any more
/// and the next item comes; nobody waits for them.
pub(super) fn map<T, R>(
    items: impl Iterator<Item = T> + Send + 'static,
    work: impl Fn(T) -> R + Clone + Send + 'static,
) -> Ordered<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let mut inboxes = Vec::with_capacity(processors);
    let mut results = Vec::with_capacity(processors);
    let mut workers = Vec::with_capacity(processors);
    for _ in 0..processors {
        let (inbox, items) = sync_channel(READY);
        let (sender, result) = sync_channel(READY);
        let work = work.clone();
        workers.push(thread::spawn(move || {
            for item in items {
                if sender.send(work(item)).is_err() {
                    return;
                }
            }
        }));
        inboxes.push(inbox);
        results.push(result);
    }
    let feeder = thread::spawn(move || {
        for (item, inbox) in items.zip(inboxes.iter().cycle()) {
            if inbox.send(item).is_err() {
                return;
            }
        }
    });
    Ordered {
        results,
        turn: 0,
        workers,
        feeder: Some(feeder),
    }
}

impl<R> Ordered<R> {
    /// The next result, if it is there already.
    pub(super) fn ready(&mut self) -> Option<R> {
        let result = self.results[self.turn].try_recv();
        match result {
            Ok(result) => {
                self.pass_on();
                Some(result)
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => None,
        }
    }

    fn pass_on(&mut self) {
        self.turn = (self.turn + 1) % self.results.len();
    }

    /// Panics if the results ended because a thread did: what is missing is the
    /// work of the worker whose turn it is, or was never handed out to it.
    fn resume_panic(&mut self) {
        let mut ended = Vec::new();
        if self.turn < self.workers.len() {
            // Alone at first: when it panicked, the feeder may wait for an item.
            let worker = self.workers.swap_remove(self.turn);
            self.workers.clear();
            ended.push(worker);
        }
        ended.extend(self.feeder.take());
        for thread in ended {
            if let Err(panic) = thread.join() {
                resume_unwind(panic);
            }
        }
    }
}

impl<R> Iterator for Ordered<R> {
    type Item = R;

    /// Waits for the next result; `None` after the last one. A panic at work or
    /// between the items goes on here.
    fn next(&mut self) -> Option<R> {
        let Ok(result) = self.results[self.turn].recv() else {
            self.resume_panic();
            return None;
        };
        self.pass_on();
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let slow_at_times = |number: u64| {
            thread::sleep(Duration::from_millis(number % 3));
            number * 2
        };
        assert!(map(0..50, slow_at_times).eq((0..50).map(|number| number * 2)));
    }

    #[test]
    fn a_panic_is_no_end() {
        let panics = |work: &dyn Fn() -> usize| {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err()
        };
        let not_seven = |number: u8| assert_ne!(number, 7);
        assert!(panics(&|| map(0..20, not_seven).count()), "at work");
        let items = || (0..20).inspect(move |&number| not_seven(number));
        assert!(panics(&|| map(items(), |_| ()).count()), "between them");
        // An input that waits keeps nobody from hearing of it.
        let (sender, items) = sync_channel(20);
        for number in 0..=7 {
            sender.send(number).expect("somebody wants it");
        }
        let items = std::sync::Mutex::new(Some(items));
        assert!(panics(&|| {
            let items = items.lock().expect("nobody else").take();
            map(items.into_iter().flatten(), not_seven).count()
        }));
        drop(sender);
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_item() {
        let (sender, items) = sync_channel(1);
        let mut results = map(items.into_iter(), |number: u8| number + 1);
        sender.send(1).expect("somebody wants it");
        assert_eq!(results.next(), Some(2));
        assert_eq!(results.ready(), None);
        sender.send(5).expect("somebody wants it");
        assert_eq!(results.next(), Some(6));
        drop(sender);
        assert_eq!(results.next(), None);
    }
}

//! A reader with a slow worker: what it asks waits until the story lets it be
//! answered. Answers come in the order of the questions. Overtaken questions
//! are answered too, as by a worker that was not fast enough to drop them.

use std::collections::{HashMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::Arc;

use qari::app::exchange::{Handed, Listing, Progress, Selection};
use qari::app::reader::Open;
use qari::app::{Answer, Effect, Message, Model, Request, update};
use qari::config::strings::Language;
use qari::config::theme::Theme;
use qari::input::key::Key;
use qari::library::article::ArticleId;
use qari::library::condition::Condition;
use qari::library::import::{Imported, Source, import};
use qari::library::memory::MemoryStore;
use qari::library::store::Store;
use qari::{query, ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::articles::in_folder;
use crate::story::rows;

/// A reader, its articles, and what it has asked and not been told. Its
/// articles mention nobody. What is found is written just as it was typed. A
/// seek ends at the last article of the list, or at the first one if it goes
/// backwards.
pub(crate) struct Slow {
    pub(crate) model: Model,
    articles: MemoryStore,
    /// The article of which only the beginning is there, and what it turns out to be.
    rest: Option<(ArticleId, Imported)>,
    renamed: HashMap<ArticleId, ArticleId>,
    waiting: VecDeque<Request>,
}

/// A reader of these texts that has read them all and shows the first one.
pub(crate) fn slow(texts: &[impl AsRef<[u8]>]) -> Slow {
    let mut it = slow_at_work(texts);
    it.finish_reading().answer_all();
    it
}

/// The same while the worker is still reading its inputs.
pub(crate) fn slow_at_work(texts: &[impl AsRef<[u8]>]) -> Slow {
    let mut articles = MemoryStore::new();
    let mut rest = None;
    in_folder(texts, |folder| {
        let source = Source::Path(folder.to_owned());
        let mut begun = None;
        import(&[source], None, &mut std::io::empty(), &mut |imported| {
            if let Some(was) = begun.take() {
                rest = Some((was, imported));
                return ControlFlow::Continue(());
            }
            if let Imported::Beginning(article) = &imported {
                begun = Some(article.id);
                // Of one article only the beginning is there, never of two.
                if let Some((was, rest)) = rest.take() {
                    put(&mut articles, Some(was), &rest);
                }
            }
            put(&mut articles, None, &imported);
            ControlFlow::Continue(())
        });
    });
    let mut it = Slow {
        model: Model::new(Language::Arabic, 80, 24),
        articles,
        rest,
        renamed: HashMap::new(),
        waiting: VecDeque::new(),
    };
    it.tell_progress(true);
    it.answer_all();
    it
}

impl Slow {
    /// Presses keys, as `input::key` writes them. Nothing is answered.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.send(Message::Key(key.parse().expect("the keys are keys")));
        }
        self
    }

    /// Types a text, letter by letter. Nothing is answered.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Message::Key(Key::from(letter)));
        }
        self
    }

    /// The worker has read all its inputs.
    pub(crate) fn finish_reading(&mut self) -> &mut Self {
        self.tell_progress(false);
        self
    }

    /// The article of which the beginning is there is read to its end, and that is
    /// told. Nothing else is answered.
    #[track_caller]
    pub(crate) fn read_rest(&mut self) -> &mut Self {
        let (was, rest) = self.rest.take().expect("a beginning without its end");
        put(&mut self.articles, Some(was), &rest);
        match rest {
            Imported::Article(article) => {
                self.renamed.insert(was, article.id);
                let article = self
                    .articles
                    .article(article.id)
                    .expect("it is in memory")
                    .expect("it was added");
                let state = self.articles.state(article.id).cloned().unwrap_or_default();
                self.send(Message::Answer(Answer::Completed {
                    was,
                    article,
                    state,
                }));
            }
            Imported::Refused { doc, notices } => {
                self.send(Message::Answer(Answer::Withdrawn(was)));
                self.send(Message::Answer(Answer::Noticed { doc, notices }));
            }
            Imported::Beginning(_) => panic!("two beginnings of one article"),
        }
        self
    }

    /// Answers the oldest question.
    #[track_caller]
    pub(crate) fn answer_one(&mut self) -> &mut Self {
        let request = self.waiting.pop_front();
        let Some(request) = request else {
            panic!("nothing was asked:\n{}", self.picture());
        };
        if let Some(answer) = self.answer(request) {
            self.send(Message::Answer(answer));
        }
        self
    }

    /// Answers the oldest questions up to one that `wanted` knows.
    #[track_caller]
    pub(crate) fn answer_until(&mut self, wanted: impl Fn(&Request) -> bool) -> &mut Self {
        self.asks(&wanted);
        while !self.waiting.front().is_none_or(&wanted) {
            self.answer_one();
        }
        self.answer_one()
    }

    /// Answers every question, and those that follow from the answers.
    #[track_caller]
    pub(crate) fn answer_all(&mut self) -> &mut Self {
        for _ in 0..1000 {
            if self.waiting.is_empty() {
                return self;
            }
            self.answer_one();
        }
        panic!(
            "it asks for ever: {:?}\n{}",
            self.waiting.front(),
            self.picture()
        );
    }

    /// Hands over the article in this row of the list, counted from zero, which nobody
    /// has asked for.
    pub(crate) fn hand_over(&mut self, row: usize) -> &mut Self {
        let selection = self.model.sidebar.selection.clone();
        let id = self.model.sidebar.row(row).expect("it is listed").id;
        let request = Request::Open {
            generation: Default::default(),
            id,
            selection: selection.clone(),
        };
        let Some(Answer::Opened { handed, .. }) = self.answer(request) else {
            panic!("it is not there");
        };
        self.send(Message::Answer(Answer::Ahead { selection, handed }));
        self
    }

    /// Asserts that something is asked that `wanted` knows.
    #[track_caller]
    pub(crate) fn asks(&mut self, wanted: impl Fn(&Request) -> bool) -> &mut Self {
        assert!(
            self.waiting.iter().any(wanted),
            "it asks {:?}\n{}",
            self.waiting,
            self.picture()
        );
        self
    }

    /// Asserts that the article with this title is open.
    #[track_caller]
    pub(crate) fn reads(&mut self, title: &str) -> &mut Self {
        assert_eq!(self.open().article.title, title, "\n{}", self.picture());
        self
    }

    /// Asserts that the list marks these rows as read, counted from one.
    #[track_caller]
    pub(crate) fn has_read(&mut self, wanted: &[usize]) -> &mut Self {
        let list = &self.model.sidebar;
        let read: Vec<usize> = (0..list.total)
            .filter(|&index| list.row(index).is_some_and(|row| row.state.read))
            .map(|index| index + 1)
            .collect();
        assert_eq!(read, wanted, "\n{}", self.picture());
        self
    }

    /// The open article.
    #[track_caller]
    pub(crate) fn open(&self) -> &Open {
        let open = self.model.reader.open.as_ref();
        open.unwrap_or_else(|| panic!("nothing is open:\n{}", self.picture()))
    }

    /// The rows of the screen as a terminal shows them.
    pub(crate) fn picture(&self) -> String {
        let screen = Rect::new(0, 0, self.model.width, self.model.height);
        let mut buffer = Buffer::empty(screen);
        ui::draw(&self.model, &Theme::dark(), &mut buffer);
        rows(&buffer)
    }

    fn tell_progress(&mut self, reading: bool) {
        let articles = self.articles.len();
        self.send(Message::Answer(Answer::Progress(Progress {
            articles,
            recognised: articles,
            reading,
            ..Progress::default()
        })));
    }

    pub(crate) fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            if let Effect::Ask(request) = effect {
                self.waiting.push_back(request);
            }
        }
    }

    fn answer(&mut self, request: Request) -> Option<Answer> {
        let renamed = self.renamed.clone();
        let by_now = |id: ArticleId| renamed.get(&id).copied().unwrap_or(id);
        Some(match request {
            Request::List {
                generation,
                selection,
                window,
                keep,
                follows: _,
                tally,
            } => {
                let ids = self
                    .articles
                    .select(&condition(&selection))
                    .expect("it is in memory");
                let start = window.start.min(ids.len());
                let end = window.end.min(ids.len());
                Answer::Listed(Listing {
                    generation,
                    total: ids.len(),
                    start,
                    rows: self
                        .articles
                        .summaries(&ids[start..end])
                        .expect("it is in memory"),
                    kept: keep
                        .iter()
                        .find_map(|&kept| ids.iter().position(|&id| id == by_now(kept))),
                    tally: tally.map(|_| Vec::new()),
                })
            }
            Request::Open {
                generation,
                id,
                selection,
            } => {
                let id = by_now(id);
                let found = self
                    .articles
                    .hits(id, &condition(&selection))
                    .expect("it is in memory");
                let handed = Handed {
                    article: self.articles.article(id).expect("it is in memory")?,
                    state: self.articles.state(id).cloned().unwrap_or_default(),
                    mentions: self.articles.mentions(id),
                    matched: found.ranges.into(),
                    matched_more: found.has_more,
                };
                Answer::Opened { generation, handed }
            }
            Request::Find {
                generation,
                id,
                typed,
                ..
            } => {
                let article = self
                    .articles
                    .article(by_now(id))
                    .expect("it is in memory")?;
                let found = article.text.match_indices(&typed);
                let hits = found.map(|(at, hit)| at..at + hit.len()).collect();
                Answer::Found {
                    generation,
                    hits,
                    has_more: false,
                }
            }
            Request::Seek {
                generation,
                selection,
                forwards,
                ..
            } => {
                let ids = self
                    .articles
                    .select(&condition(&selection))
                    .expect("it is in memory");
                let id = if forwards { ids.last() } else { ids.first() }.copied();
                Answer::Sought { generation, id }
            }
            Request::Keep { id, deed } => {
                self.articles
                    .change(by_now(id), deed)
                    .expect("it is in memory");
                return None;
            }
            Request::Names
            | Request::Cite { .. }
            | Request::Export(_)
            | Request::Halt
            | Request::Shelve(_)
            | Request::Reload(_)
            | Request::Remove(_)
            | Request::Concordance(_)
            | Request::LeaveConcordance
            | Request::Related(_)
            | Request::LeaveRelated
            | Request::Notebook(_)
            | Request::LeaveNotebook
            | Request::Voices(_)
            | Request::LeaveVoices
            | Request::Strips { .. }
            | Request::Saved { .. } => {
                return None;
            }
        })
    }
}

/// Puts what came of an input into the store, in the place of its beginning if that
/// is there.
fn put(articles: &mut MemoryStore, was: Option<ArticleId>, imported: &Imported) {
    match (imported, was) {
        (Imported::Article(article), _) => {
            let article = (**article).clone();
            let id = article.id;
            match was {
                Some(was) => articles.replace(was, article).expect("it is in memory"),
                None => articles.add(article).expect("it is in memory"),
            };
            articles
                .set_mentions(id, Arc::default(), Arc::default())
                .expect("it is in memory");
        }
        (Imported::Beginning(article), _) => {
            drop(articles.add((**article).clone()).expect("it is in memory"))
        }
        (Imported::Refused { .. }, Some(was)) => articles.remove(was).expect("it is in memory"),
        (Imported::Refused { .. }, None) => {}
    }
}

/// What a selection asks for, where no actor is known.
fn condition(selection: &Selection) -> Condition {
    query::condition(
        &selection.typed,
        false,
        &|_| Vec::new(),
        &Default::default(),
    )
    .expect("only what can be read is asked for")
}

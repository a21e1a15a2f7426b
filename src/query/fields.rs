//! The fields of a query and the values that some of them have: one table, by which
//! queries are read, completed and explained.

use crate::library::condition::Within;
use crate::library::mention::MentionKind;
use crate::text::fold::fold;

/// A field that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Actor,
    /// How an actor is mentioned.
    Kind,
    Source,
    Title,
    Date,
    /// What the person did with an article.
    State,
    Tag,
    Near,
    /// A saved query.
    Saved,
}

/// A row of the table. Names and values are without the article ال, which may be
/// typed before them.
#[derive(Debug)]
pub struct Entry {
    pub field: Field,
    pub english: &'static str,
    pub arabic: &'static str,
    /// Further names that are understood.
    further: &'static [&'static str],
    /// Its values, in English and Arabic, where it has no others.
    pub values: &'static [(&'static str, &'static str)],
}

/// Every field.
pub const FIELDS: [Entry; 9] = [
    Entry {
        field: Field::Actor,
        english: "actor",
        arabic: "جهة",
        further: &["فاعل", "طرف", "شخصية"],
        values: &[],
    },
    Entry {
        field: Field::Kind,
        english: "kind",
        arabic: "نوع",
        further: &[],
        values: &[("name", "اسم"), ("nominal", "وصف")],
    },
    Entry {
        field: Field::Source,
        english: "source",
        arabic: "مصدر",
        further: &[],
        values: &[],
    },
    Entry {
        field: Field::Title,
        english: "title",
        arabic: "عنوان",
        further: &[],
        values: &[],
    },
    Entry {
        field: Field::Date,
        english: "date",
        arabic: "تاريخ",
        further: &[],
        values: &[],
    },
    Entry {
        field: Field::State,
        english: "is",
        arabic: "حالة",
        further: &[],
        values: &[
            ("unread", "غير مقروء"),
            ("read", "مقروء"),
            ("new", "جديد"),
            ("marked", "معلَّم"),
            ("noted", "عليه ملاحظة"),
            ("highlighted", "مظلَّل"),
        ],
    },
    Entry {
        field: Field::Tag,
        english: "tag",
        arabic: "وسم",
        further: &[],
        values: &[],
    },
    Entry {
        field: Field::Near,
        english: "near",
        arabic: "قرب",
        further: &["بقرب"],
        // Or a number of words.
        values: &[("sentence", "جملة"), ("paragraph", "فقرة")],
    },
    Entry {
        field: Field::Saved,
        english: "saved",
        arabic: "محفوظ",
        further: &["محفوظة"],
        values: &[],
    },
];

/// The row of the field with this name.
pub(super) fn named(name: &str) -> Option<&'static Entry> {
    let name = without_article(&fold(name).text).to_owned();
    FIELDS.iter().find(|entry| {
        let names = [entry.english, entry.arabic].into_iter();
        names
            .chain(entry.further.iter().copied())
            .any(|known| fold(known).text == name)
    })
}

/// What a value of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Within(Within),
    Kind(MentionKind),
    Unread,
    Read,
    New,
    Marked,
    Noted,
    Highlighted,
}

/// What is known of a value that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Value(Value),
    /// It may become one.
    Begun,
    Nothing,
}

impl Entry {
    /// The value that this is, in English or Arabic, its words parted by a blank,
    /// a hyphen or a line below.
    pub(super) fn value(&self, typed: &str) -> Known {
        let key = |text: &str| fold(text).text.replace(['-', '_'], " ");
        let typed = key(typed);
        let typed = without_article(typed.trim());
        let mut begun = Known::Nothing;
        for (english, arabic) in self.values {
            for name in [key(english), key(arabic)] {
                if name == typed {
                    return match *english {
                        "sentence" => Known::Value(Value::Within(Within::Sentence)),
                        "paragraph" => Known::Value(Value::Within(Within::Paragraph)),
                        "name" => Known::Value(Value::Kind(MentionKind::Name)),
                        "nominal" => Known::Value(Value::Kind(MentionKind::Nominal)),
                        "unread" => Known::Value(Value::Unread),
                        "read" => Known::Value(Value::Read),
                        "new" => Known::Value(Value::New),
                        "marked" => Known::Value(Value::Marked),
                        "noted" => Known::Value(Value::Noted),
                        _ => Known::Value(Value::Highlighted),
                    };
                }
                if name.starts_with(typed) {
                    begun = Known::Begun;
                }
            }
        }
        begun
    }
}

fn without_article(folded: &str) -> &str {
    let bare = folded.strip_prefix("ال").filter(|bare| !bare.is_empty());
    bare.unwrap_or(folded)
}

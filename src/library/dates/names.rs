//! What months and weekdays are called.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::text::fold::fold;

/// The names most widely understood, for showing dates; the first list to look in.
pub(super) const ARABIC: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

pub(super) const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Further names of the months: the Levant and Iraq; Algeria and Tunisia;
/// Morocco; other spellings; English short forms.
const FURTHER: [&[&str]; 12] = [
    &["كانون الثاني", "جانفي", "Jan"],
    &["شباط", "فيفري", "فبرير", "Feb"],
    &["آذار", "Mar"],
    &["نيسان", "أفريل", "Apr"],
    &["أيار", "ماي", "ماية"],
    &["حزيران", "جوان", "يونية", "Jun"],
    &["تموز", "جويلية", "يوليوز", "يولية", "Jul"],
    &["آب", "أوت", "غشت", "اغسطوس", "Aug"],
    &["أيلول", "شتنبر", "Sep", "Sept"],
    &["تشرين الأول", "أوكتوبر", "Oct"],
    &["تشرين الثاني", "نونبر", "Nov"],
    &["كانون الأول", "دجنبر", "Dec"],
];

/// Folded name of a month → its number.
pub(super) static MONTHS: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for (number, index) in (1..=12).zip(0..12) {
        for name in [ARABIC[index], ENGLISH[index]].iter().chain(FURTHER[index]) {
            months.insert(fold(name).text, number);
        }
    }
    months
});

/// Folded name of a weekday.
pub(super) static WEEKDAYS: LazyLock<HashMap<String, Weekday>> = LazyLock::new(|| {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    [
        ("الأحد", Sunday),
        ("الاثنين", Monday),
        ("الثلاثاء", Tuesday),
        ("الثلثاء", Tuesday),
        ("الأربعاء", Wednesday),
        ("الخميس", Thursday),
        ("الجمعة", Friday),
        ("السبت", Saturday),
        ("Sunday", Sunday),
        ("Monday", Monday),
        ("Tuesday", Tuesday),
        ("Wednesday", Wednesday),
        ("Thursday", Thursday),
        ("Friday", Friday),
        ("Saturday", Saturday),
    ]
    .map(|(name, day)| (fold(name).text, day))
    .into()
});

/// Words that stand beside a date on its line without making it a sentence.
pub(super) static DATE_LINE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = "نشر نشرت نُشرت تاريخ بتاريخ التاريخ النشر في يوم آخر تحديث التحديث تم الساعة الموافق بتوقيت \
        توقيت غرينتش جرينتش غرينيتش مكة القاهرة بغداد بيروت م ص مساء صباحا ظهرا \
        published posted updated last on at date am pm GMT UTC";
    words
        .split_whitespace()
        .map(|word| fold(word).text)
        .collect()
});

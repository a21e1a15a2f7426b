//! What months, weekdays and eras are called.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::calendars::Calendar;
use crate::text::fold::fold;

/// The Arabic names of the Gregorian months: they differ from region to region.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Months {
    /// Egypt, Sudan, Libya and the Peninsula: يناير. Understood everywhere.
    #[default]
    Egypt,
    /// Syria, Lebanon, Jordan, Palestine, Iraq: كانون الثاني.
    Levant,
    /// Algeria and Tunisia: جانفي.
    Algeria,
    /// Morocco: يناير, but غشت.
    Morocco,
    /// Those of Egypt and of the Levant, as papers for all of them write: أغسطس/آب.
    Both,
}

impl Months {
    /// The names of the country of a locale such as `ar_SY.UTF-8`.
    pub fn of_locale(locale: &str) -> Self {
        let country = locale.split(['.', '@']).next().unwrap_or_default();
        let country = country.split(['_', '-']).nth(1).unwrap_or_default();
        match country {
            "SY" | "LB" | "JO" | "PS" | "IQ" => Self::Levant,
            "DZ" | "TN" => Self::Algeria,
            "MA" => Self::Morocco,
            _ => Self::Egypt,
        }
    }
}

/// Each Gregorian month in Egypt, in the Levant, in Algeria and in Morocco.
const GREGORIAN: [[&str; 4]; 12] = [
    ["يناير", "كانون الثاني", "جانفي", "يناير"],
    ["فبراير", "شباط", "فيفري", "فبراير"],
    ["مارس", "آذار", "مارس", "مارس"],
    ["أبريل", "نيسان", "أفريل", "أبريل"],
    ["مايو", "أيار", "ماي", "ماي"],
    ["يونيو", "حزيران", "جوان", "يونيو"],
    ["يوليو", "تموز", "جويلية", "يوليوز"],
    ["أغسطس", "آب", "أوت", "غشت"],
    ["سبتمبر", "أيلول", "سبتمبر", "شتنبر"],
    ["أكتوبر", "تشرين الأول", "أكتوبر", "أكتوبر"],
    ["نوفمبر", "تشرين الثاني", "نوفمبر", "نونبر"],
    ["ديسمبر", "كانون الأول", "ديسمبر", "دجنبر"],
];

/// What a Gregorian month, counted from 0, is called in a region.
pub(super) fn month_name(at: usize, region: Months) -> String {
    let [egypt, levant, algeria, morocco] = GREGORIAN[at];
    match region {
        Months::Egypt => egypt.to_owned(),
        Months::Levant => levant.to_owned(),
        Months::Algeria => algeria.to_owned(),
        Months::Morocco => morocco.to_owned(),
        Months::Both => format!("{egypt}/{levant}"),
    }
}

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

pub(super) const HIJRI: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

pub(super) const HIJRI_IN_ENGLISH: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
];

pub(super) const PERSIAN_IN_ENGLISH: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];

/// Other spellings of the Gregorian months, and short ones in English.
const FURTHER: [&[&str]; 12] = [
    &["Jan"],
    &["فبرير", "Feb"],
    &["Mar"],
    &["Apr"],
    &["ماية"],
    &["يونية", "Jun"],
    &["يولية", "Jul"],
    &["اغسطوس", "Aug"],
    &["Sep", "Sept"],
    &["أوكتوبر", "Oct"],
    &["Nov"],
    &["Dec"],
];

/// Months of the Levant without the article, as papers write them too.
const WITHOUT_ARTICLE: [(i8, &str); 4] = [
    (10, "تشرين أول"),
    (11, "تشرين ثاني"),
    (12, "كانون أول"),
    (1, "كانون ثاني"),
];

/// Other spellings of the months of the Hijra, and what they are after a preposition.
const FURTHER_HIJRI: [&[&str]; 12] = [
    &["المحرم", "محرم الحرام"],
    &["صفر الخير"],
    &["ربيع أول"],
    &["ربيع الثاني", "ربيع آخر", "ربيع ثاني"],
    &["جمادى الأول", "جماد الأول", "جماد أول"],
    &[
        "جمادى الثانية",
        "جمادى الثاني",
        "جمادى الآخر",
        "جماد الثاني",
        "جماد الآخر",
        "جماد ثاني",
    ],
    &["رجب المرجب"],
    &["شعبان المعظم"],
    &["رمضان المبارك", "رمضان المعظم", "رمضان الكريم"],
    &["شوال المكرم"],
    &["ذي القعدة", "ذوالقعدة", "ذو قعدة", "ذي قعدة"],
    &["ذي الحجة", "ذوالحجة", "ذو حجة", "ذي حجة"],
];

/// The solar months of Iran, and of Afghanistan.
pub(super) const PERSIAN: [&[&str]; 12] = [
    &["فروردین", "حمل"],
    &["اردیبهشت", "ثور"],
    &["خرداد", "جوزا"],
    &["تیر", "سرطان"],
    &["مرداد", "اسد"],
    &["شهریور", "سنبله"],
    &["مهر", "میزان"],
    &["آبان", "عقرب"],
    &["آذر", "قوس"],
    &["دی", "جدی"],
    &["بهمن", "دلو"],
    &["اسفند", "حوت"],
];

/// A month, by one of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) calendar: Calendar,
    /// From 1 to 12.
    pub(super) number: i8,
    /// Whose Arabic name of a Gregorian month it is.
    pub(super) region: Option<Months>,
}

/// Folded name of a month → the month. A name of two regions is of the first.
pub(super) static MONTHS: LazyLock<HashMap<String, Month>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    let mut take = |name: &str, calendar, number, region| {
        let month = Month {
            calendar,
            number,
            region,
        };
        months.entry(fold(name).text).or_insert(month);
    };
    for (number, name) in WITHOUT_ARTICLE {
        take(name, Calendar::Gregorian, number, Some(Months::Levant));
    }
    for (number, at) in (1..=12).zip(0..12) {
        let regions = [
            Months::Egypt,
            Months::Levant,
            Months::Algeria,
            Months::Morocco,
        ];
        for (name, region) in GREGORIAN[at].iter().zip(regions) {
            take(name, Calendar::Gregorian, number, Some(region));
        }
        take(ENGLISH[at], Calendar::Gregorian, number, None);
        for name in FURTHER[at] {
            let region = (!name.is_ascii()).then_some(Months::Egypt);
            take(name, Calendar::Gregorian, number, region);
        }
        for name in [HIJRI[at]].iter().chain(FURTHER_HIJRI[at]) {
            take(name, Calendar::Hijri, number, None);
        }
        for name in PERSIAN[at] {
            take(name, Calendar::Persian, number, None);
        }
    }
    months
});

/// Whether a word of what a month or a weekday is called anywhere, or of what stands
/// beside dates, begins like this. Folded.
pub fn begins_name(folded: &str) -> bool {
    let begins = |name: &String| name.split(' ').any(|word| word.starts_with(folded));
    MONTHS.keys().any(begins) || WEEKDAYS.keys().any(begins) || DATE_LINE_WORDS.iter().any(begins)
}

/// Whether this word, folded, is what a Gregorian month is called somewhere, or the last
/// word of that: مارس، الثاني.
pub fn ends_month(folded: &str) -> bool {
    static ENDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let of_year = |month: &&Month| month.calendar == Calendar::Gregorian;
        let months = MONTHS.iter().filter(|(_, month)| of_year(month));
        months
            .filter_map(|(name, _)| name.split(' ').next_back())
            .collect()
    });
    ENDS.contains(folded)
}

/// Whether this word, folded, is an Arabic day of the week: السبت.
pub fn is_weekday(folded: &str) -> bool {
    folded.starts_with("ال") && WEEKDAYS.contains_key(folded)
}

/// Folded name of a weekday.
pub(super) static WEEKDAYS: LazyLock<HashMap<String, Weekday>> = LazyLock::new(|| {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let names = [
        (Sunday, "الأحد یکشنبه Sunday Sun"),
        (Monday, "الاثنين الإثنين دوشنبه Monday Mon"),
        (Tuesday, "الثلاثاء الثلثاء سه‌شنبه Tuesday Tue Tues"),
        (Wednesday, "الأربعاء الإربعاء چهارشنبه Wednesday Wed"),
        (Thursday, "الخميس پنجشنبه Thursday Thu Thur Thurs"),
        (Friday, "الجمعة جمعه Friday Fri"),
        (Saturday, "السبت شنبه Saturday Sat"),
    ];
    names
        .iter()
        .flat_map(|(day, names)| names.split(' ').map(|name| (fold(name).text, *day)))
        .collect()
});

/// Words that stand beside a date on its line without making it a sentence.
pub(super) static DATE_LINE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    folded_words(
        "نشر نشرت نُشرت تاريخ بتاريخ التاريخ النشر في يوم تم الساعة على عند حتى ميلادي ميلادية \
         م ص ب ظ مساء صباحا ظهرا عصرا ليلا فجرا قبل بعد الظهر منتصف الليل \
         كتب كتبت أضيف أضيفت حرر حررت صدر صدرت طبع \
         published posted date dated on at in am pm a m p of utc gmt z",
    )
});

/// Words of a line of date that speak of a later change of the article.
pub(super) static CHANGE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    folded_words(
        "آخر تحديث التحديث حدث حدثت مُحدث تعديل التعديل عدل last updated update modified edited",
    )
});

/// Words between the same day in two calendars.
pub(super) static EQUAL_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    folded_words("الموافق الموافقة موافق يوافق المصادف للموافق ل لـ لل من يوم م ه")
});

/// Folded names of zones and of places by whose time a clock may go → minutes ahead of
/// UTC. Places that change their clocks twice a year are left out.
pub(super) static OFFSETS: LazyLock<HashMap<String, i16>> = LazyLock::new(|| {
    [
        (0, "gmt utc z غرينتش غرينيتش جرينتش جرينيتش"),
        (60, "الجزائر تونس"),
        (
            180,
            "مكة الرياض السعودية الدوحة قطر الكويت المنامة البحرين بغداد العراق صنعاء عدن",
        ),
        (240, "دبي أبوظبي أبو الإمارات مسقط"),
        (270, "كابل كابول أفغانستان"),
    ]
    .iter()
    .flat_map(|(offset, names)| names.split(' ').map(|name| (fold(name).text, *offset)))
    .collect()
});

fn folded_words(words: &str) -> HashSet<String> {
    words
        .split_whitespace()
        .map(|word| fold(word).text)
        .collect()
}

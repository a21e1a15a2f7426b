//! What people call commands besides what their labels say, in both languages: words by which the
//! palette finds them too. Shown nowhere. What no command does is listed under what comes nearest to it.

use crate::app::commands::Command;

/// Commands and other words for them, with blanks between; Arabic nouns with ال, without which they
/// are found too.
const SYNONYMS: &[(Command, &str)] = &[
    (Command::Find, "search look البحث الإيجاد"),
    (
        Command::Filter,
        "search query new البحث الاستعلام الفلترة الجديد",
    ),
    (Command::SaveFilter, "search البحث"),
    (Command::CycleOrder, "sort newest oldest الفرز الأحدث"),
    (
        Command::CycleTheme,
        "dark light night day colors scheme appearance الليلي النهاري الداكن الفاتح المظلم اللون المظهر الوضع",
    ),
    (
        Command::CycleMeasure,
        "width column margins العرض العمود الهوامش",
    ),
    (Command::CycleJustification, "align alignment المحاذاة"),
    (Command::CycleDirection, "rtl ltr"),
    (Command::CycleDigits, "numbers numerals الأعداد"),
    (Command::CycleMarks, "diacritics tashkeel harakat التشكيل"),
    (
        Command::CycleRendering,
        "font broken reversed disconnected الخط الخطوط المقطعة",
    ),
    (
        Command::CycleLanguage,
        "locale translation العربي الإنكليزية الترجمة",
    ),
    (
        Command::ToggleMarked,
        "bookmark favourite favorite star المفضلة المرجعية النجمة",
    ),
    (
        Command::Notebook,
        "bookmarks favourites favorites annotations المفضلة المرجعية",
    ),
    (Command::Note, "comment annotate التعليق"),
    (Command::Tags, "labels keywords"),
    (Command::Keep, "save add الإضافة"),
    (Command::Remove, "delete المسح"),
    (Command::Reload, "refresh update التحديث"),
    (Command::Follow, "new watch subscribe الجديد الاشتراك"),
    (Command::Actors, "people persons names الأشخاص الأسماء"),
    (Command::Related, "similar المشابهة"),
    (Command::Trail, "history"),
    (Command::Contents, "outline headings toc"),
    (Command::Copy, "clipboard الحافظة"),
    (
        Command::Help,
        "keys shortcuts manual المفاتيح الاختصارات الدليل",
    ),
    (Command::Quit, "exit الخروج"),
];

/// Other words for a command; none for most.
pub(super) fn of(command: Command) -> &'static str {
    let found = SYNONYMS.iter().find(|(of, _)| *of == command);
    found.map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_has_its_other_words_in_one_place() {
        let commands: HashSet<Command> = SYNONYMS.iter().map(|(command, _)| *command).collect();
        assert_eq!(commands.len(), SYNONYMS.len());
    }
}

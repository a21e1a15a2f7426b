//! What people call commands besides what their labels say, in both languages: words by which the
//! palette finds them too. Shown nowhere. What no command does is listed under what comes nearest to it.

use crate::app::commands::Command;

/// Commands and other words for them, with blanks between; Arabic nouns with ال, without which they
/// are found too.
const SYNONYMS: &[(Command, &str)] = &[
    (Command::NextFocused, "occurrence jump الموضع"),
    (Command::PreviousFocused, "occurrence jump الموضع"),
    (Command::NextMention, "occurrence jump الموضع"),
    (Command::PreviousMention, "occurrence jump الموضع"),
    (Command::ToggleRead, "unread seen"),
    (
        Command::ToggleMarked,
        "bookmark favourite favorite star المفضلة المرجعية النجمة",
    ),
    (Command::Tags, "labels keywords"),
    (Command::Note, "comment annotate التعليق"),
    (Command::Undo, "revert take back"),
    (Command::CycleDirection, "rtl ltr right left اليمين اليسار"),
    (
        Command::Judge,
        "alias synonym spelling nickname rule correct wrong fix البديل الكنية المرادف التصحيح التصويب الخطأ القاعدة",
    ),
    (Command::Explain, "reason evidence التعليل التفسير لماذا"),
    (
        Command::ToggleLikely,
        "certain doubtful uncertain guesses المؤكدة المشكوك",
    ),
    (
        Command::ToggleClutter,
        "advertisements ads boilerplate unfold الإعلانات",
    ),
    (Command::PutCaret, "cursor selection"),
    (Command::Copy, "clipboard yank الحافظة"),
    (Command::CopyTitle, "clipboard yank headline الحافظة"),
    (
        Command::Cite,
        "citation quote quotation reference source bibliography الاقتباس الاستشهاد المرجع الإحالة",
    ),
    (
        Command::Export,
        "html docx word markdown csv jsonl json spreadsheet document annotations file وورد المستند الجدول",
    ),
    (
        Command::CycleMarking,
        "highlight emphasis colouring التلوين التمييز",
    ),
    (
        Command::CycleMarks,
        "diacritics tashkeel harakat vocalization التشكيل",
    ),
    (
        Command::CycleDigits,
        "numbers numerals arabic-indic persian european الأعداد الهندية الفارسية",
    ),
    (Command::CycleJustification, "align alignment المحاذاة"),
    (
        Command::CycleTheme,
        "dark light night day colors scheme appearance contrast blind background الليلي النهاري الداكن الفاتح المظلم اللون المظهر الوضع التباين الخلفية",
    ),
    (
        Command::CycleMeasure,
        "width column margins wrap العرض العمود الهوامش الالتفاف",
    ),
    (Command::CycleSpacing, "gap indentation التباعد المسافة"),
    (
        Command::MoveList,
        "mirror mirrored flip swap sidebar layout right left المرآة الانعكاس عكس الجانبي اليمين اليسار",
    ),
    (
        Command::CycleLanguage,
        "locale region translation العربي الإنكليزية الترجمة المنطقة",
    ),
    (
        Command::ForgetChoices,
        "reset defaults config configuration preferences options الافتراضية الضبط الخيارات",
    ),
    (Command::Back, "return jump العودة القفز"),
    (Command::Forward, "jump القفز"),
    (
        Command::Trail,
        "history jump list jumps القائمة القفز القفزات",
    ),
    (Command::Find, "search look البحث الإيجاد"),
    (
        Command::Filter,
        "search query new unread البحث الاستعلام الفلترة الجديد",
    ),
    (Command::SaveFilter, "search query البحث الاستعلام"),
    (Command::CycleOrder, "sort newest oldest الفرز الأحدث الأقدم"),
    (Command::Keep, "save add import الإضافة الاستيراد"),
    (Command::KeepListed, "save add import الإضافة الاستيراد"),
    (Command::Remove, "delete المسح"),
    (
        Command::Browse,
        "url web website internet online الموقع الإنترنت الويب",
    ),
    (Command::Reload, "refresh update reread التحديث"),
    (Command::Follow, "new watch subscribe الجديد الاشتراك"),
    (
        Command::Concordance,
        "kwic keyword context occurrences السياق المواضع الورود",
    ),
    (Command::SortRows, "sort الفرز"),
    (Command::NarrowRows, "filter search narrow البحث"),
    (
        Command::Related,
        "similar same event story المشابهة الحدث الخبر",
    ),
    (
        Command::Compare,
        "diff difference differences comparison parallel المقارنة الفرق الفروق",
    ),
    (
        Command::ShowCopies,
        "duplicates reprints agency المكررة التكرار",
    ),
    (
        Command::Notebook,
        "bookmarks favourites favorites annotations المفضلة المرجعية",
    ),
    (Command::RemoveNoted, "delete erase"),
    (Command::Voices, "wording spellings الصيغ التسمية"),
    (Command::ShowList, "sidebar back الجانبي"),
    (
        Command::Actors,
        "facets people persons names counts panel الأشخاص الأسماء الأعداد اللوحة",
    ),
    (
        Command::Sources,
        "facets newspapers papers agencies publishers panel الصحف الوكالات اللوحة",
    ),
    // Which calendar, and which names of months, is a matter of settings alone.
    (
        Command::Months,
        "facets calendar dates hijri persian gregorian timeline panel التقويم التواريخ الهجرية الميلادية الفارسية اللوحة",
    ),
    (Command::TagCounts, "facets labels panel اللوحة"),
    (Command::Include, "filter narrow"),
    (Command::Exclude, "filter hide without"),
    (Command::Together, "near both sentence القرب الجملة"),
    (Command::NarrowFacets, "filter search narrow البحث"),
    (
        Command::Notices,
        "warnings errors messages التحذيرات الأخطاء الرسائل",
    ),
    (
        Command::Help,
        "keys shortcuts manual المفاتيح الاختصارات الدليل",
    ),
    (
        Command::Contents,
        "outline headings toc chapters العناوين الفصول",
    ),
    (Command::ToggleMouse, "click wheel pointer النقر العجلة"),
    (Command::Redraw, "refresh repaint clear"),
    (
        Command::CycleRendering,
        "doctor font encoding garbled broken reversed disconnected bidi الخط الخطوط الترميز المقطعة المعكوسة",
    ),
    (Command::Suspend, "background job"),
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

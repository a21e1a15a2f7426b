//! The command table: every action of the reader, once. The keymap, the help
//! overlay, the hints and `docs/KEYS.md` are made from it.

use crate::config::strings::Language;

/// Something the reader can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    Start,
    End,
    PaneLeft,
    PaneRight,
    NextPane,
    Open,
    NextArticle,
    PreviousArticle,
    ToggleRead,
    ToggleMarked,
    Tags,
    Note,
    Undo,
    CycleDirection,
    NextFocused,
    PreviousFocused,
    NextMention,
    PreviousMention,
    FocusMention,
    Explain,
    Judge,
    ToggleLikely,
    ToggleClutter,
    PutCaret,
    CaretLeft,
    CaretRight,
    SelectLeft,
    SelectRight,
    SelectUp,
    SelectDown,
    NextWord,
    PreviousWord,
    NextSentence,
    PreviousSentence,
    NextParagraph,
    PreviousParagraph,
    Mark,
    Widen,
    Copy,
    CopyTitle,
    Cite,
    Export,
    ToggleMouse,
    LeaveCaret,
    CycleMarking,
    CycleMarks,
    CycleDigits,
    CycleJustification,
    CycleTheme,
    CycleMeasure,
    CycleSpacing,
    MoveList,
    CycleLanguage,
    ForgetChoices,
    Repeat,
    RepeatBackwards,
    Back,
    Forward,
    Trail,
    Find,
    Filter,
    ClearFilter,
    CycleOrder,
    Keep,
    KeepListed,
    Remove,
    Browse,
    Reload,
    SaveFilter,
    RenameSaved,
    DeleteSaved,
    Follow,
    Concordance,
    OpenRow,
    SortRows,
    NarrowRows,
    CloseConcordance,
    Related,
    Compare,
    ShowCopies,
    CloseRelated,
    Notebook,
    RemoveNoted,
    CloseNotebook,
    Voices,
    GroupRows,
    UnfoldRow,
    CloseVoices,
    ShowList,
    Actors,
    Sources,
    Months,
    TagCounts,
    FocusActor,
    Include,
    Exclude,
    ClearRow,
    Invert,
    Together,
    NarrowFacets,
    Notices,
    Help,
    Palette,
    Contents,
    Redraw,
    CycleRendering,
    Suspend,
    Quit,
    Accept,
    Complete,
    Leave,
    Close,
    Cancel,
    Left,
    Right,
    FieldStart,
    FieldEnd,
    DeleteBackwards,
    DeleteForwards,
    DeleteAll,
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list of articles.
    List,
    /// The reading pane.
    Reader,
    /// The reading pane with a caret in the text.
    Caret,
    /// The panel of facets: actors, sources, months, tags.
    Facets,
    /// The concordance.
    Concordance,
    /// Related passages.
    Related,
    /// All that was marked, tagged and noted.
    Notebook,
    /// In which forms sources write an actor.
    Voices,
    /// A page over the others: help, notices.
    Overlay,
    /// A line where one types. Letters are letters there.
    Field,
}

/// A row of the table.
#[derive(Debug)]
pub struct Entry {
    pub command: Command,
    /// Its name in configuration and in `docs/KEYS.md`.
    pub id: &'static str,
    pub arabic: &'static str,
    pub english: &'static str,
    pub contexts: &'static [Context],
    /// Default keys, in the notation of `input::key`, the shown one first; none where
    /// the command palette is the way to it.
    pub keys: &'static [&'static str],
}

impl Entry {
    /// What it does, in `language`.
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            Language::Arabic => self.arabic,
            Language::English => self.english,
        }
    }
}

/// The row of `command`.
pub fn entry(command: Command) -> &'static Entry {
    // A test holds that every command has a row.
    TABLE
        .iter()
        .find(|entry| entry.command == command)
        .unwrap_or(&TABLE[0])
}

use Context::{
    Caret, Concordance, Facets, Field, List, Notebook, Overlay, Reader, Related, Voices,
};

const PAGES: &[Context] = &[
    List,
    Reader,
    Caret,
    Facets,
    Concordance,
    Related,
    Notebook,
    Voices,
    Overlay,
];
/// What is not about an article alone.
pub(super) const VIEWS: &[Context] = &[
    List,
    Reader,
    Caret,
    Facets,
    Concordance,
    Related,
    Notebook,
    Voices,
];
const PANES: &[Context] = &[List, Reader, Caret, Facets];
/// What has a key of its own in the panel.
const WITHOUT_PANEL: &[Context] = &[List, Reader, Caret];
/// From where one passage leads to others.
const PASSAGES: &[Context] = &[List, Reader, Caret, Related];
const ROWS: &[Context] = &[Concordance, Related, Notebook, Voices];
/// From where there is an actor at hand.
const ACTORS: &[Context] = &[List, Reader, Caret, Facets, Concordance];
/// A caret has these keys for itself.
const WITHOUT_CARET: &[Context] = &[List, Reader, Facets];
/// Where there is a passage or an article to be cited.
const CITED: &[Context] = &[List, Reader, Caret, Concordance, Related, Notebook];
/// Where there is something that one can write about.
const NOTED: &[Context] = &[List, Reader, Caret, Facets, Notebook];
const READING: &[Context] = &[Reader, Caret];
const EVERYWHERE: &[Context] = &[
    List,
    Reader,
    Caret,
    Facets,
    Concordance,
    Related,
    Notebook,
    Voices,
    Overlay,
    Field,
];

macro_rules! table {
    ($($command:ident $id:literal $arabic:literal $english:literal $contexts:expr => $($key:literal)*;)+) => {
        /// Every command, in the order in which help shows them.
        pub const TABLE: &[Entry] = &[$(Entry {
            command: Command::$command,
            id: $id,
            arabic: $arabic,
            english: $english,
            contexts: $contexts,
            keys: &[$($key),*],
        }),+];
    };
}

table! {
    LineDown "line-down" "سطر إلى الأسفل" "down a line" EVERYWHERE => "j" "Down";
    LineUp "line-up" "سطر إلى الأعلى" "up a line" EVERYWHERE => "k" "Up";
    PageDown "page-down" "صفحة إلى الأسفل" "down a page" EVERYWHERE => "Space" "PgDn" "Ctrl-f";
    PageUp "page-up" "صفحة إلى الأعلى" "up a page" EVERYWHERE => "PgUp" "b" "Ctrl-b";
    HalfPageDown "half-page-down" "نصف صفحة إلى الأسفل" "down half a page" PAGES => "Ctrl-d";
    HalfPageUp "half-page-up" "نصف صفحة إلى الأعلى" "up half a page" PAGES => "Ctrl-u";
    Start "start" "الانتقال إلى البداية" "to the start" PAGES => "g" "Home";
    End "end" "الانتقال إلى النهاية" "to the end" PAGES => "End" "G";
    PaneLeft "pane-left" "الانتقال إلى اللوحة اليسرى" "to the pane on the left" WITHOUT_CARET => "Left" "h";
    PaneRight "pane-right" "الانتقال إلى اللوحة اليمنى" "to the pane on the right" WITHOUT_CARET => "Right" "l";
    NextPane "next-pane" "التبديل بين اللوحات" "to the other pane" VIEWS => "Tab" "Shift-Tab";
    Open "open" "قراءة المقال" "read the article" &[List] => "Enter";
    NextArticle "next-article" "المقال التالي" "next article" WITHOUT_CARET => "e";
    PreviousArticle "previous-article" "المقال السابق" "previous article" WITHOUT_CARET => "w";
    ToggleRead "toggle-read" "تغيير حالة القراءة" "mark read or unread" PANES => "r";
    ToggleMarked "toggle-marked" "علامة على المقال أو تظليل ما حُدد" "mark the article or highlight the text" PANES => "*" "F6";
    Tags "tags" "وسوم المقال، بينها فواصل" "tags of the article, with commas between them" PANES => "#" "F7";
    Note "note" "ملاحظة على المقال أو المقطع" "a note about the article or passage" NOTED => "!" "F8";
    Undo "undo" "تراجع عن آخر علامة أو وسم أو ملاحظة أو حكم" "undo the last mark, tags, note or rule" &[List, Reader, Caret, Notebook] => "-" "Insert";
    CycleDirection "cycle-direction" "تغيير اتجاه فقرات المقال" "direction of the paragraphs" PANES => "y";
    NextFocused "next-focused" "الإشارة التالية إلى الجهة المختارة" "next mention of the focused actor" WITHOUT_CARET => "]";
    PreviousFocused "previous-focused" "الإشارة السابقة إلى الجهة المختارة" "previous mention of the focused actor" WITHOUT_CARET => "[";
    NextMention "next-mention" "الإشارة التالية إلى أي جهة" "next mention of any actor" WITHOUT_CARET => ".";
    PreviousMention "previous-mention" "الإشارة السابقة إلى أي جهة" "previous mention of any actor" WITHOUT_CARET => ",";
    FocusMention "focus-mention" "اختيار الجهة المشار إليها هنا أو إلغاء اختيارها، أو فتح الزوائد هنا أو طيها" "focus the actor mentioned here, or let it go; open or fold clutter" READING => "Enter";
    Judge "judge" "الحكم على الإشارة: قبولها أو رفضها، أو إضافة ما حُدد إلى أسماء جهة" "judge the mention: accept or reject it; or make what is selected a name of an actor" WITHOUT_PANEL => "+" "Ctrl-g";
    Explain "explain" "سبب الإشارة، ثم الانتقال إلى ما تعود إليه" "why this is a mention, then to the one it refers to" PANES => ";" "F2";
    ToggleLikely "toggle-likely" "إخفاء الإشارات المُرجَّحة أو إظهارها" "hide or show likely mentions" VIEWS => "'" "F3";
    ToggleClutter "toggle-clutter" "فتح زوائد الصفحة كلها أو طيها" "open or fold all page clutter" PANES => "\\" "F4";
    PutCaret "put-caret" "وضع المؤشر في النص، للتحديد والنسخ" "put a caret into the text, to select and copy" &[Reader, List] => "s";
    CaretLeft "caret-left" "تحريك المؤشر إلى اليسار" "caret to the left" &[Caret] => "Left" "h";
    CaretRight "caret-right" "تحريك المؤشر إلى اليمين" "caret to the right" &[Caret] => "Right" "l";
    SelectLeft "select-left" "تحديد ما على اليسار" "select to the left" &[Caret] => "Shift-Left";
    SelectRight "select-right" "تحديد ما على اليمين" "select to the right" &[Caret] => "Shift-Right";
    SelectUp "select-up" "تحديد ما فوق المؤشر" "select up a line" &[Caret] => "Shift-Up";
    SelectDown "select-down" "تحديد ما تحت المؤشر" "select down a line" &[Caret] => "Shift-Down";
    NextWord "next-word" "الكلمة التالية" "next word" &[Caret] => "e";
    PreviousWord "previous-word" "الكلمة السابقة" "previous word" &[Caret] => "w";
    NextSentence "next-sentence" "الجملة التالية" "next sentence" &[Caret] => ".";
    PreviousSentence "previous-sentence" "الجملة السابقة" "previous sentence" &[Caret] => ",";
    NextParagraph "next-paragraph" "الفقرة التالية" "next paragraph" &[Caret] => "]";
    PreviousParagraph "previous-paragraph" "الفقرة السابقة" "previous paragraph" &[Caret] => "[";
    Mark "mark" "بدء التحديد عند المؤشر أو إلغاؤه" "start selecting at the caret, or drop the selection" &[Caret] => "v";
    Widen "widen" "تحديد الكلمة أو الإشارة، ثم الجملة، ثم الفقرة" "select the word or mention, then the sentence, then the paragraph" &[Caret] => "s";
    Copy "copy" "نسخ ما حُدد، أو الإشارة أو الكلمة" "copy what is selected, or the mention or word" READING => "x";
    CopyTitle "copy-title" "نسخ عنوان المقال" "copy the title" &[List] => "x";
    Cite "cite" "نسخ الجملة أو المقال مع توثيق المصدر" "copy a citation of the sentence or article" CITED => ">" "F11";
    Export "export" "تصدير ما وُضعت عليه علامة أو ملاحظة، أو أسطر الكشّاف أو الدفتر" "export what is marked and noted, or the rows" &[List, Reader, Caret, Concordance, Notebook] => "{" "Ctrl-v";
    CycleMarking "cycle-marking" "إبراز أهم الجهات أو كلها أو المختارة" "mark the principal actors, all, or the focused one" WITHOUT_CARET => "v";
    CycleMarks "cycle-marks" "إظهار الحركات كلها أو أهمها أو إخفاؤها" "vowel marks: all, essential, none" VIEWS => "m";
    CycleDigits "cycle-digits" "تغيير شكل الأرقام" "shapes of digits" VIEWS => "d";
    CycleJustification "cycle-justification" "ضبط الأسطر بالمسافات أو بالكشيدة أو تركها" "justify lines by blanks, by kashida, or not" PANES => "u";
    CycleTheme "cycle-theme" "تغيير السمة: الألوان" "another theme: the colours" VIEWS => "7";
    CycleMeasure "cycle-measure" "تضييق الأسطر، ثم أوسع ما يكون" "narrower lines, then the widest" PANES => "|" "Ctrl-w";
    CycleSpacing "cycle-spacing" "ما يفصل الفقرات: سطر فارغ أو إزاحة أول السطر" "blank lines between paragraphs, or indents" WITHOUT_PANEL => "_";
    MoveList "move-list" "نقل القائمة إلى الجانب الآخر من الشاشة" "move the list to the other side of the screen" PANES => ;
    CycleLanguage "cycle-language" "لغة الواجهة: العربية أو الإنجليزية" "language of the interface: English or Arabic" VIEWS => ;
    ForgetChoices "forget-choices" "نسيان ما اختير بالمفاتيح والعودة إلى الإعدادات" "forget what was chosen by keys, back to the settings" VIEWS => ;
    Repeat "repeat" "تكرار آخر انتقال" "repeat the last movement" PANES => "n";
    RepeatBackwards "repeat-backwards" "تكرار آخر انتقال في الاتجاه المعاكس" "repeat the last movement the other way" PANES => "p" "N";
    Back "back" "رجوع" "back to where you were" VIEWS => "o" "Backspace" "Ctrl-o";
    Forward "forward" "تقدّم" "forward again" VIEWS => "i";
    Trail "trail" "سجل التنقل: كل موضع كنت فيه، رجوعًا وتقدّمًا" "the trail: every place where you were, back and forward" VIEWS => "(";
    Find "find" "بحث في المقال" "find in the article" &[List, Reader, Caret] => "/";
    Filter "filter" "تصفية المقالات" "filter the articles" PANES => "f";
    ClearFilter "clear-filter" "إلغاء التصفية" "clear the filter" PANES => "c";
    CycleOrder "cycle-order" "تغيير ترتيب المقالات" "order of the articles" PANES => "F5" "`";
    Keep "keep" "حفظ المقال في المكتبة" "keep the article in the library" PANES => "%" "F10";
    KeepListed "keep-listed" "حفظ مقالات القائمة كلها في المكتبة" "keep all listed articles in the library" PANES => "&" "F12";
    Remove "remove" "حذف المقال من المكتبة" "remove the article from the library" &[List, Reader] => "Ctrl-x";
    Browse "browse" "فتح رابط من روابط المقال أو صفحته في المتصفح" "open a link of the article, or its page, in the browser" PANES => "@";
    Reload "reload" "قراءة ملف المقال من جديد" "read the article's file again" PANES => "~";
    SaveFilter "save-filter" "حفظ التصفية باسم" "save the filter under a name" PANES => "$" "Ctrl-s";
    RenameSaved "rename-saved" "تغيير اسم البحث المحفوظ" "rename the saved query" &[List] => "^" "Ctrl-n";
    DeleteSaved "delete-saved" "حذف البحث المحفوظ" "delete the saved query" &[List] => "Delete";
    Follow "follow" "متابعة الجهة أو البحث المحفوظ، أو إلغاء المتابعة" "follow the actor or saved query, or no longer" &[List, Facets] => "0" "Ctrl-y";
    Concordance "concordance" "الكشّاف السياقي: كل مواضع الجهة أو الكلمة في المقالات" "concordance: every place of the actor or word in the articles" PANES => "=" "Ctrl-k";
    OpenRow "open-row" "الانتقال إلى موضع السطر" "go to the place of the row" ROWS => "Enter";
    SortRows "sort-rows" "ترتيب الأسطر: كالقائمة، أو بما بعد الكلمة، أو بما قبلها، أو بالتاريخ" "order of the rows: as listed, by the words after, by those before, by date" &[Concordance] => "s" "F5" "`";
    NarrowRows "narrow-rows" "تصفية الأسطر بنص يُكتب" "only rows with a text that one types" &[Concordance, Notebook, Voices] => "f" "/";
    CloseConcordance "close-concordance" "إغلاق الكشّاف والرجوع إلى ما قبله" "close the concordance, back to where you were" &[Concordance] => "Esc" "=" "Ctrl-k";
    Related "related" "المقاطع ذات الصلة بهذا المقطع في مقالات أخرى" "related passages of other articles" PASSAGES => "6" "Ctrl-t";
    Compare "compare" "مقابلة المقطعين، مع إبراز ما اختلف من أرقام وتواريخ" "the two passages side by side, with the figures and dates that differ marked" &[Related] => "s";
    ShowCopies "show-copies" "عرض النسخ المتطابقة تقريبًا أو طيها" "show or fold near copies" &[Related] => "\\" "F4";
    CloseRelated "close-related" "إغلاق المقاطع ذات الصلة والرجوع إلى ما قبلها" "close the related passages, back to where you were" &[Related] => "Esc";
    Notebook "notebook" "الدفتر: كل ما عُلِّم أو وُسم أو ظُلّل أو كُتبت عليه ملاحظة" "notebook: all marks, tags, highlights and notes" PANES => "\"" "Ctrl-e";
    RemoveNoted "remove-noted" "حذف ما في السطر من علامة أو وسم أو تظليل أو ملاحظة" "take away the mark, tag, highlight or note of the row" &[Notebook] => "Delete";
    CloseNotebook "close-notebook" "إغلاق الدفتر والرجوع إلى ما قبله" "close the notebook, back to where you were" &[Notebook] => "Esc" "\"" "Ctrl-e";
    Voices "voices" "تسميات الجهة: كيف يسميها كل مصدر" "names of the actor: in which form each source writes it" ACTORS => "}" "Ctrl-a";
    GroupRows "group-rows" "ترتيب الأسطر بحسب التسمية أو بحسب المصدر" "rows by form or by source" &[Voices] => "s" "F5" "`";
    UnfoldRow "unfold-row" "فتح السطر على أجزائه أو طيها" "open the row into its parts, or fold them" &[Voices] => "\\" "F4";
    CloseVoices "close-voices" "إغلاق التسميات والرجوع إلى ما قبلها" "close the names, back to where you were" &[Voices] => "Esc" "}" "Ctrl-a";
    ShowList "show-list" "عرض قائمة المقالات" "the list of articles" PANES => "1";
    Actors "actors" "عرض الجهات والشخصيات" "actors" PANES => "a" "2";
    Sources "sources" "عرض المصادر" "sources" PANES => "3";
    Months "months" "عرض الشهور" "months" PANES => "4";
    TagCounts "tag-counts" "عرض الوسوم" "tags" PANES => "5";
    FocusActor "focus-actor" "اختيار الجهة والانتقال إلى إشاراتها، أو تصفية القائمة بغيرها" "focus the actor and go to its mentions; include anything else" &[Facets] => "Enter";
    Include "include" "تضمين: تصفية القائمة بالمقالات التي تذكر الجهة أو من المصدر أو الشهر أو عليها الوسم" "include: only articles that mention the actor, or have the source, month or tag" &[Facets] => "s" "+";
    Exclude "exclude" "استبعاد: إخفاء تلك المقالات" "exclude: only articles that do not" &[Facets] => "x" "-";
    ClearRow "clear-row" "إلغاء تضمين السطر أو استبعاده" "neither include nor exclude the row" &[Facets] => "Delete" "<";
    Invert "invert" "عكس: استبعاد ما ضُمِّن وتضمين ما استُبعد" "invert: exclude what is included, include what is excluded" &[Facets] => "^" "Insert";
    Together "together" "تصفية القائمة بالمقالات التي تجتمع فيها الجهة والجهة المختارة في فقرة، أو إلغاء ذلك" "only articles with the actor and the focused one in one paragraph, or no longer" &[Facets] => "_" "6";
    NarrowFacets "narrow-facets" "تصفية أسطر اللوحة بنص يُكتب" "only rows whose name has a text that one types" &[Facets] => "/";
    Notices "notices" "عرض التنبيهات" "notices" VIEWS => "t";
    Help "help" "عرض المساعدة" "help" VIEWS => "?" "F1";
    Palette "palette" "لوحة الأوامر: كل أمر باسمه" "command palette: any command by its name" VIEWS => ":" "8" "Ctrl-p";
    Contents "contents" "فهرس المقال: عناوينه الفرعية" "contents of the article: its headings" PANES => "9";
    ToggleMouse "toggle-mouse" "تشغيل الفأرة أو تركها للطرفية" "mouse: for the reader, or left to the terminal" VIEWS => "z";
    Redraw "redraw" "إعادة رسم الشاشة" "draw the screen anew" EVERYWHERE => "Ctrl-l";
    CycleRendering "cycle-rendering" "طريقة عرض أخرى إن بدت الحروف مقلوبة" "another display mode, if letters look wrong" EVERYWHERE => "F9" "Ctrl-r";
    Suspend "suspend" "تعليق البرنامج" "suspend the program" EVERYWHERE => "Ctrl-z";
    Quit "quit" "إنهاء" "quit" VIEWS => "q" "Ctrl-c";
    LeaveCaret "leave-caret" "إلغاء التحديد، ثم إخفاء المؤشر" "drop the selection, then the caret" &[Caret] => "Esc";
    Leave "leave" "إنهاء البحث أو إغلاق اللوحة أو إلغاء التصفية أو اختيار الجهة، ثم إيقاف العمل الجاري" "leave the search, the actors, the filter or the focused actor, then stop work under way" WITHOUT_CARET => "Esc";
    Close "close" "إغلاق" "close" &[Overlay] => "Esc" "q" "?" "F1" "Enter" "Ctrl-c";
    Accept "accept" "تأكيد ما كُتب" "accept what was typed" &[Field] => "Enter";
    Complete "complete" "إكمال الحقل أو القيمة في التصفية، ثم ما يليه" "complete a field or value of the filter, then the next one" &[Field] => "Tab";
    Cancel "cancel" "إلغاء ما كُتب" "cancel what was typed" &[Field] => "Esc" "Ctrl-c";
    Left "left" "تحريك المؤشر إلى اليسار" "cursor to the left" &[Field] => "Left";
    Right "right" "تحريك المؤشر إلى اليمين" "cursor to the right" &[Field] => "Right";
    FieldStart "field-start" "تحريك المؤشر إلى بداية السطر" "cursor to the start" &[Field] => "Home" "Ctrl-a";
    FieldEnd "field-end" "تحريك المؤشر إلى نهاية السطر" "cursor to the end" &[Field] => "End" "Ctrl-e";
    DeleteBackwards "delete-backwards" "حذف ما قبل المؤشر" "delete before the cursor" &[Field] => "Backspace";
    DeleteForwards "delete-forwards" "حذف ما بعد المؤشر" "delete after the cursor" &[Field] => "Delete";
    DeleteAll "delete-all" "مسح السطر" "clear the line" &[Field] => "Ctrl-u";
}

#[cfg(test)]
mod tests;

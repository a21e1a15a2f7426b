//! The articles inside the program, so that a first run has something to read.

/// Name and text of each, in the order in which they are shown.
pub const ARTICLES: &[(&str, &str)] = &[
    (
        "01-welcome",
        "قارئ يفتح مقالاته الأولى\n\nهذا مقال قصير وُضع داخل البرنامج كي يجد القارئ ما يقرؤه قبل أن يضيف \
         مقالاته إلى المكتبة. السهمان يحرّكان النص، وعلامة الاستفهام تعرض المفاتيح كلها.\n",
    ),
    (
        "02-search",
        "البحث لا يبالي بالحركات\n\nمن كتب بشرى وجد بُشرى، ومن كتب امريكا وجد أمريكا وأميركا، فالبحث هنا \
         يقارن الحروف بعد ردّها إلى أصل واحد ويترك النص كما كتبه صاحبه.\n",
    ),
];

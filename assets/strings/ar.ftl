# The words of the interface. Labels are verbal nouns; numbers in status lines
# stand alone («الإشارة 3 من 23»), so that no plural form is needed there.

articles-heading = المقالات
actors-heading = الجهات والشخصيات
sources-heading = المصادر
months-heading = الشهور
tags-heading = الوسوم
help-heading = المساعدة
help-general = في كل اللوحات
help-articles = في القائمة والقراءة ولوحات التصفية
help-list-reader = في القائمة ولوحة القراءة
help-list = في قائمة المقالات
help-signs = العلامات في القائمة
sign-unread = غير مقروء
sign-new = أضيف بعد زيارتك الأخيرة
sign-marked = معلَّم
sign-followed = ما تتابعه
sign-saved = بحث محفوظ
help-reader = في لوحة القراءة
help-caret = عند المؤشر في النص
help-actors = في لوحات التصفية
help-concordance = في الكشّاف السياقي
help-related = في المقاطع ذات الصلة
help-notebook = في الدفتر
help-voices = في تسميات الجهة
help-overlay = في المساعدة والتنبيهات
help-field = عند الكتابة
help-mouse = بالفأرة
mouse-click-list = نقرة على مقال
mouse-opens = قراءته
mouse-click-actor = نقرة على جهة
mouse-chooses = اختيار سطرها، ثم الانتقال إلى إشاراتها
mouse-click-row = نقرة على سطر من الكشّاف
mouse-shows-place = عرض موضعه في لوحة القراءة
mouse-click-mention = نقرة على إشارة
mouse-focuses = اختيار الجهة المشار إليها
mouse-click-clutter = نقرة على زوائد الصفحة
mouse-folds = فتحها أو طيها
mouse-click-text = نقرة في النص
mouse-moves-caret = نقل المؤشر إلى موضعها إن كان ظاهرًا
mouse-clicks = نقرتان فأكثر
mouse-marks-parts = تحديد الكلمة، وبثلاث نقرات الجملة، وبأربع الفقرة
mouse-drag = سحب على النص
mouse-marks = تحديده، للنسخ بالمفتاح { $key }
mouse-wheel = العجلة
mouse-turns = تمرير ما تحت مؤشر الفأرة، ولا تفتح مقالًا
mouse-shift = مع {"\u2066"}Shift{"\u2069"}
mouse-leaves = الفأرة للطرفية
notices-heading = التنبيهات
prompt-find = بحث في المقال:
prompt-filter = تصفية:
prompt-narrow = تصفية الأسطر:
prompt-tags = الوسوم:
prompt-note = ملاحظة:
prompt-passage = ملاحظة على المقطع:
filtered-by = تصفية: { "\u2068" }{ $typed }{ "\u2069" }
saved-open = بحث محفوظ: { $name }
prompt-name = اسم البحث المحفوظ:
saved-done = حُفظ البحث باسم «{ $name }»
saved-renamed = صار اسم البحث المحفوظ «{ $name }»
saved-deleted = حُذف البحث المحفوظ «{ $name }»
saved-delete = ضغط المفتاح نفسه مرة أخرى يحذف البحث المحفوظ «{ $name }»
saved-unwritten = تعذّر تغيير ملف عمليات البحث المحفوظة: { $what }
saved-broken = تعذّر فتح البحث المحفوظ «{ "\u2068" }{ $name }{ "\u2069" }»: { $what }
saved-unreadable = تعذّرت قراءة الملف: { "\u2068" }{ $reason }{ "\u2069" }
saved-syntax = السطر { $line }: { "\u2066" }{ $reason }{ "\u2069" }
saved-in-file = السطر { $line }، «{ "\u2068" }{ $name }{ "\u2069" }»: { $what }
saved-no-text = المطلوب استعلام بين علامتي تنصيص
saved-empty = اسم فارغ أو استعلام فارغ
nothing-to-save = لا تصفية لحفظها، والمفتاح { $key } يبدأ تصفية
no-saved-here = لا بحث محفوظًا هنا، والمفتاح { $key } يحفظ التصفية باسم
name-taken = هذا الاسم لبحث محفوظ آخر
name-gone = لم يعد في الملف بحث محفوظ بهذا الاسم
followed = متابعة: { $name }
unfollowed = أُلغيت متابعة: { $name }
nothing-to-follow = لا جهة ولا بحث محفوظًا هنا لمتابعته
new-count = { $count ->
    [one] واحد جديد
    [two] اثنان جديدان
    [few] { $count } جديدة
    [many] { $count } جديدًا
   *[other] { $count } جديد
}
first-row = هذا أول سطر في القائمة
prompt-command = أمر:
prompt-contents = فهرس المقال:
prompt-links = روابط المقال:
prompt-trail = سجل التنقل:
hint-accept = تأكيد
hint-cancel = إلغاء
hint-do = تنفيذ
hint-close = إغلاق
no-command = لا أمر بهذه الكلمات
no-heading = لا عنوان فيه هذه الكلمات
no-link = لا رابط فيه هذه الكلمات
no-stop = لا موضع فيه هذه الكلمات
no-trail = سجل التنقل فارغ؛ يُحفظ فيه كل موضع يُنتقل منه، إلى إشارة بالمفتاح { $key } مثلًا
trail-concordance = كشّاف: { $of }
trail-related = مقاطع ذات صلة
trail-notebook = الدفتر
trail-voices = تسميات: { $of }
trail-here = هنا
no-contents = لا عناوين فرعية في هذا المقال
prompt-verdict = الحكم على الإشارة:
prompt-actor = الجهة:
prompt-class = النوع:
hint-choose = اختيار
hint-follow-link = فتح في المتصفح
no-choice = لا شيء هنا بهذه الكلمات
judge-accept-here = قبول في هذا المقطع
judge-accept-article = قبول في هذا المقال
judge-accept-always = قبول دائم: هذه التسمية تدل على هذه الجهة دائمًا
judge-reject-here = رفض في هذا المقطع
judge-reject-article = رفض في هذا المقال
judge-reject-always = رفض دائم: هذه التسمية لا تدل على هذه الجهة أبدًا
judge-other = نسبتها إلى جهة أخرى…
judge-take-back = سحب الحكم
judge-new-actor = جهة جديدة: { $name }
judge-class-of = جهة جديدة: { $name }، وبالإنجليزية { $english }
class-person = شخصية
class-armed-group = جماعة مسلحة
class-organisation = مؤسسة أو هيئة
class-government = حكومة
class-state = دولة
class-media = وسيلة إعلام
nothing-to-judge = لا إشارة هنا للحكم عليها؛ لإضافة اسم تُحدَّد كلماته
no-name-to-judge = للاسم حرفان على الأقل و200 حرف على الأكثر
judged-is = «{ $name }»: { $actor }
judged-is-not = سبق رفض أن يُقصد بـ«{ $name }» { $actor }: السطر { $line } من ملفك
judged-name = «{ $name }»: اسم أي جهة؟
judged-accepted = المقصود بـ«{ $name }» { $actor } { $extent }
judged-rejected = ليس المقصود بـ«{ $name }» { $actor } { $extent }
judged-accepted-always = المقصود بـ«{ $name }» دائمًا { $actor }
judged-rejected-always = لا يُقصد بـ«{ $name }» { $actor } أبدًا
judged-taken-back = سُحب الحكم على «{ $name }»
name-added = أُضيف «{ $name }» إلى أسماء { $actor }
name-known = «{ $name }» من أسماء { $actor } من قبل
actor-added = جهة جديدة: { $name } ({ $id })
judged-count = { $what }؛ الإشارات إلى هذه الجهة هنا: { $count }
judged-meanwhile = حتى إنهاء البرنامج فقط: { $what }
judged-not = لم يُكتب شيء في ملف الجهات: { $reason }
own-file-broken = السطر { $line } ليس بصيغة TOML: { $reason }
own-file-changed = غيّر برنامج آخر الملف في هذه اللحظة؛ تمكن إعادة المحاولة
own-file-gone = لم يعد هذا في الملف
holds-in = يسري هذا الأمر: { $places }
hint-open-saved = فتح
hint-rename-saved = تغيير الاسم
hint-delete-saved = حذف
hint-open-row = انتقال
hint-list = عرض المقالات
hint-actors = عرض الجهات
hint-sources = عرض المصادر
hint-months = عرض الشهور
hint-tags = عرض الوسوم
hint-go-mentions = إلى إشاراتها
hint-all-articles = كل المقالات
hint-include = تضمين
hint-exclude = استبعاد
hint-clear-row = إلغاء
hint-invert = عكس
hint-follow = متابعة
hint-unfollow = إلغاء المتابعة
hint-together = مع المختارة
hint-narrow-facets = تصفية الأسطر
hint-sort-rows = ترتيب
hint-narrow-rows = تصفية الأسطر
hint-compare = مقابلة
hint-go-on = صلات المقطع
hint-close-concordance = إغلاق
included = تضمين: { $actor }
excluded = استبعاد: { $actor }
guessed = { $what }؟

article-of = المقال { $here } من { $all }
# The sign of per cent stands to the left of a number, as after Arabic letters.
share = {"\u061C"}{ $share }%
mention-of = الإشارة { $here } من { $all }
mention-of-all = الإشارات: { $all }
mention-of-any = الإشارة { $here } من { $all } (كل الجهات)
mention-of-any-all = الإشارات (كل الجهات): { $all }
none-here = لا إشارات في هذا المقال
hit-of = النتيجة { $here } من { $all }
row-of = السطر { $here } من { $all }
row-of-all = الأسطر: { $all }
rows-of = { $here } من { $all }
looking = البحث عن الإشارات: {"\u061C"}{ $share }%
looking-stopped = أُوقف البحث عن الإشارات، ويُستأنف عند التشغيل التالي
kept-before = المقال محفوظ في المكتبة من قبل
kept = حُفظ في المكتبة: { $new }؛ وكان فيها من قبل: { $before }
keeping = حفظ مقالات القائمة في المكتبة
nowhere-to-keep = لم يُحفظ: لا تُنشأ مكتبة مع ‎--no-state‎ أو حيث لا موضع لها
reading-inputs = القراءة جارية: {"\u061C"}{ $share }%
reading-articles = قُرئ حتى الآن: { $count }
reading-stopped = أُوقفت القراءة، وما قُرئ باقٍ
notices-hint = { $count ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
   *[other] { $count } تنبيه
}
clutter-lines = زوائد الصفحة: { $count ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $count } أسطر
    [many] { $count } سطرًا
   *[other] { $count } سطر
}
# Between two keys of one command.
key-or = أو
help-hint = مساعدة
repeats-focused = إشارات الجهة المختارة
repeats-any = كل الإشارات
repeats-hits = نتائج البحث

# No sign touches a number: in the narrowest window there is no room to hold them apart.
too-small = أعمدة النافذة { $width } وأسطرها { $height } وأقل ما يكفي من الأعمدة { $least-width } ومن الأسطر { $least-height }
reading = قراءة الملفات…
no-articles = قائمة المقالات فارغة
no-matches = لا مقال يوافق التصفية
nothing-open = لم يُفتح مقال
nobody-to-join = المطلوب اختيار جهة بالمفتاح Enter، ثم سطر جهة أخرى
joined = { $actor } و{ $other } في فقرة واحدة
no-mentions-here = لا إشارات إلى جهات أو شخصيات في هذه المقالات
no-actors = لوحة الجهات والشخصيات: لا إشارة إلى أي منها في هذه المقالات
no-sources = لوحة المصادر: لا يُعرف مصدر أيٍّ من هذه المقالات
no-months = لوحة الشهور: لا يُعرف تاريخ أيٍّ من هذه المقالات
no-tags = لوحة الوسوم: لا وسم على أيٍّ من هذه المقالات
notebook-heading = الدفتر
nothing-noted = الدفتر فارغ: لا علامة ولا وسم ولا ملاحظة ولا تظليل على أيٍّ من مقالات القائمة
noted-mark = علامة
noted-tag = وسم
noted-note = ملاحظة
noted-passage = تظليل
noted-gone = [لم يعد في النص]
concordance-heading = الكشّاف السياقي
narrowed-to = تصفية: { "\u2068" }{ $typed }{ "\u2069" }
gathered = الجمع جارٍ: {"\u061C"}{ $share }%
gathering = جمع المواضع…
no-rows = لا ذكر لهذه الجهة أو الكلمة في مقالات القائمة
no-rows-left = لا سطر فيه هذا النص
no-source = مصدر غير معروف
related-heading = المقاطع ذات الصلة
relating = البحث عن مقاطع ذات صلة…
related-so-far = البحث جارٍ: {"\u061C"}{ $share }%
no-related = لا مقطع في مقالات أخرى يشترك مع هذا المقطع في جهات أو تواريخ أو أرقام أو كلمات
voices-heading = تسميات
listening = جمع التسميات…
no-voices = لا إشارة إلى هذه الجهة في مقالات القائمة، فلا تسميات لها
no-actor-here = لا جهة هنا تُجمع تسمياتها
by-form = بحسب التسمية
by-source = بحسب المصدر
a-description = (وصف)
of-these-likely = المُرجَّح منها: { $count }
in-copies = لم يُعدّ لأنه في نسخ مكررة: { $count }
more-forms = { $count ->
    [one] تسمية أخرى
    [two] تسميتان أخريان
    [few] { $count } تسميات أخرى
    [many] { $count } تسمية أخرى
   *[other] { $count } تسمية أخرى
 }
more-sources = { $count ->
    [one] مصدر آخر
    [two] مصدران آخران
    [few] { $count } مصادر أخرى
    [many] { $count } مصدرًا آخر
   *[other] { $count } مصدر آخر
 }
no-passage = لا مقطع هنا
no-copies = لا نسخ أخرى لهذا المقطع
passage-of = المقطع { $here } من { $all }
passage-of-all = المقاطع: { $all }
shares = المشترك: { $what }
loosely-related = صلة أضعف: { $count }
is-loose = صلة أضعف
is-copy = نسخة
copies = { $count ->
    [one] ونسخة أخرى
    [two] ونسختان أخريان
    [few] و{ $count } نسخ أخرى
    [many] و{ $count } نسخة أخرى
   *[other] و{ $count } نسخة أخرى
}
no-comparable-differences = لا اختلاف في ما يقبل المقارنة من الأرقام والتواريخ
nothing-comparable = لا أرقام ولا تواريخ تقبل المقارنة
differences = { $count ->
    [zero] لا اختلاف في الأرقام والتواريخ
    [one] اختلاف واحد في الأرقام والتواريخ
    [two] اختلافان في الأرقام والتواريخ
    [few] { $count } اختلافات في الأرقام والتواريخ
    [many] { $count } اختلافًا في الأرقام والتواريخ
   *[other] { $count } اختلاف في الأرقام والتواريخ
}
compared-from = المقطع الأول:
compared-to = المقطع الثاني:
no-keyword = لا جهة ولا كلمة هنا لجمع مواضعها
no-notices = لا تنبيهات على ما قُرئ من الملفات
# Of a pane that has nothing to show: by which keys there will be something.
empty-articles = تُفتح المقالات بالأمر { "\u2066" }`qari FILE`{ "\u2069" }، وتُضاف إلى المكتبة بالأمر { "\u2066" }`qari add FILE`{ "\u2069" }
empty-filtered = المفتاح { $key } يلغي التصفية
empty-list-filtered = القائمة مصفّاة: المفتاح { $close } للإغلاق، ثم { $key } لإلغاء التصفية
empty-open = المفتاح { $key } يفتح المقال المختار في القائمة
empty-actors = لإضافة جهة: المفتاح { $caret } يضع المؤشر في نص مقال، ثم يُحدَّد اسمها، ثم المفتاح { $key }
empty-tags = المفتاح { $key } يضع وسومًا على المقال المختار
empty-notebook = في القائمة وعند القراءة: المفتاح { $mark } للعلامة، والمفتاح { $tags } للوسوم، والمفتاح { $note } للملاحظة
empty-highlight = للتظليل: المفتاح { $caret } يضع المؤشر في النص، والمفتاح { $select } يبدأ التحديد، والمفتاح { $mark } يظلل المحدد
empty-related = المفتاح { $close } للإغلاق، ثم { $key } عند فقرة أخرى
mentions-counted = { $count ->
    [zero] لا إشارات
    [one] إشارة واحدة
    [two] إشارتان
    [few] { $count }{ $more } إشارات
    [many] { $count }{ $more } إشارة
   *[other] { $count }{ $more } إشارة
}
places-counted = { $count ->
    [zero] لا مواضع
    [one] موضع واحد
    [two] موضعان
    [few] { $count }{ $more } مواضع
    [many] { $count }{ $more } موضعًا
   *[other] { $count }{ $more } موضع
}

no-actor-focused = لا جهة مختارة، ولا إشارات في هذا المقال
reading-rest = ما بعد هذا ما زال يُقرأ
still-looking = البحث عن الإشارات جارٍ
focused-on = الجهة المختارة: { $actor }
unfocused = أُلغي اختيار الجهة: { $actor }
marking-principal = إبراز الجهات الرئيسة
marking-all = إبراز كل الجهات
marking-focused = إبراز الجهة المختارة وحدها
marking-none = لا إبراز: لا جهة مختارة
marks-keep = الحركات كما كُتبت
marks-essential = الحركات: الشدة والتنوين فقط
marks-strip = بلا حركات
digits-as-written = الأرقام كما كُتبت
digits-arabic-indic = الأرقام: ١٢٣
digits-persian = الأرقام: ۱۲۳ (الفارسية)
digits-european = الأرقام: 123
justify-none = الأسطر بلا ضبط
justify-spaces = ضبط الأسطر بالمسافات
justify-kashida = ضبط الأسطر بالكشيدة
theme-now = السمة: { $theme }
theme-dark = داكنة
theme-light = فاتحة
theme-neutral = لأي خلفية
theme-high-contrast = عالية التباين
theme-color-blind = لعمى الألوان
theme-sixteen = 16 لونًا
theme-broken = ليست هذه سمة ({ "\u2066" }{ $reason }{ "\u2069" })
theme-role-unknown = لا دور باسم «{ "\u2066" }{ $role }{ "\u2069" }»
theme-role-mistyped = لا دور باسم «{ "\u2066" }{ $role }{ "\u2069" }»؛ أهو «{ "\u2066" }{ $meant }{ "\u2069" }»؟
theme-base = قيمة base ليست من السمات المضمَّنة: { $known }
spacing-rows = بين الفقرات سطر فارغ
spacing-indent = أول كل فقرة مُزاح
measure = عرض الأسطر: { $cells }
measure-full = عرض الأسطر كعرض اللوحة
list-on-the-left = القائمة على اليسار
list-on-the-right = القائمة على اليمين
language-now = لغة الواجهة العربية الآن
choices-forgotten = نُسي ما اختير بالمفاتيح، والإعدادات هي السارية
choices-unkept = لم يُحفظ الاختيار للمرة القادمة: { $reason }
no-address = لا رابط في المقال لصفحته
own-page = صفحة المقال
address-refused = رابط صفحة المقال ليس من روابط الويب أو ليس آمنًا، فلم يُفتح
browsing = فتح { $address }
no-browser = تعذّر تشغيل متصفح: { $reason }
reloaded = قُرئ الملف من جديد
reload-apart = في الملف الآن مقال آخر أُضيف إلى القائمة، وبقي هذا كما هو
reload-same = لم يتغير الملف
reload-no-file = لم يأتِ المقال من ملف
reload-gone = لم يعد الملف موجودًا، أو لم يعد المقال فيه
remove-article = ضغط المفتاح نفسه مرة أخرى يحذف من المكتبة «{ $title }»
removed-article = حُذف المقال من المكتبة
remove-no-library = ليست هذه القائمة من المكتبة، فلم يُحذف شيء
clutter-opened = زوائد الصفحة مفتوحة
clutter-folded = زوائد الصفحة مطوية
no-clutter = لا زوائد في هذا المقال
no-hits = لا نتائج
searching = البحث جارٍ، والمفتاح Esc يوقفه
search-stopped = أُوقف البحث
from-the-start = نهاية المقال، استئناف من أوله
from-the-end = بداية المقال، استئناف من آخره
first-article = هذا أول المقالات
last-article = هذا آخر المقالات
marked-read = المقال مقروء
marked-unread = المقال غير مقروء
marked = وُضعت علامة على المقال
unmarked = أُزيلت علامة المقال
tagged = وسوم المقال: { $tags }
untagged = أُزيلت وسوم المقال
noted = حُفظت الملاحظة
unnoted = حُذفت الملاحظة
highlighted = ظُلّل المقطع
unhighlighted = أُزيل التظليل
unhighlighted-noted = أُزيل التظليل والملاحظة عليه
passage-noted = حُفظت الملاحظة على المقطع
passage-unnoted = حُذفت الملاحظة على المقطع
passage-note = ملاحظة على المقطع
annotated = تغيّر التظليل
highlighted-before = المقطع مظلَّل من قبل
nothing-to-highlight = ليس في المحدَّد ما يُظلَّل
too-long-to-highlight = المحدَّد أطول من أن يُظلَّل
article-gone = لم يعد المقال في المكتبة
row-lost = مقال تتعذّر قراءته
passage-gone = لم يعد المقطع في النص
undone = تراجع: { $what }
undone-judgement = لم يعد قائمًا: { $what }
undone-of = تراجع: { $what } ({ $title })
nothing-to-undo = لا شيء للتراجع عنه
kept-added = { $what }؛ وصار المقال في المكتبة
kept-apart = { $what }؛ ولم يعد المقال في المكتبة، فيبقى هذا محفوظًا إلى أن يُضاف ثانية
kept-later = { $what }؛ برنامج آخر يكتب في المكتبة، وسيُحفظ ذلك فيها حين ينتهي
kept-at-last = حُفظ في المكتبة: { $what }
kept-meanwhile = { $what }، حتى إنهاء البرنامج فقط
kept-not = { $what }، حتى إنهاء البرنامج فقط: { $reason }
kept-lost = لم يُحفظ ({ $what }): { $reason }
kept-unfinished = لم يكتمل الحفظ ({ $what })، فقد أُوقف
keeping-last = حفظ آخر التغييرات في المكتبة جارٍ…
state-marked = معلَّم
state-highlights = التظليلات: { $count }
note = ملاحظة: { "\u2068" }{ $note }{ "\u2069" }
order = الترتيب: { $order }
order-added = كما أُضيفت
order-date = الأحدث أولًا
order-source = بحسب المصدر
order-mentions = الأكثر إشارات أولًا
order-relevance = الأوثق صلة أولًا
order-new = الجديد أولًا
sort-list = بترتيب القائمة
sort-after = بحسب الكلمات التالية
sort-before = بحسب الكلمات السابقة
direction-auto = اتجاه الفقرات: بحسب كلماتها
direction-first-strong = اتجاه الفقرات: بحسب أول حرف فيها
direction-rtl = اتجاه الفقرات: من اليمين إلى اليسار
direction-ltr = اتجاه الفقرات: من اليسار إلى اليمين
hint-copy-word = نسخ الكلمة
hint-copy-mention = نسخ الإشارة
hint-copy-clutter = نسخ الزوائد
hint-copy-marked = نسخ المحدد
hint-select-word = تحديد الكلمة
hint-select-mention = تحديد الإشارة
hint-select-clutter = تحديد الزوائد
hint-select-sentence = تحديد الجملة
hint-unfold = فتح الزوائد
hint-fold = طي الزوائد
hint-widen = توسيع التحديد
hint-mark = بدء التحديد
hint-highlight = تظليل
hint-unhighlight = إزالة التظليل
hint-note = ملاحظة
hint-drop-mark = إلغاء التحديد
hint-leave = إخفاء المؤشر
copied-title = نُسخ العنوان
copied-citation = نُسخ النص مع توثيق المصدر
nothing-to-cite = لا شيء هنا يُوثَّق مصدره
copied-word = نُسخت الكلمة
copied-mention = نُسخت الإشارة
copied-hit = نُسخت النتيجة
copied-sentence = نُسخت الجملة
copied-paragraph = نُسخت الفقرة
copied-clutter = نُسخت زوائد الصفحة
copied-range = نُسخ النص المحدد
copied-to-terminal = { $copied } إلى حافظة الطرفية
copied-to-tmux = { $copied } إلى حافظة tmux
copied-too-long = تعذّر النسخ: النص أطول من الحد المقبول ({ $limit } بايت)
copied-not = تعذّر النسخ: { $reason }
nothing-to-copy = لا إشارة هنا لنسخها، والمفتاح { $key } يضع المؤشر في النص
no-article-selected = لا مقال مختارًا في القائمة
nothing-under-caret = لا كلمة عند المؤشر
mouse-on = الفأرة تعمل هنا، ومع Shift للطرفية
mouse-off = الفأرة للطرفية
rendering = طريقة العرض: { $mode }، والمفتاح { $key } لغيرها
rendering-automatic = طريقة العرض: تلقائية ({ $mode })، والمفتاح { $key } لغيرها
rendering-forgotten = تعذّر حفظ الاختيار: { $reason }
no-way-back = لا موضع قبل هذا في سجل التنقل
no-way-forward = لا موضع بعد هذا في سجل التنقل
no-further-mention = لا إشارة بعد هذا الموضع
no-earlier-mention = لا إشارة قبل هذا الموضع
on-to-article = انتقال إلى مقال آخر: { $title }

misread = تعذّر فهم التصفية عند «{ $at }»: { $why }؛ والقائمة لآخر تصفية مفهومة
open-quotation = علامة تنصيص بلا إغلاق
open-group = قوس بلا إغلاق
unopened-group = قوس إغلاق بلا فتح
too-deep = أقواس متداخلة أكثر مما ينبغي
missing-term = كلمة ناقصة قبل «أو» أو بعدها
unknown-field = حقل غير معروف
empty-field = حقل بلا قيمة
unknown-value = قيمة غير معروفة
unknown-actor = جهة غير معروفة
unknown-actor-meant = جهة غير معروفة (والأقرب: «{ $meant }»)
unknown-saved = لا بحث محفوظًا بهذا الاسم
broken-saved = في هذا البحث المحفوظ نفسه خطأ
circular-saved = بحث محفوظ يعود إلى نفسه
too-many-saved = عدد أكبر من المسموح به من عمليات البحث المحفوظة بعضها داخل بعض
unknown-date = ليس يومًا ولا شهرًا بسنته (أغسطس 2021) ولا سنة ولا مدة بين تاريخين
reversed-dates = مدة آخرها قبل أولها
unknown-distance = المطلوب بعد النقطتين عدد من 1 إلى 100، أو «جملة» أو «فقرة»
missing-near = تنقص بعده كلمتان أو عبارتان
not-near = القرب لا يكون إلا بين كلمات وعبارات
missing-together = تنقص بعده جهتان
not-together = الاجتماع في جملة أو فقرة لا يكون إلا بين جهات

notice-bad-bytes = { $count ->
    [one] موضع واحد تعذّرت قراءته
    [two] موضعان تعذّرت قراءتهما
    [few] { $count } مواضع تعذّرت قراءتها
    [many] { $count } موضعًا تعذّرت قراءتها
   *[other] { $count } موضع تعذّرت قراءتها
}
notice-read-as-plain = بنية { $format } غير سليمة: قُرئ نصًّا عاديًا
notice-damaged = تعذّرت قراءته: ملف { $format } تالف
notice-damaged-parts = { $count ->
    [one] أُهمل جزء تالف منه
    [two] أُهمل جزءان تالفان منه
    [few] أُهملت { $count } أجزاء تالفة منه
    [many] أُهمل { $count } جزءًا تالفًا منه
   *[other] أُهمل { $count } جزء تالف منه
}
notice-no-items = خلاصة لا مقالات فيها
notice-list-of-feeds = { $count ->
    [zero] قائمة خلاصات فارغة، لا مقال فيها
    [one] قائمة فيها خلاصة واحدة، لا مقال فيها
    [two] قائمة فيها خلاصتان، لا مقال فيها
    [few] قائمة فيها { $count } خلاصات، لا مقال فيها
    [many] قائمة فيها { $count } خلاصة، لا مقال فيها
   *[other] قائمة فيها { $count } خلاصة، لا مقال فيها
}
notice-encoding = قُرئ النص بالترميز { $name }
notice-weekday = يوم الأسبوع لا يوافق التاريخ: { $written }
notice-calendars = تاريخان لا يتوافقان: { $written }
notice-no-text = سجل بلا نص
notice-date-not-read = تعذّر فهم التاريخ: { $written }
notice-encrypted = مشفَّر، فلم يُقرأ
notice-overpacked = يتضخّم عند فك الضغط أكثر مما ينبغي، فلم يُقرأ
notice-packed-too-deeply = أرشيف داخل أرشيف داخل أرشيف، فلم يُقرأ
notice-empty = لا نص فيه
notice-binary = ليس ملفًا نصيًا
notice-binary-files = { $count ->
    [zero] لا ملفات غير نصية
    [one] ملف واحد غير نصي
    [two] ملفان غير نصيين
    [few] { $count } ملفات غير نصية
    [many] { $count } ملفًا غير نصي
   *[other] { $count } ملف غير نصي
}
notice-no-articles = لا مقالات في هذا المجلد
notice-many-mentions = كثير الإشارات: لم يُبحث إلا عن أول { $count } منها
notice-too-complex = تعذّرت قراءته: أجزاؤه متداخلة أو كثيرة أكثر مما ينبغي
notice-too-large = حجمه يتجاوز { $megabytes } ميغابايت
notice-missing = تعذّر فتح الملف: لا وجود له
notice-not-kept = لا مقال في المكتبة بهذا المعرّف؛ ومعرّفات مقالاتها: { "\u2066" }`qari articles`{ "\u2069" }
notice-forbidden = تعذّر فتح الملف: لا إذن بقراءته
notice-unreadable = تعذّرت قراءة الملف: { $reason }
notice-duplicate = نصه مكرر، وهو المقال نفسه: { $of }
library-none = هذا الملف ليس مكتبة لقارئ، ولم يُمَسّ
library-newer = أنشأ المكتبة إصدار أحدث من قارئ؛ ولا يفتحها إلا بعد تحديثه
library-damaged = في المكتبة عطب؛ تُفحص بالأمر { "\u2066" }qari library check{ "\u2069" }، ويُستنقذ ما سلم بالأمر { "\u2066" }qari library export{ "\u2069" }
library-busy = برنامج آخر يكتب في المكتبة؛ وتمكن المحاولة بعد قليل
library-read-only = لا إذن بالكتابة في المكتبة
library-full = لا متسع على القرص، فلم يُحفظ آخر تغيير
library-disk = تعذّرت القراءة من قرص المكتبة أو الكتابة عليه
library-other = تعذّر استعمال المكتبة: { $reason }

samples-question = أي هذه الأسطر صحيح، حروفه متصلة وكلماته في مواضعها؟
samples-too-small = لا تتسع النافذة للأسطر كلها، ويلزم تكبيرها.
samples-keys = رقم السطر لحفظ الاختيار لهذه الطرفية، والمفتاح Enter لإبقاء الإعداد كما هو
samples-keys-unkept = رقم السطر لاختياره هذه المرة فقط، والمفتاح Enter لإبقاء الإعداد كما هو
samples-no-number = لا سطر رقمه «{ $typed }»؛ والأرقام: { $numbers }، والمفتاح Enter لإبقاء الإعداد كما هو
doctor-terminal = الطرفية: { $what }
doctor-terminal-explicit-bidi = توقف ترتيبها عند الطلب
doctor-terminal-implicit-bidi = ترتب الأسطر ولا توقف ترتيبها
doctor-terminal-other = لا ترتب شيئًا بنفسها، فيما يُعرف عنها
doctor-known-by = مصدر المعرفة: { $what }
doctor-known-by-answer = جواب الطرفية
doctor-known-by-environment = متغيرات البيئة
doctor-known-by-tmux = جواب tmux
doctor-known-by-nothing = لم يُعرف شيء
doctor-within = داخل: { $what }
doctor-render = طريقة العرض: { $what }
doctor-chosen-by-nobody = تلقائية
doctor-chosen-by-option = من سطر الأوامر
doctor-chosen-by-environment = من المتغير QARI_RENDER
doctor-chosen-by-file = من ملف الإعدادات
doctor-chosen-by-person = اختيار محفوظ لهذه الطرفية
doctor-chosen-by-person-unkept = اختيار لهذه المرة فقط
doctor-lines = طريقة العرض بلا شاشة كاملة: { $what }
doctor-switches = إيقاف ترتيب الطرفية: { $what }
doctor-marks = الحركات: { $what }
doctor-marks-keep = كما كُتبت
doctor-marks-strip = لا تُعرض، لأنها تفسد الحروف هنا
doctor-background = الخلفية: { $what }
doctor-background-dark = داكنة
doctor-background-light = فاتحة
doctor-background-unknown = غير معروفة
doctor-theme = السمة: { $what }
doctor-colours = الألوان: { $what }
doctor-colours-none = بلا ألوان
doctor-colours-true = كاملة
doctor-size = النافذة: الأعمدة { $columns }، الأسطر { $rows }
doctor-environment = البيئة: { $what }
doctor-tmux = طرفية tmux: { $what }
doctor-tmux-passes = تمرير tmux إلى تلك الطرفية: { $what }
doctor-tmux-passes-yes = مسموح
doctor-tmux-passes-no = غير مسموح
doctor-asked = السؤال: { $what }
doctor-answered = الجواب: { $what }
doctor-no-terminal = لم يُسأل، إذ لا طرفية
doctor-none = لا شيء
doctor-choices = ما اختير بالمفاتيح: { $what }
doctor-state = ملف الاختيارات: { $what }
doctor-state-error = تعذّر استعمال ملف الاختيارات: { $what }
doctor-remembered = حُفظ الاختيار: { $what }
doctor-automatic = طريقة العرض تُختار تلقائيًا من الآن، وهي الآن: { $what }
doctor-unkept = لم يُحفظ الاختيار: { $what }
standard-input = الدخل القياسي
input-is-the-terminal = الدخل القياسي ({ "\u2066" }-{ "\u2069" }) هو هذه الطرفية، ومنها تُقرأ مفاتيح القارئ؛ والمطلوب أنبوب إلى { "\u2066" }`qari -`{ "\u2069" } أو اسم ملف
output-is-no-terminal = الخرج القياسي ليس طرفية؛ وللكتابة في أنبوب: { "\u2066" }`qari print`{ "\u2069" }، وللقراءة بالأسطر: { "\u2066" }`qari --plain`{ "\u2069" }
query-misread = { "\u2068" }{ $argument }{ "\u2069" }، الحرف { $place }، «{ $at }»: { $why }
unknown-actor-name = لا جهة باسم «{ "\u2068" }{ $name }{ "\u2069" }»؛ وقائمة الجهات: { "\u2066" }`qari actors --all`{ "\u2069" }
mistyped-actor = لا جهة باسم «{ "\u2068" }{ $name }{ "\u2069" }»؛ والأقرب إليه: «{ "\u2068" }{ $nearest }{ "\u2069" }»
before-the-command = موضع المسارات والخيارين { "\u2066" }--library{ "\u2069" } و{ "\u2066" }--justify{ "\u2069" } بعد اسم الأمر، وخيارات القارئ ليست للأوامر؛ والمسار الذي اسمه اسم أمر يُكتب هكذا: { "\u2066" }./name{ "\u2069" }

# المساعدة في سطر الأوامر.
usage-heading = الاستعمال
commands-heading = الأوامر
arguments-heading = المُعطيات
options-heading = الخيارات
values-are = القيم: { $values }
default-is = الافتراضي: { $value }
about-qari = قارئ المقالات العربية في الطرفية، وهو يعرف الجهات والشخصيات التي تذكرها
about-print = كتابة المقالات على الخرج القياسي، أسطرها منسّقة
about-articles = سرد المقالات، كل مقال في سطر: معرّفه وتاريخه ومصدره وعنوانه
about-mentions = سرد كل إشارة إلى جهة: معرّف مقالها، ومحارفها من–إلى، والجهة، والنص، والكلمة كاملة، ونوعها (name أو nominal)، ودرجة التأكد (certain أو likely)، وقسمها من المقال؛ ومنها ما في زوائد الصفحة، والخيار { "\u2066" }--zone{ "\u2069" } يحدد الأقسام
about-search = سرد المقاطع التي توافق استعلامًا: معرّف مقالها، ومحارفها من–إلى، وما كُتب فيها
about-actors = سرد الجهات والشخصيات المذكورة: عدد الإشارات (ومنها المرجَّحة)، وعدد المؤكَّدة منها، والمعرّف، والاسم، وعدد ما تُذكر فيه الدولة مكانًا فحسب؛ ولا يُعدّ ما في زوائد الصفحة
about-doctor = بيان ما يُعرف عن هذه الطرفية وكيف تُرسل إليها الأسطر، والسؤال عن الأصح عرضًا
about-generate = كتابة ما يُصنع من جداول البرنامج
about-help = هذه المساعدة، أو مساعدة أمر بعينه
option-paths = ملفات، أو مجلدات بكل ما تحتها، أو { "\u2066" }-{ "\u2069" } للدخل القياسي؛ وبلا مسار: المكتبة، والمقالات المضمَّنة ما لم يكن فيها مقال أضفته، إلا أن القارئ والأمر print يأخذان أولًا ما في الدخل القياسي من أنبوب أو ملف، ما لم تُعيَّن المكتبة المقصودة بـ { "\u2066" }--library{ "\u2069" }
option-plain = القراءة بالأسطر بدل الشاشة الكاملة: لقارئات الشاشة، وللطرفيات التي لا مؤشر فيها (تلقائيًا حيث { "\u2066" }TERM=dumb{ "\u2069" })، وللنصوص البرمجية؛ وما يأتي من أنبوب حينئذ أوامر، ولا يكون مقالًا إلا باسم «-»
option-justify = ضبط الأسطر على عرض واحد: بالمسافات، أو بالكشيدة والمسافات
option-mouse = عمل الفأرة في القارئ، أو تركها للطرفية
option-region = عادات منطقة حيث لم يُحدَّد غيرها: لغة الواجهة وأسماء الشهور والأرقام والتقويم، في الشام والعراق، أو الخليج، أو المغرب الكبير، أو إيران وأفغانستان، أو لقارئ الإنجليزية؛ والقيمة auto بلا عادات
option-measure = أقصى عرض للسطر في لوحة القراءة، بالخلايا، أو كعرض اللوحة
option-spacing = ما يفصل الفقرات في القارئ: سطر فارغ، أو إزاحة أول السطر
option-mirror = وضع القائمة على اليمين، أيًّا كانت لغة الواجهة؛ والقيمة off على اليسار، والقيمة auto حيث تبدأ أسطر لغتها
option-lang = لغة الواجهة والرسائل؛ والقيمة auto بحسب لغة النظام
option-color = استعمال الألوان: بحسب الطرفية، أو دائمًا، أو بلا ألوان ولا خط عريض في الأسطر (والمتغير { "\u2066" }NO_COLOR{ "\u2069" } يُبقي الخط العريض)، أو بهذا العدد منها
option-theme = ألوان لخلفية داكنة أو فاتحة أو لأي خلفية، أو عالية التباين، أو لعمى الألوان (بألوان أوكابي وإيتو)، أو لستة عشر لونًا، أو سمة لك بمسارها أو باسمها في المجلد themes بجانب ملف الإعدادات؛ والقيمة auto ما يناسب الطرفية
option-render = كيف تُكتب الأسطر، للطرفيات التي ترتبها بنفسها: auto في الطرفية visual وفي الأنبوب logical؛ ويحل محله في الطرفيات المتغير QARI_RENDER
option-marks = الحركات: كما يناسب الطرفية، أو كما كُتبت، أو الشدة والتنوين فقط، أو بلا حركات
option-digits = أشكال الأرقام: كما كُتبت، أو ١٢٣، أو ۱۲۳ (الفارسية)، أو 123
option-months = أسماء الشهور الميلادية: كما كتبها المقال، أو المصرية والخليجية (يناير)، أو الشامية والعراقية (كانون الثاني)، أو الجزائرية والتونسية (جانفي)، أو المغربية (يناير، غشت)، أو اثنان معًا (يناير/كانون الثاني)
option-calendar = تقويم التواريخ: كما كُتبت، أو الميلادي، أو الهجري (أم القرى)، أو الهجري الشمسي
option-encoding = ترميز المقالات التي تُقرأ؛ والقيمة auto بحسب ما تدل عليه بايتات كل منها
option-direction = اتجاه الفقرات: بحسب كلماتها، أو بحسب أول حرف فيها، أو من اليمين إلى اليسار، أو من اليسار إلى اليمين
option-no-state = بلا حفظ شيء، وبلا استعمال ما حُفظ من قبل، إلا ما يُفعل بمقالات المكتبة عند قراءتها منها
option-width = عرض السطر بالخلايا؛ وبلا هذا الخيار: عرض الطرفية، وإلا 80
option-raw = نص المقالات كما هو، بلا تنسيق
option-format = صيغة السجلات: أعمدة (وفي الأنبوب حقول بينها علامة جدولة)، أو كائن JSON في كل سطر، أو قيم تفصلها فواصل للجداول الحسابية
option-mentions-format = صيغة كتابة الإشارات: نصًّا أو JSON Lines أو CSV كغيرها من السجلات؛ أو حواشي ويب (W3C Web Annotation) بصيغة JSON-LD، في كل سطر واحدة؛ أو لأداة brat في مجلد: لكل مقال نصه وملف ‎.ann
option-folder = مجلد جديد أو فارغ تُكتب فيه ملفات brat
folder-needed = تقرأ أداة brat ملفات: يُسمّى لها مجلد جديد أو فارغ بالخيار { "\u2066" }--output{ "\u2069" }
folder-for-brat = الخيار { "\u2066" }--output{ "\u2069" } مع { "\u2066" }--format brat{ "\u2069" } وحده
folder-not-empty = المجلد «{ $folder }» غير فارغ؛ يُسمّى مجلد جديد أو فارغ
option-report = صيغة التقرير: بالكلمات، أو كائن JSON واحد
option-sought = ما يُبحث عنه؛ وصيغته في { "\u2066" }`qari help queries`{ "\u2069" }
option-query = المقالات التي توافق هذا الاستعلام وحدها؛ وصيغته في { "\u2066" }`qari help queries`{ "\u2069" }
option-sort = الترتيب: كما أُضيفت، أو الأحدث أولًا، أو بحسب المصدر، أو الأكثر إشارات أولًا، أو الأوثق صلة أولًا
option-limit = أقصى عدد من السجلات
option-per-article = أقصى عدد من السجلات لمقال واحد
option-actor = إشارات هذه الجهة وحدها، بمعرّفها أو بأي اسم لها، بالعربية أو الإنجليزية، ويجوز تكرار الخيار
option-all-actors = عرض الجهات المعروفة كلها، ما ذُكر منها وما لم يُذكر
option-forms = التسميات التي تُكتب بها كل جهة في كل مصدر، الأكثر أولًا: المواضع (وتُعدّ النسخ المتطابقة تقريبًا مرة واحدة)، والجهة، والتسمية، والمصدر
option-explain = بيان سبب كل إشارة
option-kind = إشارات هذا النوع وحدها: اسم، أو وصف
option-certainty = إشارات هذه الدرجة وحدها: مؤكَّدة، أو مُرجَّحة
option-zone = إشارات هذا القسم من المقال وحدها: body للمتن، أو clutter لزوائد الصفحة، أو غيرهما
option-what = ما يُكتب: keys لجدول المفاتيح، كما في { "\u2066" }docs/KEYS.md{ "\u2069" }؛ queries لصيغة الاستعلام، كما في { "\u2066" }docs/QUERIES.md{ "\u2069" }؛ config لملف الإعدادات؛ man لصفحة الدليل؛ completions لإكمال الأوامر في الصدفة
option-shell = الصدفة التي يُصنع لها الإكمال
man-name = الاسم
man-synopsis = الاستعمال
man-description = الوصف
man-keys = المفاتيح
man-environment = متغيرات البيئة
man-exit-status = رمز الانتهاء
man-examples = أمثلة
man-files = الملفات
man-qari-library = المكتبة، بدلًا من التي في مجلد البيانات.
man-qari-config = ملف الإعدادات، بدلًا من الذي في مجلد الإعدادات.
man-qari-render = كيف تُرسل الخلايا إلى الطرفية، كما في --render.
man-no-color = إن كان معيَّنًا وليس فارغًا فلا ألوان.
man-xdg = مجلدات الإعدادات والمكتبة وما يُتذكَّر.
man-exit-0 = نجاح، وكذلك إن أُغلق الأنبوب.
man-exit-1 = لم يُعثر على شيء، أو تعذّر بعض المدخلات، ولكل منها سطر في خرج الأخطاء القياسي.
man-exit-2 = استعمال خاطئ.
man-example-library = يفتح المكتبة، أو المقالات المضمَّنة ما لم يكن فيها مقال أضفته.
man-example-file = يقرأ ملفًا.
man-example-add = يضع مقالات مجلد في المكتبة.
man-example-articles = يسرد المقالات التي تذكر طالبان في سنة واحدة.
man-example-mentions = كل إشارة إلى جهة، في جدول.
man-example-export = يكتب ما عُلِّم وكُتبت عليه ملاحظات في صفحة.
man-file-config = الإعدادات، ويطبعها qari generate config.
man-file-actors = جهات تضيفها، وما حكمت به على الإشارات.
man-file-queries = عمليات البحث المحفوظة بأسمائها، وما يُتابَع.
man-file-themes = سمات تصنعها.
man-file-library = المكتبة.
man-file-positions = ما قُرئ من مقالات ليست في المكتبة، وإلى أين قُرئ.
man-file-visits = آخر مقال كان مفتوحًا، وآخر ما كان في كل مكتبة عند زيارتها.
man-file-choices = ما اختير بالمفاتيح.
option-of = الأمر المطلوبة مساعدته، أو { "\u2066" }queries{ "\u2069" } لصيغة الاستعلام
option-help = هذه المساعدة
option-version = رقم الإصدار
unknown-rendering = المتغير { $variable }: لا طريقة عرض اسمها «{ $value }»؛ والقيم: { $known }
not-obeyed = لا أثر للخيار { "\u2066" }{ $option }{ "\u2069" } مع { "\u2066" }`{ $command }`{ "\u2069" }
nearest-command = أهو الأمر { "\u2066" }`qari { $command }`{ "\u2069" }؟
rendering-not-here = المتغير { $variable }: طريقة العرض { "\u2066" }logical{ "\u2069" } للأوامر التي لا شاشة كاملة لها، ولا أثر لها هنا
logical-has-no-screen = لا تُعرض الشاشة الكاملة بطريقة { "\u2066" }logical{ "\u2069" }؛ وللقراءة بالأسطر: { "\u2066" }`qari --plain`{ "\u2069" }، ولكتابة المقالات: { "\u2066" }`qari print`{ "\u2069" }
unknown-argument = لا خيار ولا مُعطى باسم { "\u2066" }{ $argument }{ "\u2069" }
unknown-command = لا أمر باسم { "\u2066" }{ $argument }{ "\u2069" }
argument-of-commands = { "\u2066" }{ $argument }{ "\u2069" } خيار لهذه الأوامر: { "\u2066" }{ $commands }{ "\u2069" }
mistyped-argument = لا خيار ولا مُعطى باسم { "\u2066" }{ $argument }{ "\u2069" }؛ أهو { "\u2066" }{ $meant }{ "\u2069" }؟
wrong-value = لا تصلح «{ $value }» قيمةً { $kind ->
    [argument] للمُعطى
   *[option] للخيار
} { "\u2066" }{ $argument }{ "\u2069" }
wrong-value-of = لا تصلح «{ $value }» قيمةً { $kind ->
    [argument] للمُعطى
   *[option] للخيار
} { "\u2066" }{ $argument }{ "\u2069" }؛ والقيم: { $known }
missing-value = { $kind ->
    [argument] المُعطى
   *[option] الخيار
} { "\u2066" }{ $argument }{ "\u2069" } تنقصه قيمة
missing-value-of = { $kind ->
    [argument] المُعطى
   *[option] الخيار
} { "\u2066" }{ $argument }{ "\u2069" } تنقصه قيمة؛ والقيم: { $known }
query-argument = الاستعلام
missing-argument = ينقص: { "\u2066" }{ $argument }{ "\u2069" }؛ والمساعدة: { "\u2066" }`{ $help }`{ "\u2069" }
missing-argument-of = ينقص: { "\u2066" }{ $argument }{ "\u2069" }؛ والقيم: { $known }؛ والمساعدة: { "\u2066" }`{ $help }`{ "\u2069" }
too-many-values = لا يأخذ { $kind ->
    [argument] المُعطى
   *[option] الخيار
} { "\u2066" }{ $argument }{ "\u2069" } القيمة «{ $value }»
argument-again = { $kind ->
    [argument] المُعطى
   *[option] الخيار
} { "\u2066" }{ $argument }{ "\u2069" } مكرر

# qari help queries.
queries-heading = صيغة الاستعلام
queries-about = يُكتب الاستعلام في تصفية القارئ (f)، وبعد { "\u2066" }`qari search`{ "\u2069" }، وبعد { "\u2066" }--query{ "\u2069" }. ولا عبرة بالحركات والتطويل وصور الألف والهمزة والياء والتاء المربوطة وأشكال الأرقام، والكلمة توجد وإن سبقتها الواو أو الفاء أو الباء أو الكاف أو اللام أو «ال». وأسماء الحقول والقيم بالعربية أو الإنجليزية. وفي أثناء الكتابة تُعدّ الكلمة الأخيرة بداية كلمة، وتبقى كذلك بعد Enter ما لم تختمها مسافة، ويُعدّ ما فُتح مغلقًا.
query-words = كل هذه الكلمات، في النص أو العنوان
query-alias = واسم الجهة، بأي من اللغتين، يجد المقالات التي تشير إليها أيضًا
query-phrase = عبارة كلماتها متتالية، بأي علامتي تنصيص
query-prefix = ما أوله هذه الحروف
query-exact = بهذا الإملاء بعينه: الهمزة والألف والياء والتاء المربوطة، وبلا واو ولا باء ونحوهما قبلها؛ وكذلك العبارة
query-stem = وبنهايات أخرى: المثنى والجمع والمؤنث والضمائر، مثل المقاتلون ومقاتلين ومقاتلة؛ إلا أسماء الجهات
query-not = ما يجب ألا يُذكر
query-or = أحدهما، ومثله |؛ والأقواس للجمع بين الكلمات
query-near = الكلمتان أو العبارتان، ومن إحداهما إلى الأخرى 10 كلمات على الأكثر (1 للمتجاورتين، وأقصاه 100)، بأي ترتيب
query-near-many = ومثله لأكثر من كلمتين
query-together = الجهتان مذكورتان في فقرة واحدة
query-together-sentence = وفي جملة واحدة، لجهتين أو أكثر
query-title = في العنوان: كلمة أو عبارة أو مجموعة بين قوسين
query-source-name = المصدر الذي هذا اسمه كاملًا
query-source = في اسم المصدر، كذلك
query-actor = المقالات التي تشير إلى هذه الجهة، بمعرّفها أو بأي اسم لها
query-kind = بإشارة هي وصف أو اسم؛ ومع حقل الجهة: بإشارة كهذه إلى تلك الجهة
query-date = من أغسطس إلى سبتمبر 2021؛ واليوم والشهر والسنة، وكل منها وحده أيضًا
query-date-words = أسماء الشهور في البلاد العربية كلها، ويوم/شهر/سنة
query-date-open = منذ 2021؛ والقيمة { "\u2066" }..2021{ "\u2069" } حتى نهايتها
query-state = غير مقروء، أو مقروء، أو جديد (أضيف بعد الزيارة الأخيرة)، أو معلَّم، أو عليه ملاحظة، أو مظلَّل
query-tag = له هذا الوسم
query-saved = ما يجده بحث محفوظ، باسمه

# ملف الإعدادات.
settings-head = إعدادات قارئ. هذا موضعها، ما لم يسمِّ المتغير QARI_CONFIG ملفًا آخر. يسري الإعداد إذا حُذفت علامة # التي قبله. ويُقدَّم على هذا الملف سطر الأوامر ومتغيرات البيئة؛ ويُقدَّم عليه في طريقة العرض ما اختير لطرفية بعينها (F9 أو { "\u2066" }`qari doctor`{ "\u2069" }).
keys-head = مفاتيح الأوامر. ما يُكتب هنا لأمر يحل محل مفاتيحه المعتادة كلها، ويُؤخذ المفتاح من غيره من الأوامر في المواضع نفسها. تُكتب المفاتيح هكذا: { "\u2066" }j, Space, PgDn, F2, Ctrl-c, Alt-Left{ "\u2069" }؛ ومع { "\u2066" }[]{ "\u2069" } يبقى الأمر بلا مفتاح، وتجده لوحة الأوامر. يسري السطر إذا حُذفت علامة # التي قبله.
keys-no-table = المفاتيح جدول: { "\u2066" }[keys]{ "\u2069" }، وتحته أسطر مثل { "\u2066" }find = ["/"]{ "\u2069" }
keys-no-list = «{ "\u2066" }{ $command }{ "\u2069" }»: المفاتيح قائمة، مثل { "\u2066" }["j", "Down"]{ "\u2069" }
keys-unknown = لا أمر باسم «{ "\u2066" }{ $command }{ "\u2069" }»؛ والأوامر كلها: { "\u2066" }`qari generate config`{ "\u2069" }
keys-mistyped = لا أمر باسم «{ "\u2066" }{ $command }{ "\u2069" }»؛ أهو «{ "\u2066" }{ $meant }{ "\u2069" }»؟
keys-no-key = «{ "\u2066" }{ $command }{ "\u2069" }»: لا مفتاح باسم «{ $key }»؛ تُكتب المفاتيح هكذا: { "\u2066" }j, Space, PgDn, Ctrl-c, Alt-Left{ "\u2069" }
keys-taken = «{ "\u2066" }{ $command }{ "\u2069" }»: المفتاح «{ "\u2066" }{ $key }{ "\u2069" }» في الموضع نفسه للأمر «{ "\u2066" }{ $by }{ "\u2069" }»
keys-types = يسري «{ "\u2066" }{ $command }{ "\u2069" }» عند الكتابة، والمفتاح «{ "\u2066" }{ $key }{ "\u2069" }» يُكتب حينها
keys-essential = لا بد للأمر «{ "\u2066" }{ $command }{ "\u2069" }» من مفتاح، فبقيت مفاتيحه المعتادة
settings-missing = هو ملف الإعدادات الذي يسمّيه المتغير QARI_CONFIG، ولا وجود له
settings-no-file = ليس ملفًا عاديًا، فلم يُقرأ
settings-too-large = حجمه يتجاوز { $kilobytes } كيلوبايت، فلم يُقرأ
settings-more = وأخطاء أخرى
setting-in-line = السطر { $line }: { $said }
setting-broken = ليس بصيغة TOML ({ "\u2066" }{ $reason }{ "\u2069" })
setting-unknown = لا إعداد باسم «{ "\u2066" }{ $key }{ "\u2069" }»؛ والإعدادات كلها: { "\u2066" }`qari generate config`{ "\u2069" }
setting-mistyped = لا إعداد باسم «{ "\u2066" }{ $key }{ "\u2069" }»؛ أهو «{ "\u2066" }{ $meant }{ "\u2069" }»؟
setting-value-unknown = لا تصلح «{ $value }» قيمةً للإعداد «{ "\u2066" }{ $key }{ "\u2069" }»؛ والقيم: { $known }
setting-field-unknown = «{ "\u2066" }{ $value }{ "\u2069" }» ليس حقلًا في «{ "\u2066" }{ $key }{ "\u2069" }»؛ والحقول: { $known }
setting-field-mistyped = «{ "\u2066" }{ $value }{ "\u2069" }» ليس حقلًا في «{ "\u2066" }{ $key }{ "\u2069" }»؛ أهو «{ "\u2066" }{ $meant }{ "\u2069" }»؟
setting-unpaired = «{ "\u2066" }{ $value }{ "\u2069" }» بلا نظير في «{ "\u2066" }{ $key }{ "\u2069" }»؛ ويُكتب مرتين إن أُريد لذاته
setting-no-field = لا حقل في «{ "\u2066" }{ $key }{ "\u2069" }»؛ والحقول: { $known }
setting-citation =
    صيغة توثيق المصدر عند النسخ، وعند التصدير من غير النص الموثَّق، فهو بجانبه؛ والمعتاد هذه للمقالات العربية، ومثلها بفواصل لاتينية لغيرها
    الحقول: { "\u2066" }{ "{" }quote{ "}" }{ "\u2069" } { "\u2066" }{ "{" }title{ "}" }{ "\u2069" } (بين علامتي اقتباس) { "\u2066" }{ "{" }source{ "}" }{ "\u2069" } { "\u2066" }{ "{" }author{ "}" }{ "\u2069" } { "\u2066" }{ "{" }date{ "}" }{ "\u2069" } (كما كُتب) { "\u2066" }{ "{" }day{ "}" }{ "\u2069" } ({ "\u2066" }2025-04-30{ "\u2069" }، ويُحذف إن كُتب التاريخ هكذا) { "\u2066" }{ "{" }link{ "}" }{ "\u2069" } { "\u2066" }{ "{" }file{ "}" }{ "\u2069" } { "\u2066" }{ "{" }place{ "}" }{ "\u2069" } (الرابط، وإلا فالملف)
    ما بين { "\u2066" }[ ]{ "\u2069" } يُحذف إن خلا حقل فيه، والقوس المكرَّر يُراد لذاته
setting-value-mistyped = لا تصلح «{ $value }» قيمةً للإعداد «{ "\u2066" }{ $key }{ "\u2069" }»؛ أهي «{ "\u2066" }{ $meant }{ "\u2069" }»؟

# القارئ بالأسطر.
plain-input-is-the-terminal = الدخل القياسي ({ "\u2066" }-{ "\u2069" }) هو هذه الطرفية، وفيها تُكتب الأوامر؛ والمطلوب أنبوب إلى { "\u2066" }`qari --plain -`{ "\u2069" } أو اسم ملف
plain-no-terminal = الدخل القياسي مقال، ولا طرفية تُكتب فيها الأوامر؛ والمطلوب اسم ملف بدل { "\u2066" }-{ "\u2069" }، فتُقرأ الأوامر من الدخل القياسي
plain-welcome = قارئ · ?: مساعدة · q: إنهاء
plain-span = { $from }–{ $to } من { $all }
plain-more = Enter: المزيد
# A number that stood first would be torn from its line where lines run from left to right.
plain-numbered = رقم { $number }: { $line }
plain-end-of-list = نهاية القائمة
plain-places-heading = الإشارات في هذا المقال
plain-read = مقروء
plain-unread = غير مقروء
plain-tally = الإشارات: { $mentions }، المقالات: { $articles }
plain-included = مُضمَّنة
plain-excluded = مُستبعَدة
plain-focused = مختارة
plain-paragraph-of = الفقرة { $here } من { $all }
plain-start = بداية المقال
plain-end = نهاية المقال · e: المقال التالي
plain-clutter = زوائد الصفحة
plain-unknown = أمر غير معروف: { $typed } · ?: مساعدة
plain-another-article = انتقال إلى مقال آخر:
plain-which = { $typed }: أيّها؟ { $words }
plain-which-actor = رقم الجهة ناقص: s 1 أو x 1؛ والحرف a يسرد الجهات بأرقامها
plain-no-number = لا شيء هنا برقم { $number }
plain-of-the-screen = للشاشة الكاملة فقط
plain-wait = لحظة…
plain-number = 1، 2، 3…: ما له هذا الرقم في آخر قائمة
plain-on = متابعة القراءة، أو الصفحة التالية من القائمة
plain-before = المقطع السابق، أو الصفحة السابقة من القائمة
plain-page = صفحة من المقاطع، ومثله سطر فيه مسافة واحدة
plain-page-back = صفحة المقاطع السابقة
plain-list = قائمة المقالات
plain-again = إعادة قراءة الموضع الحالي من المقال
plain-where = الموضع الحالي
plain-open = فتح المقال برقمه: فتح 3
plain-mentions = الإشارات أو النتائج في هذا المقال بأرقامها
plain-find = بحث في المقال: /كلمة
plain-filter = تصفية المقالات: f كلمة
plain-saved = عمليات البحث المحفوظة؛ ومع رقم: فتح أحدها
plain-save = حفظ التصفية، والاسم بعدها أو في السطر التالي
plain-rename = تغيير اسم بحث محفوظ: رقمه ثم الاسم الجديد
plain-delete = حذف بحث محفوظ برقمه
plain-rename-how = المطلوب رقم البحث المحفوظ ثم اسمه الجديد
plain-delete-how = المطلوب رقم البحث المحفوظ
plain-saved-count = المقالات: { $articles }، غير المقروءة: { $unread }
saved-heading = عمليات البحث المحفوظة
no-saved = لا عمليات بحث محفوظة
plain-actors = الجهات والشخصيات بأرقامها
plain-focus = اختيار الجهة برقمها، أو الجهة المشار إليها هنا: اختيار 2
plain-include = تصفية القائمة بالمقالات التي تذكر الجهة برقمها: s 2
plain-exclude = إخفاء المقالات التي تذكرها: x 2
plain-tags = وسوم المقال، بينها فواصل: وسوم اقتصاد، نقل؛ و«وسوم -» لإزالتها
plain-note = ملاحظة على المقال: ملاحظة نصها؛ و«ملاحظة -» لحذفها
plain-marking = وضع [ ] حول إشارات الجهة المختارة أو الجهات الرئيسة أو كل الجهات

# Why a mention is one.
likely-hidden = الإشارات المؤكَّدة فقط
likely-shown = الإشارات المؤكَّدة والمُرجَّحة
only-certain = الإشارات المؤكَّدة فقط
counts-certain = مؤكَّدة
counts-all = في كل المقالات
counts-listed = في مقالات القائمة
counts-any-source = أيًّا كان المصدر
counts-any-month = أيًّا كان الشهر
explain-goes = الانتقال إلى ما تعود إليه
no-mention-here = لا إشارة هنا لشرح سببها
no-mention-any-more = لم تعد هنا إشارة بعد رفضها
why-likely = إشارة مُرجَّحة: { $why }
why-unmistakable = «{ $listed }» اسم صريح للجهة
why-may-be-dual = «{ $listed }» قد تكون هنا مثنى لا اسمًا للجهة
why-full-name = «{ $listed }» اسم مختصر، والاسم الكامل في المقال: «{ $words }»
why-sure-elsewhere = «{ $listed }» اسم تأكّد المقصود به في موضع آخر من المقال
why-vowel-marks = «{ $listed }» اسم كُتب بحركات تميّزه عن غيره
rejected-mention = إشارة مرفوضة
why-rejected = حكمك في { $file }، السطر { $line }: ليس المقصود بـ«{ $text }» { $actor } { $extent }
why-rejected-always = حكمك في { $file }، السطر { $line }: لا يُقصد بـ«{ $text }» { $actor } أبدًا
why-judged = حكمك في ملف الجهات، السطر { $line }: المقصود بـ«{ $text }» { $actor } { $extent }
why-judged-always = حكمك في ملف الجهات، السطر { $line }: المقصود بـ«{ $text }» دائمًا { $actor }
judged-in-article = في هذا المقال
judged-here = في هذا المقطع
why-before = «{ $listed }» هنا اسم للجهة، بدليل ما قبله: «{ $words }»
why-acts = «{ $listed }» هنا اسم للجهة، يُنسب إليها قول أو قرار: «{ $words }»
why-joined = «{ $listed }» هنا اسم للجهة، معطوف على «{ $words }»
why-joined-after = «{ $listed }» هنا اسم للجهة، عُطف عليه «{ $words }»
why-related = «{ $listed }» هنا اسم للجهة، بدليل ذكر «{ $words }» في المقال
why-near = «{ $listed }» هنا اسم للجهة، بدليل ما معه في الفقرة: «{ $words }»
why-no-place = «{ $listed }» مقرّ تُسمّى به الجهة، ولا شيء حوله يدل على المكان نفسه
why-no-adjective = «{ $listed }» هنا اسم، لا صفة لاسم قبله
why-resumes = وصف يعود إلى المذكور قبله: «{ $words }»
why-of-speaker = «{ $listed }» وصف في كلام منقول، والمقصود به جهة القائل: «{ $words }»
why-only-one-of = «{ $listed }» وصف لا ينطبق على جهة أخرى في «{ $words }»، وعنها تتحدث الفقرة
why-titled = «{ $listed }» لقب أطلقه المقال على «{ $words }»
why-office = المقصود { $holder }: «{ $office }»{ $dates }
why-office-named = { $office }، والمذكور قبل ذلك: «{ $words }»
why-office-unnamed = { $office }، ولم يُذكر الاسم قبل ذلك
office-from = {" "}منذ { $from }
office-to = {" "}حتى { $to }
office-from-to = {" "}بين { $from } و{ $to }
# ما في ملف الجهات من أخطاء.
fault-line = السطر { $line }
fault-comma = {"، "}
fault = { $place }: { $what }
fault-warning = { $place } (تنبيه): { $what }
fault-meant = ؛ أهو { $meant }؟
fault-value-meant = ؛ أهي { $meant }؟
fault-syntax = ليس بصيغة TOML، فتُركت المادة كلها: { $reason }
fault-unknown-table = لا جدول بهذا الاسم؛ والجداول: { "\u2066" }[[actor]] [[judgement]] [[noun]] [class.…] [language] [spelling]{ "\u2069" }
fault-unknown-field = لا حقل باسم { $name }
fault-missing = ينقص الحقل { $name }، فتُركت المادة كلها
fault-wants-text = المطلوب هنا نص بين علامتي تنصيص
fault-wants-number = المطلوب هنا عدد صحيح
fault-wants-truth = المطلوب هنا true أو false
fault-wants-list = المطلوب هنا قائمة: { "\u2066" }["…", "…"]{ "\u2069" }
fault-wants-table = المطلوب هنا جدول
fault-unknown-value = لا تصلح هنا القيمة { $value }؛ والقيم: { $known }
fault-wrong-value = قيمة غير مفهومة: { $reason }
fault-wrong-id = المعرّف من الحروف { "\u2066" }a-z{ "\u2069" } والأرقام والشرطة وحدها
fault-id-again = في السطر { $line } جهة بهذا المعرّف؛ والمطلوب جمع المادتين في واحدة
fault-unknown-actor = لا جهة بالمعرّف { $id }
fault-empty = نص فارغ، والمطلوب حذفه أو كتابة كلمة فيه
fault-too-short = اسم من أقل من حرفين: «{ $name }»
fault-too-long = اسم من أكثر من { $most } حرف، فتُرك: «{ $name }»
fault-too-large = الملف أكبر من { $limit } ميبيبايت؛ ولم يُقرأ منه هذا السطر وما بعده
fault-shared = «{ $name }» من أسماء { $other } أيضًا؛ وموضعه الحقل short مع كلمات تدل عليه، أو إحدى المادتين وحدها
fault-not-there = لا قائمة فيها «{ $name }» ليُحذف منها

# qari check-actors.
about-check-actors = فحص ملف جهات، كما يُقرأ لو كان في مجلد الإعدادات؛ وبلا ملف: الملف الخاص بك
option-told = شكل النتيجة: بالكلمات، أو كائنات JSON كل منها في سطر وآخرها للأعداد
option-added = ملفات، أو مجلدات بكل ما تحتها، أو { "\u2066" }-{ "\u2069" } للدخل القياسي
option-done = ما يُفعل: info لمكان المكتبة وما فيها؛ check لفحص سلامتها؛ export لتصدير مقالاتها وعمليات البحث المحفوظة إلى ملف JSON Lines؛ import لاستيرادها منه؛ remove لحذف مقالات منها
option-carried = الملف الذي يُصدَّر إليه، ولا يُكتب فوق موجود، أو يُستورد منه؛ والاسم { "\u2066" }-{ "\u2069" } للخرج أو الدخل القياسي؛ ومع remove معرّفات المقالات كما يسردها { "\u2066" }`qari articles`{ "\u2069" }
option-yes = الحذف فعلًا؛ وبلا هذا الخيار تُسرد المقالات ولا تُحذف
option-library = ملف المكتبة المقصودة [الافتراضي: مكتبتك، ويُعيَّن غيرها بـ QARI_LIBRARY]
option-file = الملف: { "\u2066" }actors.toml{ "\u2069" } الخاص بك أو غيره
check-own = ملف الجهات الخاص بك: { $file }
check-no-own = لا ملف جهات خاصًّا بك بعد، ومكانه: { $file }
check-no-home = لا مجلد رئيسيًّا يكون فيه ملف جهات خاص بك؛ ينبغي ذكر الملف
check-sound = سليم
check-faults = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأً
   *[other] { $count } خطأ
}
check-warnings = { $count ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
   *[other] { $count } تنبيه
}
check-extent = الجهات: { $actors } (الجديدة: { $new }، المكتومة: { $muted })، الأسماء: { $names }، صور الكتابة المولّدة: { $spellings }، الأحكام: { $judgements }

# qari add, qari library.
about-add = إضافة مقالات ومجلدات وملفات خلاصات إلى المكتبة
about-library = بيان ما في المكتبة، وفحصها، وتصدير مقالاتها إلى ملف، واستيرادها منه، وحذف مقالات منها
adding = { $count ->
    [0] لا مقالات بعد
    [one] قُرئ مقال واحد
    [two] قُرئ مقالان
    [few] قُرئت { $count } مقالات
    [many] قُرئ { $count } مقالًا
   *[other] قُرئ { $count } مقال
}
adding-of = { adding } · الملفات: { $done } من { $of }
recognising-of = البحث عن الجهات: { $count } من { $of }
library-exported-of = صُدِّر { $count } من { $of }
library-checked-of = فُحص { $count } من { $of }
add-done = أُضيف إلى المكتبة: { $added }؛ وكان فيها من قبل: { $known }
add-versions = ؛ ومنها نصوص أحدث لمقالات انتقل إليها ما عملته فيها: { $count }
feeds-kept = ؛ وحُفظ من الخلاصات إلى حين جلبها: { $new }؛ وكان محفوظًا من قبل: { $known }
add-unchanged = ؛ ولم تتغير فلم تُقرأ ثانية: { $count }
stopped = أُوقف العمل
add-stopped = توقف العمل، وما أُضيف باقٍ؛ ويكتمل بإعادة الأمر نفسه
library-missing = لا مكتبة في { $file }
library-none-yet = لا مكتبة بعد؛ تُنشأ بالأمر qari add
library-needs-file = ينقص اسم الملف
library-one-file = المطلوب ملف واحد
library-needs-address = ينقص معرّف المقال؛ والمعرّفات: { "\u2066" }`qari articles`{ "\u2069" }
library-yes-removes = لا أثر للخيار { "\u2066" }--yes{ "\u2069" } إلا مع { "\u2066" }`qari library remove`{ "\u2069" }
library-to-remove = لم يُحذف شيء بعد؛ وللحذف يُعاد الأمر ومعه { "\u2066" }--yes{ "\u2069" }. المقالات: { $count }
library-not-removed = لم يُحذف شيء
library-removed = حُذف من المكتبة: { $count }
library-bad-lines = { $count ->
    [zero] ولا أسطر أخرى كذلك
    [one] وسطر آخر كذلك
    [two] وسطران آخران كذلك
    [few] و{ $count } أسطر أخرى كذلك
    [many] و{ $count } سطرًا آخر كذلك
   *[other] و{ $count } سطر آخر كذلك
}
library-no-export = ليس فيه شيء من مكتبة؛ والمطلوب ملف كتبه { "\u2066" }`qari library export`{ "\u2069" }
library-saved-done = عمليات البحث المحفوظة: أُضيف { $added }؛ وكان باسم موجود فتُرك { $taken }
library-takes-no-file = لا ملف مع هذا الأمر؛ تُسمّى المكتبة بالخيار --library
library-info-file = الملف
library-info-articles = المقالات
library-info-unread = غير المقروء
library-info-inputs = الملفات التي جاءت منها
library-info-feeds = الخلاصات
library-info-megabytes = ميغابايت
library-export-done = صُدِّر: { $count }؛ وتعذّرت قراءته: { $lost }؛ وعمليات البحث المحفوظة: { $saved }
library-export-feeds = ؛ والخلاصات: { $count }
library-bad-line = السطر { $line } ليس مقالًا من مكتبة، فتُرك
library-bad-file = في بنية الملف عطب
library-unreadable = مقالات تعذّرت قراءتها: { $count }؛ وفحص المكتبة كلها بالأمر qari library check
library-empty = لا مقالات في المكتبة بعد؛ تُضاف بالأمر qari add
library-bad-article = لا يُقرأ كما حُفظ
library-bad-state = علاماته وملاحظاته لا تُقرأ كلها
library-bad-feeds = الخلاصات المحفوظة، إن وُجدت، لا تُقرأ كلها
library-nothing-left = لم يعد شيء منه يُقرأ؛ وبنقل الملف من مكانه وإضافة المقالات ثانية بالأمر { "\u2066" }qari add{ "\u2069" } تُنشأ مكتبة جديدة
library-no-copy = تلزم نسخة من المكتبة ({ $megabytes } ميغابايت) في { $folder }، وتعذّرت كتابتها هناك: { $reason }؛ ويُعيَّن مجلد آخر بالمتغيّر TMPDIR
library-stopped = أُوقف العمل قبل فحص الملف كله
library-states-lost = مقالات لم تعد علاماتها وملاحظاتها تُقرأ كلها: { $count }
library-origins-lost = مقالات لم يعد يُعرف من أي ملفات جاءت: { $count }
library-salvageable = المقالات السليمة: { $whole }؛ وما لم يعد يُقرأ: { $lost }؛ يُستنقذ ما سلم بالأمر qari library export
library-sound = المكتبة سليمة؛ فُحصت مقالاتها كلها: { $count }
library-unsound = مواضع العطب في المكتبة: { $count }؛ يُستنقذ ما سلم بالأمر qari library export
no-home = لا يُعرف مجلد المستخدم؛ ويمكن تعيين ملف المكتبة بالخيار --library

# What the operating system says of a failure.
own-file-line = السطر { $line } منه لا يُفهم؛ وبحذف الملف يُبدأ من جديد
own-file-no-text = ليس نصًّا بترميز UTF-8؛ وبحذف الملف يُبدأ من جديد
os-exists = يوجد ملف بهذا الاسم، ولا يُكتب فوقه؛ والمطلوب اسم آخر
os-missing = لا ملف ولا مجلد بهذا الاسم
os-forbidden = لا إذن بقراءته أو بالكتابة فيه
os-folder = هذا مجلد، والمطلوب ملف
os-no-folder = في المسار ملف في موضع مجلد
os-full = لا متسع على القرص؛ والمطلوب إخلاء مساحة ثم إعادة المحاولة
os-read-only = القرص للقراءة فقط؛ والمطلوب موضع آخر
os-too-large = بلغ الملف أكبر حجم مسموح به
os-name = الاسم أطول مما يقبله القرص، أو فيه ما لا يقبله

about-export = تصدير الحصيلة صفحةً أو مستندًا أو سجلات: ما وُضعت عليه علامة أو وسم أو ملاحظة أو تظليل، أو الإشارات في جملها، أو المقالات كاملة
option-export-format = صيغة الملف؛ وإن لم تُذكر فما تدل عليه لاحقة اسم الملف
option-output = الملف الذي يُكتب، كاملًا أو لا شيء منه؛ ومن دونه الخرج القياسي
option-force = استبدال الملف إن كان موجودًا
option-taken = ما يُصدَّر: ما وُضعت عليه علامة أو وسم أو ملاحظة أو تظليل؛ أو كل إشارة في جملتها مع توثيق مصدرها؛ أو المقالات كاملة بتظليلها وملاحظاتها
export-format-needed = الصيغة غير معروفة: تُذكر بالخيار { "\u2066" }--format{ "\u2069" } ({ "\u2066" }html, docx, markdown, csv, jsonl{ "\u2069" }) أو بلاحقة الملف في { "\u2066" }--output{ "\u2069" }
export-actor-alone = الخيار { "\u2066" }--actor{ "\u2069" } مع { "\u2066" }--what mentions{ "\u2069" } وحده
export-to-terminal = المستند ليس نصًّا يُعرض في الطرفية: يُسمّى ملف بالخيار { "\u2066" }--output{ "\u2069" }
export-there-already = الملف «{ "\u2066" }{ $file }{ "\u2069" }» موجود؛ والخيار { "\u2066" }--force{ "\u2069" } يستبدله
export-nothing = لا شيء للتصدير
exported = المقالات المصدَّرة: { $count }، في { "\u2066" }{ $file }{ "\u2069" }
exported-rows = الأسطر المصدَّرة: { $count }، في { "\u2066" }{ $file }{ "\u2069" }
exporting = المقالات التي نُظر فيها: { $count }
exporting-of = المقالات التي نُظر فيها: { $done } من { $of }
export-heading = من حصيلة قارئ
export-tags = الوسوم:
export-note = ملاحظة:
export-marked = عليه علامة
prompt-export = تصدير إلى ملف:
export-ending = تدل اللاحقة على الصيغة: { "\u2066" }.html .docx .md .csv .jsonl{ "\u2069" }
exported-so-far = { $what }، وهي الأسطر التي عُثر عليها حتى إغلاق القائمة فقط
exported-first = { $what }، وعدد الأسطر { $rows }، وهو أقصى ما تتسع له القائمة
exported-lost = { $what }، وتعذّرت قراءة مقالات عددها { $lost }
export-begun = التصدير جارٍ…
export-replaces = الملف «{ "\u2066" }{ $file }{ "\u2069" }» موجود؛ ويُستبدل بالضغط على Enter
export-failed = تعذّر التصدير إلى { "\u2066" }{ $file }{ "\u2069" }: { $reason }
export-unreplaced = لم يُصدَّر شيء: الملف «{ "\u2066" }{ $file }{ "\u2069" }» موجود من قبل
export-unfinished = لم يكتمل التصدير إلى { "\u2066" }{ $file }{ "\u2069" }، فقد أُوقف

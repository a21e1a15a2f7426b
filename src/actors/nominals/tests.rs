use crate::actors::testing::{article, world};
use crate::library::article::{Article, Zone};
use crate::library::dates::{DateLine, date_line};
use crate::library::mention::{Certainty, Mention, MentionKind};
use crate::text::cluster::floor_boundary;

/// Two groups that fight in the valley, a presidency that has changed hands.
const ACTORS: &str = r#"
    [class.armed-group]
    heads = ["حركة", "تنظيم"]
    [class.person]
    first_names = ["وليد"]
    deputies = ["نائب"]
    titles = ["الشيخ"]
    shortened = ["وزيرة"]
    [[actor]]
    id = "valley"
    class = "state"
    tier = 1
    ar = "بلاد الوادي"
    en = "The Valley"
    adjective = "وادياني"
    [[actor]]
    id = "hills"
    class = "state"
    tier = 1
    ar = "بلاد التلال"
    en = "The Hills"
    adjective = "تلالي"
    [[actor]]
    id = "defence"
    class = "organisation"
    tier = 2
    ar = "وزارة الدفاع الوادية"
    en = "Ministry of Defence of the Valley"
    called = ["وزارة الدفاع"]
    of = "valley"
    [[actor]]
    id = "dawn"
    class = "armed-group"
    tier = 1
    ar = "حركة الفجر"
    en = "Dawn"
    aliases = ["الفجر"]
    called = ["المتمردون"]
    of = "valley"
    [[actor]]
    id = "noon"
    class = "armed-group"
    tier = 1
    ar = "حركة الظهر"
    en = "Noon"
    aliases = ["الظهر"]
    [[actor]]
    id = "night"
    class = "armed-group"
    tier = 1
    ar = "تنظيم الليل"
    en = "Night"
    aliases = ["الليل"]
    of = "hills"
    [[actor]]
    id = "echo"
    class = "media"
    tier = 3
    ar = "الصدى"
    en = "Echo"
    [[actor]]
    id = "salim"
    class = "person"
    tier = 1
    ar = "سليم نور"
    en = "Salim Nour"
    roles = [{ title = "الرئيس", of = "valley", from = "2010-05-01", to = "2018-05-01" }]
    [[actor]]
    id = "huda"
    class = "person"
    tier = 1
    ar = "هدى راشد"
    en = "Huda Rashid"
    roles = [
        { title = "وزيرة الدفاع", of = "valley", from = "2012", to = "2018-05-01" },
        { title = "الرئيسة", of = "valley", from = "2018-05-01" },
    ]
    [[actor]]
    id = "karim"
    class = "person"
    tier = 2
    ar = "كريم صابر"
    en = "Karim Saber"
    roles = [{ title = "المتحدث باسم", of = "dawn" }, { title = "الأمين العام", of = "dawn" }]
"#;

fn recognized(article: &Article) -> Vec<Mention> {
    world(ACTORS).mentions(article)
}

/// The nominal mentions of these paragraphs: text and actor, `?` after a likely one.
#[track_caller]
fn means(paragraphs: &[&str], expected: &[&str]) {
    dated(paragraphs, None, expected);
}

#[track_caller]
fn dated(paragraphs: &[&str], date: Option<&str>, expected: &[&str]) {
    let mut article = article(paragraphs);
    article.date = date.and_then(date_line).map(|line| match line {
        DateLine::Written(date) => date,
        DateLine::WithoutYear(_) => panic!("a date without a year"),
    });
    let told: Vec<_> = recognized(&article)
        .iter()
        .filter(|mention| mention.kind == MentionKind::Nominal)
        .map(|mention| {
            let doubt = match mention.certainty {
                Certainty::Certain => "",
                Certainty::Likely => "?",
            };
            format!(
                "{} {}{doubt}",
                &article.text[mention.range.clone()],
                mention.actor
            )
        })
        .collect();
    assert_eq!(told, expected, "{paragraphs:?}");
}

#[test]
fn a_noun_resumes_whom_the_text_has_named() {
    means(
        &["أعلنت حركة الفجر هدنة، وقالت الحركة إنها صادقة."],
        &["الحركة dawn"],
    );
    means(
        &["خسر الفجر. موقف لافت للحركة وللمتمردين."],
        &["لحركة dawn", "لمتمردين dawn"],
    );
    means(&["قالت الحركة شيئا. ثم خسر الفجر."], &[]);
}

#[test]
fn each_noun_goes_to_whom_it_fits() {
    means(
        &["قاتل الفجر تنظيم الليل. وخسرت الحركة رجالا وخسر التنظيم أكثر."],
        &["الحركة dawn", "التنظيم night"],
    );
    means(
        &["صمد الفجر أمام خصمه. وأكد التنظيم ذلك."],
        &["التنظيم dawn?"],
    );
}

#[test]
fn an_adjective_says_whose_it_is() {
    means(
        &["خسر الفجر. وقالت الحركة الواديانية ذلك."],
        &["الحركة الواديانية dawn"],
    );
    means(&["خسر الفجر. وقالت الحركة التلالية ذلك."], &[]);
    means(
        &["خسر الفجر. وقالت الحركة الطلابية ذلك. وأيدتها الحركة."],
        &[],
    );
    means(&["خسر الفجر. ثم حرية الحركة."], &[]);
}

#[test]
fn nobody_calls_his_own_side_bad() {
    means(
        &["قطع الفجر صلته بتنظيم الليل وحارب التنظيم الإرهابي."],
        &["التنظيم الإرهابي night"],
    );
}

#[test]
fn a_stranger_takes_the_noun_with_it() {
    means(
        &["خسر الفجر. وفازت حركة النهار بكل شيء، وقالت الحركة ذلك."],
        &[],
    );
}

#[test]
fn the_noun_before_a_name_resumes_it() {
    means(
        &["نشرت صحيفة «الصدى» خبرا، وأضافت الصحيفة آخر."],
        &["الصحيفة echo"],
    );
    means(&["نشر «الصدى» خبرا، وأضافت الصحيفة آخر."], &[]);
}

#[test]
fn an_institution_is_that_of_the_state_in_question() {
    means(
        &["في بلاد الوادي أعلنت وزارة الدفاع خبرا."],
        &["وزارة الدفاع defence?"],
    );
    means(&["في بلاد التلال أعلنت وزارة الدفاع خبرا."], &[]);
}

#[test]
fn a_title_means_its_holder_at_the_time() {
    dated(
        &["قال الرئيس الوادياني إن الطقس جميل."],
        Some("3 مايو 2015"),
        &["الرئيس الوادياني salim?"],
    );
    dated(
        &["قال الرئيس الوادياني إن الطقس جميل."],
        Some("3 مايو 2021"),
        &[],
    );
    dated(
        &["ظهر سليم نور. قال الرئيس إن الطقس جميل."],
        Some("3 مايو 2015"),
        &["الرئيس salim"],
    );
    dated(
        &["ظهر سليم نور. كان الرئيس في 2012 شابا، وعاد الرئيس السابق إلى بيته."],
        Some("3 مايو 2021"),
        &["الرئيس salim", "الرئيس السابق salim"],
    );
    means(&["ظهر سليم نور. ثم الرئيس المنتخب."], &[]);
    let minister = ["ظهرت هدى راشد. وقالت وزيرة الدفاع ذلك."];
    dated(&minister, Some("3 مايو 2015"), &["وزيرة الدفاع huda"]);
    dated(&minister, Some("3 مايو 2021"), &[]);
    means(&minister, &[]);
    means(
        &["ظهرت وزيرة الدفاع هدى راشد. وقالت وزيرة الدفاع ذلك."],
        &["وزيرة الدفاع huda"],
    );
}

#[test]
fn a_year_says_when_only_where_it_is_one_that_has_been() {
    let seen = |rest: &str| format!("ظهر سليم نور. {rest}");
    let on = |date, rest: &str, expected: &[&str]| dated(&[&seen(rest)], Some(date), expected);
    on("3 مايو 2021", "ودافع الرئيس عن خطة المياه لعام 2030.", &[]);
    on("3 مايو 2021", "وأرسل الرئيس 2016 جنديا.", &[]);
    on(
        "3 مايو 2021",
        "ووقع الرئيس في مايو 2016 مرسوما.",
        &["الرئيس salim"],
    );
    on(
        "3 مايو 2021",
        "ووقع الرئيس بسنة 2016 مرسوما.",
        &["الرئيس salim"],
    );
    on("3 مايو 2015", "ويعد الرئيس برؤية 2030.", &["الرئيس salim"]);
}

#[test]
fn where_the_date_and_a_year_disagree_nothing_is_certain() {
    let actors = format!(
        "{ACTORS}
        [[actor]]
        id = \"nadir\"
        class = \"person\"
        tier = 2
        ar = \"نادر فارس\"
        en = \"Nadir Faris\"
        roles = [{{ title = \"الرئيس\", of = \"valley\", from = \"2018-05-01\" }}]"
    );
    let recognizer = world(&actors);
    for (year, sure) in [("", None), ("عام 2015", Some(Certainty::Likely))] {
        let mut article = article(&[&format!("ظهر سليم نور. وذكر الرئيس خطة {year} أمس.")]);
        article.date = date_line("3 مايو 2021").and_then(|line| match line {
            DateLine::Written(date) => Some(date),
            DateLine::WithoutYear { .. } => None,
        });
        let mentions = recognizer.mentions(&article);
        let last = mentions.get(1).map(|mention| mention.certainty);
        assert_eq!(last, sure, "{year}");
    }
}

#[test]
fn a_passage_without_stops_costs_no_more_than_its_length() {
    let time = |times: usize| {
        let article = article(&[&"الرئيس 2019 ".repeat(times)]);
        // The quickest of some: others work on the machine too.
        let runs = (0..4).map(|_| {
            let start = std::time::Instant::now();
            recognized(&article);
            start.elapsed()
        });
        runs.min().unwrap_or_default()
    };
    let (short, long) = (time(2_000), time(16_000));
    assert!(long < short * 24, "{short:?} {long:?}");
}

#[test]
fn a_noun_that_is_an_adjective_too_begins_its_own_description() {
    // المتمردون are called so, and متمرد may say so of others.
    let recognizer = world(ACTORS);
    let told = |text: &str| -> Vec<String> {
        let article = article(&[text]);
        let mentions = recognizer.mentions(&article);
        let nominals = mentions
            .iter()
            .filter(|one| one.kind == MentionKind::Nominal);
        nominals
            .map(|one| article.text[one.range.clone()].to_owned())
            .collect()
    };
    assert_eq!(
        told("خسر الفجر. عاد المتمردون المتمردون."),
        ["المتمردون"; 2]
    );
    assert_eq!(
        told("خسر الفجر. عاد المتمردون المسلحون."),
        ["المتمردون المسلحون"]
    );
    let many = told(&format!("خسر الفجر. {}", "المتمردون ".repeat(3000)));
    assert_eq!(many.len(), 3000);
    // Nobody writes so many of them.
    let armed = told(&format!(
        "خسر الفجر. عاد المتمردون{}",
        " المسلحون".repeat(3000)
    ));
    assert_eq!(armed, [format!("المتمردون{}", " المسلحون".repeat(4))]);
}

#[test]
fn a_title_beside_a_name_is_no_mention_of_its_own() {
    means(&["ظهر سليم نور. وقال الرئيس، سليم نور، ذلك."], &[]);
    means(&["ظهر سليم نور، الرئيس الوادياني السابق، أمس."], &[]);
    means(&["ظهر سليم نور. وقال الرئيس الوادياني وليد كامل ذلك."], &[]);
    means(&["ظهر سليم نور. وقال نائب الرئيس ذلك."], &[]);
    means(&["ظهر سليم نور. وقرب جامعة الرئيس عبد الغني وقف."], &[]);
    means(&["ظهر سليم نور. وقال الرئيس، الشيخ سليم نور، ذلك."], &[]);
    dated(
        &["الأسماء:", "- سليم نور: الرئيس الوادياني."],
        Some("3 مايو 2015"),
        &[],
    );
}

#[test]
fn a_description_may_hold_a_mention() {
    means(
        &["ظهر كريم صابر. خسر الفجر. وقال المتحدث باسم الحركة ذلك."],
        &["المتحدث باسم الحركة karim", "الحركة dawn"],
    );
    means(
        &["خسر الفجر. وقال المتحدث باسم الحركة كريم صابر ذلك."],
        &["الحركة dawn"],
    );
    means(&["ظهر كريم صابر. وقال المتحدث ذلك."], &["المتحدث karim"]);
    means(
        &["ظهر كريم صابر. وقال الأمين العام لحركة الفجر ذلك."],
        &["الأمين العام لحركة الفجر karim"],
    );
    means(
        &["ظهر كريم صابر. قال الأمين العام لحركة الفجر كريم صابر ذلك."],
        &[],
    );
    means(
        &["ظهر سليم نور. وقال رئيس بلاد الوادي ذلك."],
        &["رئيس بلاد الوادي salim"],
    );
    means(&["ظهر سليم نور. وقال رئيس بلاد التلال ذلك."], &[]);
}

#[test]
fn whoever_is_quoted_speaks_of_his_own_side() {
    let of_noon = "حارب الفجر حركة الظهر. وعن الظهر قال كريم صابر: ";
    let said = |what: &str| format!("{of_noon}{what}");
    means(&[&said("الحركة باقية كما هي.")], &["الحركة noon"]);
    means(
        &[&said("«لا نخاف أحدا، والحركة باقية كما هي».")],
        &["الحركة dawn"],
    );
    means(
        &[&said("«لا نخاف أحدا ولا شيئا». وتقدمت الحركة.")],
        &["الحركة noon?"],
    );
}

#[test]
fn clutter_names_nobody_for_the_article() {
    let mut article = article(&["خسر الفجر.", "شاهد: تنظيم الليل", "ربح التنظيم والحركة."]);
    article.blocks[1].zone = Zone::Clutter;
    let found = recognized(&article);
    let nominals = found
        .iter()
        .filter(|mention| mention.kind == MentionKind::Nominal);
    let ids: Vec<_> = nominals.map(|mention| mention.actor.as_str()).collect();
    assert_eq!(ids, ["dawn", "dawn"]);
}

/// Names and descriptions, and what may stand between them.
const PIECES: &str = "الفجر|حركة|الحركة|تنظيم|التنظيم|رئيس|الرئيس|بلاد الوادي|الوادياني|سليم نور|\
    المتحدث باسم|كريم صابر|وزارة الدفاع|[ \"«»_—\\-ـوبلف.،\u{64F}\u{200F}]{0,3}|.{0,3}";

proptest::proptest! {
    #[test]
    fn any_text_has_mentions_in_order(pieces in proptest::collection::vec(PIECES, 0..30)) {
        let text = pieces.concat();
        let article = article(&[&text]);
        let found = recognized(&article);
        for mention in &found {
            let Mention { range, .. } = mention;
            proptest::prop_assert!(!range.is_empty() && article.text.get(range.clone()).is_some());
            let on_boundary = |byte| floor_boundary(&text, byte) == byte;
            proptest::prop_assert!(on_boundary(range.start) && on_boundary(range.end));
        }
        for pair in found.windows(2) {
            let (one, next) = (&pair[0].range, &pair[1].range);
            let holds = one.start < next.start && one.end == next.end;
            proptest::prop_assert!(one.end <= next.start || holds, "{:?}", found);
        }
        proptest::prop_assert_eq!(&recognized(&article), &found);
    }
}

//! Whether two texts are versions of one article: one has come of the other by writing on,
//! mending or shortening. A file whose text is another one now may hold a new version of its
//! article, or another article under the same name.
//!
//! Where both have an address, they are versions only if it is the same. The measure is pairs
//! of words that follow each other, folded, as they stand in what an article says; not in its
//! title and the lines of its page, which many articles of one site share. Of the different
//! pairs of the text that has fewer, at least half must stand in the other one. So a text that
//! goes on growing stays the same article. Under another title a few words tell nothing: they
//! may be the same in each entry of a feed. Costs one pass over each text, of at most the first
//! 256 KiB.
//!
//! The earlier one goes when the new one has taken its place, so none goes of which a marked
//! passage is not in the new one.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::article::{Article, Block, Zone};
use super::state::State;
use crate::text::buffer::boundary_before;
use crate::text::fold::fold;

/// How many bytes of a text are looked at.
const MOST: usize = 256 << 10;

/// How many words are counted as one thing: with more of them a single word that was
/// mended would tell too much of a short text.
const RUN: usize = 2;

/// So many of 100 runs of the text that has fewer stand in the other one.
const SHARED: usize = 50;

/// So many runs at least are shared by versions whose titles differ.
const LEAST: usize = 24;

/// Whether both are versions of one article.
pub fn are_versions(one: &Article, other: &Article) -> bool {
    if let (Some(one), Some(other)) = (&one.link, &other.link)
        && one != other
    {
        return false;
    }
    let least = match fold(&one.title).text == fold(&other.title).text {
        true => 1,
        false => LEAST,
    };
    let (one, other) = (runs(one), runs(other));
    let fewer = one.len().min(other.len());
    let shared = one.iter().filter(|run| other.binary_search(run).is_ok());
    let shared = shared.count();
    shared >= least && shared * 100 >= fewer * SHARED
}

/// Whether all passages that were marked, or written about, are in a text.
pub fn has_all_marked(state: &State, text: &str) -> bool {
    let mut marked = state.annotations.iter();
    marked.all(|annotation| annotation.found(text).is_some())
}

/// The different runs of an article: a number each, in order.
fn runs(article: &Article) -> Vec<u64> {
    let mut runs = Vec::new();
    for block in article.blocks.iter().filter(|block| says(block)) {
        if block.range.start >= MOST {
            break;
        }
        let end = boundary_before(&article.text, block.range.end.min(MOST));
        let folded = fold(&article.text[block.range.start..end]).text;
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let whole = (words.len() < RUN && !words.is_empty()).then_some(&*words);
        runs.extend(words.windows(RUN).chain(whole).map(number));
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn says(block: &Block) -> bool {
    matches!(
        block.zone,
        Zone::Body | Zone::Summary | Zone::Subhead | Zone::Caption
    )
}

fn number(run: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::annotation::Annotation;
    use crate::library::formats::plain;

    const WORDS: &str = "بدأ العمال صباح أمس ترميم السور القديم بعد تأخير سبعة أعوام";

    fn article(body: &str) -> Article {
        let text = format!("ترميم السور\n\n{body}\n");
        plain::read("test".to_owned(), text, Vec::new())
    }

    /// As many runs of the words above, and then as many others.
    fn having(count: usize) -> Article {
        let words: Vec<&str> = WORDS.split(' ').collect();
        assert_eq!(words.len(), 11, "so ten runs");
        let others = [
            "حديقة",
            "نهر",
            "مطر",
            "كتاب",
            "شارع",
            "قمر",
            "بيت",
            "حقل",
            "سهل",
            "جبل",
        ];
        let kept = words[..count + 1].iter().copied();
        article(&kept.chain(others).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn half_of_the_shorter_text_makes_a_version() {
        let whole = article(WORDS);
        assert!(are_versions(&whole, &whole));
        assert!(are_versions(&whole, &having(5)) && are_versions(&having(5), &whole));
        assert!(!are_versions(&whole, &having(4)) && !are_versions(&having(4), &whole));
    }

    #[test]
    fn a_text_that_grows_or_is_mended_stays_the_same() {
        let short = article(WORDS);
        let more =
            "وقالت البلدية إن المرحلة الثانية تبدأ في الربيع المقبل بإشراف خبراء. ".repeat(2);
        let long = article(&format!(
            "{more}\n\n{WORDS}.\n\nفقرة ثالثة عن أهل الحي وما قالوا."
        ));
        assert!(are_versions(&short, &long));
        assert!(are_versions(
            &short,
            &article(&WORDS.replace("سبعة", "تسعة"))
        ));
        let vowelled = article(&WORDS.replace("العمال", "العُمَّال"));
        assert!(are_versions(&short, &vowelled));
    }

    #[test]
    fn a_title_and_the_lines_of_a_page_make_no_version() {
        let other = article("فتح المتحف أبوابه مجانًا لطلاب المدارس طوال الأسبوع المقبل.");
        assert!(!are_versions(&article(WORDS), &other));
        let ad = |body: &str| article(&format!("{body}\n\nإعلان\n\nاقرأ أيضًا: ماذا بعد السور؟"));
        assert!(!are_versions(&ad(WORDS), &ad("زار الوفد المدينة يومين.")));
    }

    #[test]
    fn the_same_lines_under_another_title_make_no_version_and_another_address_never_does() {
        let entry = |title: &str, body: &str, link: Option<&str>| {
            let text = format!("{title}\n\n{body}\n");
            Article {
                link: link.map(str::to_owned),
                ..plain::read("test".to_owned(), text, Vec::new())
            }
        };
        let (one, other) = ("استقبال الوفد", "زلزال في الجزيرة");
        assert!(!are_versions(
            &entry(one, WORDS, None),
            &entry(other, WORDS, None)
        ));
        let long: String = (0..30).map(|n| format!("كلمة{n} ")).collect();
        assert!(are_versions(
            &entry(one, &long, None),
            &entry(other, &long, None)
        ));
        let at = |title, link| entry(title, &long, Some(link));
        assert!(are_versions(
            &at(one, "https://a/1"),
            &at(other, "https://a/1")
        ));
        assert!(!are_versions(
            &at(one, "https://a/1"),
            &at(one, "https://a/2")
        ));
        assert!(are_versions(
            &at(one, "https://a/1"),
            &entry(one, &long, None)
        ));
    }

    #[test]
    fn whoever_has_lost_a_marked_passage_has_not_all() {
        let text = "بلغ السعر ألفي ليرة صباح أمس.";
        let at = text.find("ألفي ليرة").expect("it is there");
        let kept = Annotation::of(text, at..at + "ألفي ليرة".len(), String::new());
        let state = State {
            annotations: vec![kept],
            ..State::default()
        };
        assert!(has_all_marked(&state, &format!("اليوم: {text}")));
        assert!(!has_all_marked(&state, "بلغ السعر ثلاثة آلاف ليرة اليوم."));
        assert!(has_all_marked(&State::default(), ""));
    }
}

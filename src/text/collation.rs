//! Collation: the order of names in lists.
//!
//! Folded Arabic letters have the order of the alphabet among their code points, so a
//! folded text is its own key, and a database can keep it; the tables of a collation
//! library (UTS #10) would add only the order of scripts. The article ال does not
//! count, or half of a list would stand under ا. Other clitics do: what looks like one
//! at the beginning of a name is nearly always a letter of it (وكالة، بيروت).

use super::fold::fold;

/// A text that compares as `text` is sorted: Arabic first, then other letters, then
/// what begins with a digit; what has neither last.
pub fn sort_key(text: &str) -> String {
    let folded = fold(text).text;
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let mut key = String::with_capacity(folded.len() + 1);
    for word in words.filter(|word| !word.is_empty()) {
        if key.is_empty() {
            key.push(match word.chars().next() {
                Some('\u{600}'..='\u{6FF}') => '0',
                Some(c) if c.is_alphabetic() => '1',
                _ => '2',
            });
        } else {
            key.push(' ');
        }
        key.push_str(without_article(word));
    }
    if key.is_empty() {
        key.push('3');
    }
    key
}

/// A folded word without ال, if as much is left as makes a word.
fn without_article(word: &str) -> &str {
    let bare = word.strip_prefix("ال");
    bare.filter(|bare| bare.chars().nth(2).is_some())
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_alphabet_without_their_article() {
        let sorted = [
            "إذاعة الفجر",
            "آسيا اليوم",
            "الله",
            "البيان",
            "جريدة الوطن",
            "«الجزيرة نت»",
            "صحيفة الحياة",
            "صحيفة الوطن",
            "مجلة",
            "مُجلّة الشرق",
            "وكالة الأنباء",
            "BBC",
            "Reuters",
            "24 ساعة",
            "—",
        ];
        let mut names = sorted.to_vec();
        names.reverse();
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, sorted);
    }
}

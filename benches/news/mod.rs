//! Arabic news of any length, made of the sentences of the built-in articles in
//! an order that is always the same.

use qari::library::built_in::ARTICLES;

/// At least `bytes` of text, a paragraph of a few sentences on each line.
pub(crate) fn news(bytes: usize) -> String {
    let sentences: Vec<&str> = ARTICLES
        .iter()
        .flat_map(|(_, text)| text.lines())
        .flat_map(|line| line.split_inclusive(". "))
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    let mut text = String::with_capacity(bytes + 4096);
    // Xorshift (Marsaglia 2003), whose numbers are good enough to choose by.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % limit as u64) as usize
    };
    while text.len() < bytes {
        for _ in 0..3 + below(5) {
            text.push_str(sentences[below(sentences.len())]);
            text.push(' ');
        }
        text.pop();
        text.push('\n');
    }
    text
}

//! Everything there is to give notice of: about the open article, and about what was read.

use super::Model;
use crate::library::notice::Notice;

impl Model {
    /// All notices, each with its input: those of the open article first.
    pub fn all_notices(&self) -> Vec<(&str, &Notice)> {
        let told = self.notices.iter();
        let told = told.flat_map(|(doc, of)| of.iter().map(move |one| (doc.as_str(), one)));
        self.unsaid().chain(told).collect()
    }

    /// How many there are.
    pub fn count_notices(&self) -> usize {
        let told = self.notices.iter().map(|(_, of)| of.len()).sum::<usize>();
        self.unsaid().count() + told
    }

    /// Those of the open article that were not told when it was read, as those of an
    /// article of the library are not.
    fn unsaid(&self) -> impl Iterator<Item = (&str, &Notice)> {
        let open = self.reader.open.as_ref().map(|open| &*open.article);
        let notices = open.into_iter().flat_map(|article| {
            let notices = article.notices.iter();
            notices.map(|one| (article.doc.as_str(), one))
        });
        notices.filter(|(doc, one)| {
            let mut told = self.notices.iter();
            !told.any(|(input, of)| input == doc && of.contains(one))
        })
    }
}

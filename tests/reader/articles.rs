//! Articles written for a story, and a folder to open them from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The title of the article `number` of [`short`], counted from one.
pub(crate) fn title(number: usize) -> String {
    format!("الخبر رقم {number}")
}

/// As many short articles, no two alike, that mention nobody.
pub(crate) fn short(count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| {
            format!(
                "{}\n\nهذا نص قصير، ورقمه {number}، وليس فيه اسم أحد.\n",
                title(number)
            )
        })
        .collect()
}

/// An article of many paragraphs that begin with the same word.
pub(crate) fn long(title: &str, word: &str, paragraphs: usize) -> String {
    let paragraph = |number| {
        format!("{word} في الفقرة {number}، وبعدها كلام كثير يملأ السطر ثم يعود إلى أوله.\n\n")
    };
    let body: String = (1..=paragraphs).map(paragraph).collect();
    format!("{title}\n\n{body}")
}

/// Lets `read` read the texts from a folder of their own, one file each, in
/// their order. The folder is gone afterwards. A text may be any bytes.
pub(crate) fn in_folder<T>(texts: &[impl AsRef<[u8]>], read: impl FnOnce(&Path) -> T) -> T {
    let folder = Folder::new();
    for (index, text) in texts.iter().enumerate() {
        let path = folder.0.join(format!("{:04}.txt", index + 1));
        fs::write(&path, text).expect("an article can be written");
    }
    read(&folder.0)
}

/// A folder that is removed when it is let go, even by a panic.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("reader-{}-{number}", process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind lies in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

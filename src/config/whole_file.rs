//! Writing a file whole, or not at all: it has another name until all of it is on the disk. One
//! that is replaced keeps its permissions, which nobody gets round while it is written, and where
//! links lead to it, the links; one that this process may not write is not replaced. One of
//! somebody else, who lets it be written, changes its owner. What is no file, a pipe or a device,
//! is written at once.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, CWD, RenameFlags, access, renameat_with};
use rustix::io::Errno;

/// How many names are tried that other runs have left files under.
const LEFT_BEHIND: u32 = 100;

/// How many links are followed, as many as the system follows.
const LINKS: usize = 40;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum There {
    Replaced,
    /// It stays, and nothing is written.
    Left,
}

/// A file that is being written. It goes when it is dropped, unless it was kept.
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    new: PathBuf,
    there: There,
    /// Those of the file that it replaces.
    permissions: Option<Permissions>,
    /// Whether it has its name, as what is no file has from the beginning.
    is_kept: bool,
}

impl WholeFile {
    /// Begins to write a file that is to be at `path`.
    ///
    /// # Errors
    /// When it cannot be written; [`io::ErrorKind::AlreadyExists`] where something is there that
    /// is left, be it a link that leads nowhere.
    pub fn begin(path: &Path, there: There) -> io::Result<Self> {
        let is_left = there == There::Left;
        if is_left && path.symlink_metadata().is_ok() {
            return Err(Errno::EXIST.into());
        }
        let path = led_to(path);
        let about = match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            about => Some(about?),
        };
        if about.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Errno::ISDIR.into());
        }
        let is_file = about.as_ref().is_none_or(fs::Metadata::is_file);
        let permissions = about.map(|about| about.permissions());
        if let Some(permissions) = &permissions {
            // The superuser may write everything, and is not asked to.
            if permissions.readonly() {
                return Err(Errno::ACCESS.into());
            }
            access(&path, Access::WRITE_OK)?;
        }
        let new = match is_file {
            true => beside(&path, permissions.is_some())?,
            false => path.clone(),
        };
        Ok(Self {
            is_kept: !is_file,
            new,
            path,
            there,
            permissions,
        })
    }

    /// The file to be written into, from its beginning.
    ///
    /// # Errors
    /// When it is not there any more.
    pub fn open(&self) -> io::Result<File> {
        OpenOptions::new().write(true).open(&self.new)
    }

    /// Gives it its name: all of it was written.
    ///
    /// # Errors
    /// When it cannot have that, or something else has it by now.
    pub fn keep(&mut self) -> io::Result<()> {
        self.keep_if(|| Ok(()))
    }

    /// The same, unless `may` refuses when all is on the disk: editors know of no lock.
    ///
    /// # Errors
    /// The same, and what `may` says.
    pub fn keep_if<E: From<io::Error>>(
        &mut self,
        may: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), E> {
        if self.is_kept {
            return Ok(());
        }
        let file = self.open()?;
        if let Some(permissions) = self.permissions.take() {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        may()?;
        match self.there {
            There::Replaced => fs::rename(&self.new, &self.path)?,
            There::Left => rename_to_nothing(&self.new, &self.path)?,
        }
        self.is_kept = true;
        let folder = self.path.parent().filter(|folder| *folder != Path::new(""));
        // Not every file system can, nor may everybody read the folder; the file is there.
        let _ = File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if !self.is_kept {
            // What is not whole is of no use; who cannot remove it was told of worse.
            let _ = fs::remove_file(&self.new);
        }
    }
}

/// The file that a path leads to, through links, though it be not there yet.
pub(super) fn led_to(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        path = match (fs::canonicalize(&path), fs::read_link(&path)) {
            (Ok(whole), _) => return whole,
            // A link to what is not there yet, or to a link to that.
            (Err(_), Ok(target)) => path.parent().unwrap_or(Path::new(".")).join(target),
            (Err(_), Err(_)) => return path,
        };
    }
    // They lead around in a circle.
    path
}

/// Makes a file beside `path` under a name that nobody has: what another run has left behind
/// under the first one, with the same number, is not what is asked for. What `is_private` nobody
/// else reads.
fn beside(path: &Path, is_private: bool) -> io::Result<PathBuf> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if is_private {
        options.mode(0o600);
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    for number in 0..LEFT_BEHIND {
        let mut new = name.to_owned();
        new.push(match number {
            0 => format!(".{}.new", std::process::id()),
            number => format!(".{}-{number}.new", std::process::id()),
        });
        let new = path.with_file_name(new);
        match options.open(&new) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|_| new),
        }
    }
    Err(io::Error::other("too many files were left behind"))
}

/// Renames a file, if there is none of the other name.
fn rename_to_nothing(new: &Path, path: &Path) -> io::Result<()> {
    match renameat_with(CWD, new, CWD, path, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
        renamed => return Ok(renamed?),
    }
    // Some file systems cannot be told so; a link replaces nothing either, where they have any.
    match fs::hard_link(new, path) {
        Ok(()) => return fs::remove_file(new),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        Err(_) => {}
    }
    // The time that is left for another one is short.
    if path.symlink_metadata().is_ok() {
        return Err(Errno::EXIST.into());
    }
    fs::rename(new, path)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let name = format!("qari-whole-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn count(&self) -> usize {
            fs::read_dir(&self.0).unwrap().count()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn write(path: &Path, text: &str, there: There) -> io::Result<()> {
        let mut file = WholeFile::begin(path, there)?;
        file.open()?.write_all(text.as_bytes())?;
        file.keep()
    }

    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        let folder = Folder::new("links");
        let (link, file) = (folder.0.join("link"), folder.0.join("file"));
        symlink(&file, &link).unwrap();
        let left = write(&link, "zero", There::Left).unwrap_err();
        assert_eq!(left.kind(), io::ErrorKind::AlreadyExists, "a link is there");
        write(&link, "one", There::Replaced).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        write(&link, "two", There::Replaced).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let mut refused = WholeFile::begin(&link, There::Replaced).unwrap();
        let no: io::Result<()> = refused.keep_if(|| Err(io::ErrorKind::Other.into()));
        assert!(no.is_err());
        drop(refused);
        assert_eq!(fs::read_to_string(&link).unwrap(), "two");
        fs::set_permissions(&file, Permissions::from_mode(0o400)).unwrap();
        let refused = write(&link, "three", There::Replaced).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(folder.count(), 2, "nothing is left behind");
    }

    #[test]
    fn what_another_run_left_behind_is_in_nobodys_way() {
        let folder = Folder::new("left");
        let path = folder.0.join("notes.html");
        let left = format!("notes.html.{}.new", std::process::id());
        fs::write(folder.0.join(&left), "cut off").unwrap();
        write(&path, "whole", There::Left).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        let again = write(&path, "again", There::Left).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(folder.count(), 2);
        let refused = rename_to_nothing(&folder.0.join(&left), &path).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn nobody_else_reads_a_private_file_while_it_is_written() {
        let folder = Folder::new("private");
        let path = folder.0.join("notes.md");
        write(&path, "one", There::Left).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        let mut file = WholeFile::begin(&path, There::Replaced).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file.new), 0o600);
        file.open().unwrap().write_all(b"two").unwrap();
        file.keep().unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        write(&path, "three", There::Replaced).unwrap();
        assert_eq!(mode(&path), 0o644);
    }

    #[test]
    fn links_to_links_stay_and_those_in_a_circle_lead_nowhere() {
        let folder = Folder::new("chain");
        let at = |name: &str| folder.0.join(name);
        symlink("second", at("first")).unwrap();
        symlink("third", at("second")).unwrap();
        symlink("file", at("third")).unwrap();
        write(&at("first"), "one", There::Replaced).unwrap();
        assert!(
            ["first", "second", "third"]
                .iter()
                .all(|link| at(link).is_symlink())
        );
        assert_eq!(fs::read_to_string(at("file")).unwrap(), "one");
        symlink("other", at("one")).unwrap();
        symlink("one", at("other")).unwrap();
        assert!(write(&at("one"), "lost", There::Replaced).is_err());
        assert!(at("one").is_symlink() && at("other").is_symlink());
        assert_eq!(folder.count(), 6, "nothing is left behind");
    }

    #[test]
    fn what_is_no_file_stays_what_it_is() {
        let folder = Folder::new("none");
        let refused = write(&folder.0, "text", There::Replaced).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::IsADirectory);
        let device = Path::new("/dev/null");
        write(device, "text", There::Replaced).unwrap();
        assert!(!device.metadata().unwrap().is_file());
        let left = write(device, "text", There::Left).unwrap_err();
        assert_eq!(left.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(folder.count(), 0);
    }
}

//! Where Qari keeps its files: the XDG base directories, on every system.

use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

/// The actors of the person's own. `None` without a home.
#[must_use]
pub fn actors() -> Option<PathBuf> {
    let config = Xdg::new().ok()?.config_dir();
    Some(config.join("qari").join("actors.toml"))
}

/// The folder of the person's own themes. `None` without a home.
#[must_use]
pub fn themes() -> Option<PathBuf> {
    let config = Xdg::new().ok()?.config_dir();
    Some(config.join("qari").join("themes"))
}

/// The saved queries. `None` without a home.
#[must_use]
pub fn queries() -> Option<PathBuf> {
    let config = Xdg::new().ok()?.config_dir();
    Some(config.join("qari").join("queries.toml"))
}

/// What Qari has learnt of terminals. `None` without a home.
#[must_use]
pub fn terminals() -> Option<PathBuf> {
    let state = Xdg::new().ok()?.state_dir()?;
    Some(state.join("qari").join("terminals.toml"))
}

/// What was chosen by keys. `None` without a home.
#[must_use]
pub fn choices() -> Option<PathBuf> {
    let state = Xdg::new().ok()?.state_dir()?;
    Some(state.join("qari").join("choices.toml"))
}

/// Which colours actors were given. `None` without a home.
#[must_use]
pub fn actor_colours() -> Option<PathBuf> {
    let state = Xdg::new().ok()?.state_dir()?;
    Some(state.join("qari").join("actor-colours"))
}

/// How far articles were read that are in no library. `None` without a home.
#[must_use]
pub fn positions() -> Option<PathBuf> {
    let state = Xdg::new().ok()?.state_dir()?;
    Some(state.join("qari").join("positions"))
}

/// What is kept of visits to libraries and files. `None` without a home.
#[must_use]
pub fn visits() -> Option<PathBuf> {
    let state = Xdg::new().ok()?.state_dir()?;
    Some(state.join("qari").join("visits"))
}

/// The file of settings. `None` without a home.
#[must_use]
pub fn config() -> Option<PathBuf> {
    let config = Xdg::new().ok()?.config_dir();
    Some(config.join("qari").join("config.toml"))
}

/// The file of settings that the environment names.
#[must_use]
pub fn named_config() -> Option<PathBuf> {
    let named = std::env::var_os("QARI_CONFIG")?;
    (!named.is_empty()).then(|| named.into())
}

/// The person's library. `None` without a home.
#[must_use]
pub fn library() -> Option<PathBuf> {
    let data = Xdg::new().ok()?.data_dir();
    Some(data.join("qari").join("library.sqlite"))
}

/// The library that the environment names.
#[must_use]
pub fn named_library() -> Option<PathBuf> {
    let named = std::env::var_os("QARI_LIBRARY")?;
    (!named.is_empty()).then(|| named.into())
}

/// The path that a person has typed, `~` for the home.
#[must_use]
pub fn expanded(typed: &str) -> PathBuf {
    let below_home = typed.strip_prefix("~/");
    match below_home.and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest))) {
        Some(path) => path,
        None => PathBuf::from(typed),
    }
}

/// A path as it may be shown to others: the home as `~`.
#[must_use]
pub fn shown(path: &Path) -> String {
    let below_home = etcetera::home_dir()
        .ok()
        .and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    match below_home {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

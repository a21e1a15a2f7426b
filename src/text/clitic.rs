//! Clitics: the one-letter words that Arabic writes onto the next word.

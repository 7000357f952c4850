//! Which term lists a result was made with: two reports with the same edition were marked with the same words.

use std::sync::LazyLock;

use sha2::Digest as _;

use super::lists::{ACCOUNT_FILE, CLAIM_FILE, CLASSES, FILES, Purpose, terms_for};
use crate::text::hexadecimal;

/// Identifies the embedded lists, to distinguish them from those of another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// How many terms, exceptions included.
    pub n_terms: usize,
    /// The first 12 hexadecimal digits of the SHA-256 of the files, names and texts in order.
    pub hash: String,
}

/// The edition of this build.
pub static EDITION: LazyLock<Edition> = LazyLock::new(|| Edition {
    n_terms: [Purpose::Mark, Purpose::Claim, Purpose::Account].map(|of| terms_for(of).len()).iter().sum(),
    hash: hash_of(FILES.iter().copied().chain([CLAIM_FILE, ACCOUNT_FILE, ("classes", CLASSES)])),
});

fn hash_of<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut digest = sha2::Sha256::new();
    for (name, text) in files {
        // Neither a name nor a list holds a zero byte, so that no two sets of files read the same.
        for part in [name, "\0", text, "\0"] {
            digest.update(part);
        }
    }
    hexadecimal(digest.finalize().get(..6).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_of_a_list_changes_the_hash() {
        let hash = hash_of([("a", "b\n"), ("c", "d\n")].into_iter());
        assert_eq!(hash.len(), 12);
        for other in
            [[("a", "b\n"), ("c", "e\n")], [("a", "b\nc"), ("", "d\n")], [("c", "d\n"), ("a", "b\n")]]
        {
            assert_ne!(hash_of(other.into_iter()), hash, "{other:?}");
        }
    }

    #[test]
    fn the_edition_counts_the_terms_of_all_lists() {
        let lines =
            |text: &str| text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).count();
        let n_terms: usize =
            FILES.iter().chain([&CLAIM_FILE, &ACCOUNT_FILE]).map(|(_, text)| lines(text)).sum();
        assert_eq!(EDITION.n_terms, n_terms);
        assert!(FILES.iter().all(|(name, text)| !name.contains('\0') && !text.contains('\0')));
    }
}

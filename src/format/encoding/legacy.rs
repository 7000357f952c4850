//! A guess at single-byte and East Asian encodings, over a bounded part of the file.

use std::iter;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_4, ISO_8859_5, KOI8_R, KOI8_U, MACINTOSH, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

use super::codepage::{self, CodePage};
use super::plausible;
use crate::text;

/// How many bytes the guess is made from.
const SAMPLE: usize = 65_536;

/// How much better, in [`plausible::latin`], another encoding must look.
const MARGIN: f64 = 0.15;

/// Guesses between which and windows-1252 a few signs in an English text do not decide.
const WESTERN_RIVALS: &[&Encoding] =
    &[WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2, ISO_8859_4];

/// A way to decode eight-bit bytes.
#[derive(Clone, Copy)]
enum Charset {
    Known(&'static Encoding),
    Table(&'static CodePage),
    Johab,
}

impl Charset {
    fn decode(self, bytes: &[u8]) -> (String, &'static str) {
        match self {
            Self::Known(encoding) => super::with(bytes, encoding),
            Self::Table(page) => (page.decode(bytes), page.name),
            Self::Johab => (codepage::johab(bytes), "Johab"),
        }
    }
}

/// Decode `bytes`, which are not UTF-8, in the most plausible encoding.
pub(super) fn guess(bytes: &[u8]) -> (String, &'static str) {
    let sample = sample(bytes);
    let guessed = by_chardetng(sample);
    cyrillic(sample, guessed)
        .or_else(|| johab(sample))
        .unwrap_or_else(|| western(sample, guessed))
        .decode(bytes)
}

/// The part of the file that says most: from shortly before the first byte that is not ASCII.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(SAMPLE / 8);
    bytes.get(start..bytes.len().min(start + SAMPLE)).unwrap_or(bytes)
}

fn by_chardetng(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Among the many Cyrillic encodings, the one in which the letters come as often as they do in Russian.
fn cyrillic(sample: &[u8], guessed: &'static Encoding) -> Option<Charset> {
    let known = [WINDOWS_1251, X_MAC_CYRILLIC, KOI8_R, IBM866, ISO_8859_5];
    let expected = known.contains(&guessed) || guessed == KOI8_U;
    let ascii = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if !expected && high < ascii {
        return None;
    }
    let score = |charset: Charset| plausible::russian(&charset.decode(sample).0);
    let tables = codepage::code_page("IBM855").map(Charset::Table);
    let (best, value) = known
        .into_iter()
        .map(Charset::Known)
        .chain(tables)
        .map(|charset| (charset, score(charset)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let needs = if expected { 0.0 } else { plausible::RUSSIAN };
    (value > needs && value > score(Charset::Known(guessed))).then_some(best)
}

fn johab(sample: &[u8]) -> Option<Charset> {
    plausible::korean(&codepage::johab(sample)).then_some(Charset::Johab)
}

/// Mac and DOS encodings of Latin text, and windows-1252 for English where nothing speaks for the guess against it.
fn western(sample: &[u8], guessed: &'static Encoding) -> Charset {
    let guess = Charset::Known(guessed);
    let Some(mine) = plausible::latin(&guess.decode(sample).0) else { return guess };
    let tables = ["IBM437", "IBM850", "IBM852", "x-mac-ce"].into_iter().filter_map(codepage::code_page);
    let rivals = iter::once(Charset::Known(MACINTOSH)).chain(tables.map(Charset::Table));
    let mut best = (guess, mine);
    for rival in rivals {
        // A rival must be clearly better: chardetng knows the languages, this only knows the look of words.
        let value = plausible::latin(&rival.decode(sample).0);
        best = value.filter(|value| *value > best.1 + MARGIN).map_or(best, |value| (rival, value));
    }
    if best.1 <= mine && WESTERN_RIVALS.contains(&guessed) {
        let (text, _) = super::with(sample, WINDOWS_1252);
        let fits = plausible::latin(&text).is_some_and(|value| value > mine - MARGIN);
        if fits && text::detect(&text).is_english() {
            return Charset::Known(WINDOWS_1252);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str =
        "Река поднялась на два метра, и жители деревни перенесли скот на холм. Вода стояла три недели.";
    const ENGLISH: &str = "The museum’s café charged £3 for tea — “a fair price”, its owner said.";
    const FRENCH: &str =
        "L’été dernier, la rivière a débordé près du café où nous étions allés ; l’eau a dépassé le pré.";

    fn bytes_of(text: &str, charset: Charset) -> Vec<u8> {
        let of =
            |c: char| (0..=255_u8).find(|byte| charset.decode(&[*byte]).0.starts_with(c)).unwrap_or(b'?');
        text.chars().map(of).collect()
    }

    fn named(name: &str) -> Charset {
        Encoding::for_label(name.as_bytes())
            .map(Charset::Known)
            .or_else(|| codepage::code_page(name).map(Charset::Table))
            .unwrap_or(Charset::Johab)
    }

    #[test]
    fn finds_the_encoding_of_short_texts() {
        for (text, names) in [
            (RUSSIAN, &["windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic", "IBM855"][..]),
            (ENGLISH, &["windows-1252", "macintosh"]),
            (FRENCH, &["windows-1252", "macintosh"]),
            ("The bill was £12.50 for two.", &["windows-1252"]),
            ("La rivière a débordé près du café.", &["IBM850"]),
        ] {
            for name in names {
                let (got, encoding) = guess(&bytes_of(text, named(name)));
                assert_eq!(got, text, "{name}, taken for {encoding}");
            }
        }
    }

    #[test]
    fn looks_where_the_other_letters_are() {
        let mut bytes = vec![b'a'; 3 * SAMPLE];
        bytes.extend(bytes_of(RUSSIAN, named("KOI8-R")));
        assert!(guess(&bytes).0.ends_with(RUSSIAN));
    }
}

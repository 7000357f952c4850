//! The font Symbol, in which word processors store Greek letters and signs under the numbers of Latin letters.

/// What the bytes from 0x20 on stand for, and those from 0xa0 on; a blank where it is a piece of a larger sign.
/// Source: the font's own encoding, as Adobe published it (PDF Reference, appendix D.5).
const LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑           〉∫";

/// Whether a font of this name is it.
pub(super) fn is_symbol(font: &str) -> bool {
    font.trim_start().get(..6).is_some_and(|name| name.eq_ignore_ascii_case("symbol"))
}

/// The sign that is stored as `c`: as a letter, or in the private area from U+F000 on. Others stand for themselves.
pub(super) fn sign(c: char) -> char {
    let code = u32::from(c);
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let of = |signs: &str, first| signs.chars().nth(code.checked_sub(first)? as usize);
    of(HIGH, 0xa0).or_else(|| of(LOW, 0x20)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_signs() {
        for (stored, shown) in [
            ('a', 'α'),
            ('z', 'ζ'),
            ('W', 'Ω'),
            ('7', '7'),
            ('~', '∼'),
            ('\u{a3}', '≤'),
            ('\u{b1}', '±'),
            ('\u{e5}', '∑'),
            ('\u{f2}', '∫'),
            ('\u{f062}', 'β'),
            ('\u{f0b3}', '≥'),
            ('—', '—'),
            ('\n', '\n'),
        ] {
            assert_eq!(sign(stored), shown, "{stored:?}");
        }
        assert!(is_symbol("Symbol;") && is_symbol("SymbolMT") && !is_symbol("Wingdings") && !is_symbol("é"));
    }
}

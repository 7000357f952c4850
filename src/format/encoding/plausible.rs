//! Whether decoded text looks like words: how often letters come, and where capitals and symbols stand.

/// How often each small letter comes in Russian, in thousandths of all letters (Lyashevskaya and Sharov, 2009).
const FREQUENCY: &[(char, u16)] = &[
    ('о', 110),
    ('е', 85),
    ('а', 80),
    ('и', 74),
    ('н', 67),
    ('т', 63),
    ('с', 55),
    ('р', 47),
    ('в', 45),
    ('л', 44),
    ('к', 35),
    ('м', 32),
    ('д', 30),
    ('п', 28),
    ('у', 26),
    ('я', 20),
    ('ы', 19),
    ('ь', 17),
    ('г', 17),
    ('з', 16),
    ('б', 16),
    ('ч', 14),
    ('й', 12),
    ('х', 10),
    ('ж', 9),
    ('ш', 7),
    ('ю', 6),
    ('ц', 5),
    ('щ', 4),
    ('э', 3),
    ('ф', 3),
    ('ъ', 1),
    ('ё', 1),
];

/// The value of [`russian`] from which a text is taken for Cyrillic.
pub(super) const RUSSIAN: f64 = 0.28;

/// Mean log-likelihood of the letters that are not ASCII against a uniform alphabet; 0.34 to 0.5 in Russian.
/// Symbols, and capitals after small letters, count against it.
pub(super) fn russian(text: &str) -> f64 {
    let (mut sum, mut n) = (0.0, 0_u32);
    let mut last = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            n += 1;
            let small = c.to_lowercase().next().unwrap_or(c);
            let known = FREQUENCY.iter().find(|(letter, _)| *letter == small);
            sum += match known {
                _ if c.is_uppercase() && last.is_lowercase() => -4.0,
                Some((_, thousandths)) => libm::log(f64::from(*thousandths) * 0.033),
                None if c.is_alphabetic() => -2.0,
                None if matches!(c, '«' | '»' | '—' | '–' | '№' | '„' | '“' | '”' | '…' | '\u{a0}') => {
                    0.0
                }
                None => -4.0,
            };
        }
        last = c;
    }
    if n == 0 { f64::MIN } else { sum / f64::from(n) }
}

/// Whether the text is Korean: nothing lost, mostly Hangul, and the commonest syllables among them.
pub(super) fn korean(text: &str) -> bool {
    const COMMON: &str = "이다는을의에가고하지한로은도를사기리어나";
    let (mut hangul, mut common, mut other) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        let is_hangul = matches!(c, '가'..='힣');
        hangul += usize::from(is_hangul);
        common += usize::from(COMMON.contains(c));
        other += usize::from(!is_hangul);
    }
    hangul >= 8 && other * 8 < hangul && common * 5 > hangul
}

/// How well the characters that are not ASCII sit among their neighbours in Latin text, −2 to 1 on average;
/// `None` where most letters are of another script, of which this rule knows nothing.
pub(super) fn latin(text: &str) -> Option<f64> {
    let (mut sum, mut n, mut foreign, mut letters) = (0.0, 0_u32, 0_usize, 0_usize);
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        letters += usize::from(c.is_alphabetic());
        if !c.is_ascii() {
            n += 1;
            foreign += usize::from(c.is_alphabetic() && u32::from(c) > 0x24f);
            sum += fit(last, c, chars.peek().copied().unwrap_or(' '));
        }
        last = c;
    }
    (n > 0 && foreign * 4 < letters).then(|| sum / f64::from(n))
}

fn fit(last: char, c: char, next: char) -> f64 {
    match c {
        '’' if last.is_alphabetic() => 1.0,
        '‘' | '“' | '„' | '«' if !last.is_alphanumeric() && !next.is_whitespace() => 1.0,
        '”' | '»' | '’' if !last.is_whitespace() && !next.is_alphanumeric() => 1.0,
        '–' | '—' | '…' | '•' | '\u{a0}' => 1.0,
        '«' | '»' if last.is_whitespace() || next.is_whitespace() => 0.6,
        '£' | '€' if next.is_ascii_digit() || last.is_ascii_digit() => 1.0,
        '°' | '½' | '¼' | '¾' | '²' | '³' | '%' if last.is_ascii_digit() || last == ' ' => 0.8,
        '©' | '®' | '™' | '§' | '¿' | '¡' | '¶' | '†' if !last.is_alphabetic() || !next.is_alphabetic() => {
            0.3
        }
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -2.0,
        _ if c.is_lowercase() && (last.is_alphabetic() || next.is_lowercase()) => accent(c),
        'à' | 'é' | 'è' | 'ó' | 'á' if last == ' ' && next == ' ' => 0.5,
        _ if c.is_uppercase() && last.is_lowercase() => -2.0,
        _ if c.is_uppercase() && (next.is_alphabetic() || last.is_uppercase()) => accent(c),
        _ if c.is_alphabetic() => -0.5,
        _ if last.is_alphabetic() && next.is_alphabetic() => -2.0,
        _ => -0.5,
    }
}

/// Letters of the widely written languages come more often than the rest of the code page.
fn accent(c: char) -> f64 {
    let small = c.to_lowercase().next().unwrap_or(c);
    if "éèêàáâäãçíîïñóôöõúûüßåæøąćęłńśźżčďěňřšťůýžőűășțşğı".contains(small)
    {
        1.0
    } else {
        0.2
    }
}

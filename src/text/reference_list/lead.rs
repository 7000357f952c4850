//! How an entry of a reference list begins: its number or key, and its first name.

/// The kind of name that an entry begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// "Smith, J." or "Smith JB,".
    Inverted,
    /// "J. B. Smith".
    Initials,
    /// A dash for the author of the entry before.
    Dash,
    /// "Jane Smith," or "Jane Smith and".
    Plain,
    /// Nothing like it.
    None,
}

/// The number or key that an entry is marked with: "12" of `[12] `, "12. ", "(12)", "12) "; "BAD10" of `[BAD10]`.
pub fn marker(entry: &str) -> Option<(&str, &str)> {
    let entry = entry.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '*' | '\u{c}'));
    let entry = entry.strip_prefix("- ").or_else(|| entry.strip_prefix("– ")).unwrap_or(entry);
    if let Some((close, rest)) = entry
        .strip_prefix('[')
        .map(|rest| (']', rest))
        .or_else(|| entry.strip_prefix('(').map(|rest| (')', rest)))
    {
        let (key, rest) = rest.split_once(close).filter(|(key, _)| key.len() <= 16)?;
        let key = key.trim().trim_start_matches('^');
        let digits = !key.is_empty() && key.chars().all(|c| c.is_ascii_digit());
        let keyed = close == ']'
            && key.starts_with(char::is_uppercase)
            && key.ends_with(|c: char| c.is_ascii_digit() || c.is_lowercase())
            && key.contains(|c: char| c.is_ascii_digit());
        let fits = (digits && key.len() <= 4) || keyed;
        return fits.then(|| (key, rest.trim_start_matches([':', '.']).trim_start()));
    }
    let digits = entry.len() - entry.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) =
        entry.split_at_checked(digits).filter(|(number, _)| (1..=3).contains(&number.len()))?;
    let after = rest.trim_start_matches(['.', ')', ':', '\t']);
    let glued_name = rest.starts_with('.') && after.starts_with(char::is_uppercase);
    let spaced = rest.len() > after.len() && after.starts_with(char::is_whitespace);
    let bare = rest.starts_with("  ") || rest.starts_with('\t');
    (spaced || glued_name || bare).then(|| (number, after.trim_start()))
}

/// The entry without its number, key or bullet.
pub(super) fn strip_marker(entry: &str) -> &str {
    let entry = entry.trim();
    marker(entry).map_or(entry, |(_, rest)| rest)
}

/// The kind of name at the start of `body`.
pub(super) fn lead(body: &str) -> Lead {
    let body = body.trim_start_matches(['“', '"', '«', '*', '_', '(']).trim_start();
    if body.starts_with(['—', '–', '-', '−']) || body.starts_with("__") {
        return Lead::Dash;
    }
    let mut words = body.split_whitespace();
    let Some(first) = words.next() else { return Lead::None };
    let first = if is_particle(first) { words.next().unwrap_or(first) } else { first };
    let second = words.next().unwrap_or_default();
    let third = words.next().unwrap_or_default();
    if is_initial(first) && (starts_capital(second) || is_particle(second)) {
        return Lead::Initials;
    }
    if !starts_capital(first) || first.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return Lead::None;
    }
    let bare = first.trim_end_matches([',', ';', ':']);
    let comma = bare.len() < first.len() && first.ends_with(',');
    let name = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '´' | '‐'));
    if comma && name && starts_capital(second) {
        return Lead::Inverted;
    }
    if name && (is_initial(second) || is_bare_initials(second)) {
        return Lead::Inverted;
    }
    if name && starts_capital(second) && second.ends_with(',') && (is_initial(third) || starts_capital(third))
    {
        return Lead::Inverted;
    }
    let then = if is_initial(second) { third } else { second };
    if name
        && starts_capital(then)
        && (then.ends_with([',', ':', '.']) || matches!(third, "and" | "&" | "und" | "et"))
    {
        return Lead::Plain;
    }
    Lead::None
}

fn starts_capital(word: &str) -> bool {
    word.trim_start_matches(['(', '“', '"']).starts_with(char::is_uppercase)
}

/// "J.", "J.B.", "J.-P.", "Ch.".
fn is_initial(word: &str) -> bool {
    let core = word.trim_end_matches([',', ';', ':', ')']);
    core.ends_with('.') && core.len() <= 8 && core.starts_with(char::is_uppercase) && {
        let letters = core.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = core.chars().filter(|c| c.is_uppercase()).count();
        letters == capitals || letters <= 2
    }
}

/// "JB," as in Vancouver style.
fn is_bare_initials(word: &str) -> bool {
    let core = word.trim_end_matches([',', '.', ';', ':']);
    (1..=4).contains(&core.len()) && core.chars().all(|c| c.is_uppercase() || c == '-')
}

/// Whether `word` is a particle of a surname, such as "van" or "de la".
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "van", "der", "den", "von", "la", "le", "di", "del", "da", "du", "dos", "ter", "ten", "zu",
        "Van", "Von", "De", "Di", "al",
    ];
    PARTICLES.contains(&word)
}

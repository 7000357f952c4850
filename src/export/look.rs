//! How each kind of mark looks on paper: the same colour in every format, and a line of its own, so that none is told
//! by colour alone.

use crate::signal::Kind;

/// Red, green and blue.
pub(super) type Ink = (u8, u8, u8);

/// How the words of a kind are underlined.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) ink: Ink,
    /// The line as Word names it.
    pub(super) word_line: &'static str,
    /// The line as a style sheet names it: its style and how thick it is.
    pub(super) css_line: (&'static str, &'static str),
}

/// How much of its colour is left in the ground of a mark.
pub(super) const GROUND: f32 = 0.13;

/// How marks of this kind look.
pub(super) const fn look(kind: Kind) -> Look {
    let (ink, word_line, css_line) = match kind {
        Kind::Citation => ((0x00, 0x6B, 0x5F), "single", ("solid", "2px")),
        Kind::Reference => ((0x00, 0x6B, 0x5F), "double", ("double", "1px")),
        Kind::NamedSource => ((0x1D, 0x5C, 0x9B), "thick", ("solid", "4px")),
        Kind::VagueAttribution => ((0x7A, 0x3A, 0x9A), "dash", ("dashed", "2px")),
        Kind::Booster => ((0xA8, 0x1E, 0x4A), "wave", ("wavy", "1.5px")),
        Kind::Hedge => ((0x80, 0x5B, 0x00), "dotted", ("dotted", "2px")),
        Kind::Commercial => ((0xA9, 0x45, 0x00), "dotDash", ("dashed", "4px")),
        Kind::HealthClaimRedFlag => ((0xB0, 0x20, 0x20), "wavyDouble", ("double", "2.5px")),
        Kind::DosageAdvice => ((0x84, 0x43, 0x22), "dashLong", ("dotted", "4px")),
        Kind::Disclaimer => ((0x4A, 0x5A, 0x70), "dotDotDash", ("dashed", "1px")),
        Kind::TextDefect => ((0x5E, 0x56, 0x2C), "wavyHeavy", ("wavy", "2.5px")),
        Kind::Boilerplate => ((0x5F, 0x63, 0x68), "dottedHeavy", ("dotted", "1px")),
    };
    Look { ink, word_line, css_line }
}

/// So much of `ink` over white, 0 to 1.
pub(super) fn tinted((r, g, b): Ink, share: f32) -> Ink {
    let mix = |channel: u8| (255.0 - (255.0 - f32::from(channel)) * share).round() as u8;
    (mix(r), mix(g), mix(b))
}

/// Six hexadecimal digits.
pub(super) fn hex((r, g, b): Ink) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

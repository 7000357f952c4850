//! The tokens: every colour, size and distance of the window, light and dark.

use egui::Color32;

use crate::score::Band;
use crate::signal::Kind;

/// Distances, in points; a grid of four.
pub(super) mod space {
    /// Between a mark and its word.
    pub(in crate::ui) const XS: f32 = 4.0;
    /// Inside a group.
    pub(in crate::ui) const S: f32 = 8.0;
    /// Inside a card.
    pub(in crate::ui) const M: f32 = 12.0;
    /// Between groups.
    pub(in crate::ui) const L: f32 = 16.0;
    /// Between sections.
    pub(in crate::ui) const XL: f32 = 24.0;
}

/// Sizes of text, in points.
pub(super) mod size {
    /// Notes and labels of charts.
    pub(in crate::ui) const CAPTION: f32 = 12.0;
    /// The interface.
    pub(in crate::ui) const BODY: f32 = 13.5;
    /// Names of cards.
    pub(in crate::ui) const TITLE: f32 = 15.0;
    /// The verdict.
    pub(in crate::ui) const DISPLAY: f32 = 24.0;
    /// The running text of the reader.
    pub(in crate::ui) const READER: f32 = 17.0;
}

/// Rounding of cards and buttons, in points.
pub(super) const CORNER: u8 = 8;

/// The widest column of running text, in points: about seventy letters.
pub(super) const COLUMN: f32 = 660.0;

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Whether it is the dark one.
    pub(super) dark: bool,
    /// Behind everything.
    pub(super) ground: Color32,
    /// Behind text and in cards.
    pub(super) surface: Color32,
    /// Behind what is pointed at.
    pub(super) hover: Color32,
    /// Behind what is chosen.
    pub(super) chosen: Color32,
    /// Behind words that the reader selected.
    pub(super) selection: Color32,
    /// Behind sentences that are hard to read.
    pub(super) hard: Color32,
    /// Lines between things.
    pub(super) line: Color32,
    /// What a scale or a row of bars has not filled; seen on every ground.
    pub(super) track: Color32,
    /// Outlines of controls.
    pub(super) outline: Color32,
    /// Text.
    pub(super) text: Color32,
    /// Text that explains.
    pub(super) quiet: Color32,
    /// Controls and links.
    pub(super) accent: Color32,
    /// Text on the accent.
    pub(super) on_accent: Color32,
    /// What went wrong, and alerts.
    pub(super) alarm: Color32,
    /// Behind alerts.
    pub(super) alarm_ground: Color32,
}

/// Dark text on a light background.
pub(super) const LIGHT: Tokens = Tokens {
    dark: false,
    ground: Color32::from_rgb(0xF4, 0xF3, 0xF0),
    surface: Color32::from_rgb(0xFD, 0xFD, 0xFC),
    hover: Color32::from_rgb(0xEB, 0xE9, 0xE4),
    chosen: Color32::from_rgb(0xDD, 0xE6, 0xEE),
    selection: Color32::from_rgb(0xBF, 0xD7, 0xEE),
    hard: Color32::from_rgb(0xE7, 0xE4, 0xDE),
    line: Color32::from_rgb(0xE1, 0xDE, 0xD8),
    track: Color32::from_rgb(0xC6, 0xC3, 0xBC),
    outline: Color32::from_rgb(0x8C, 0x8A, 0x84),
    text: Color32::from_rgb(0x22, 0x24, 0x28),
    quiet: Color32::from_rgb(0x5A, 0x5E, 0x66),
    accent: Color32::from_rgb(0x1F, 0x55, 0x86),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    alarm: Color32::from_rgb(0xA0, 0x2A, 0x20),
    alarm_ground: Color32::from_rgb(0xFB, 0xEC, 0xE7),
};

/// Light text on a dark background.
pub(super) const DARK: Tokens = Tokens {
    dark: true,
    ground: Color32::from_rgb(0x17, 0x19, 0x1C),
    surface: Color32::from_rgb(0x1F, 0x22, 0x26),
    hover: Color32::from_rgb(0x2B, 0x2F, 0x34),
    chosen: Color32::from_rgb(0x2A, 0x3B, 0x4B),
    selection: Color32::from_rgb(0x2F, 0x4F, 0x6E),
    hard: Color32::from_rgb(0x36, 0x3A, 0x40),
    line: Color32::from_rgb(0x34, 0x38, 0x3E),
    track: Color32::from_rgb(0x50, 0x56, 0x5F),
    outline: Color32::from_rgb(0x7D, 0x82, 0x8A),
    text: Color32::from_rgb(0xE4, 0xE2, 0xDD),
    quiet: Color32::from_rgb(0xA9, 0xAD, 0xB4),
    accent: Color32::from_rgb(0x8D, 0xB9, 0xE3),
    on_accent: Color32::from_rgb(0x10, 0x1A, 0x24),
    alarm: Color32::from_rgb(0xF2, 0x9A, 0x8E),
    alarm_ground: Color32::from_rgb(0x3A, 0x24, 0x22),
};

/// Black on white, for a projector.
const LIGHT_STRONG: Tokens = Tokens {
    ground: Color32::WHITE,
    surface: Color32::WHITE,
    line: Color32::from_rgb(0x6A, 0x6A, 0x6A),
    outline: Color32::from_rgb(0x30, 0x30, 0x30),
    text: Color32::BLACK,
    quiet: Color32::from_rgb(0x2A, 0x2C, 0x30),
    accent: Color32::from_rgb(0x0A, 0x3C, 0x70),
    ..LIGHT
};

/// White on black, for a projector.
const DARK_STRONG: Tokens = Tokens {
    ground: Color32::BLACK,
    surface: Color32::BLACK,
    line: Color32::from_rgb(0x9A, 0x9A, 0x9A),
    outline: Color32::from_rgb(0xD8, 0xD8, 0xD8),
    text: Color32::WHITE,
    quiet: Color32::from_rgb(0xDE, 0xE0, 0xE4),
    accent: Color32::from_rgb(0xB9, 0xDA, 0xFA),
    ..DARK
};

impl Tokens {
    /// The tokens of the theme that is in force; with more contrast for a projector.
    pub(super) fn of(ui: &egui::Ui, strong_contrast: bool) -> &'static Self {
        match (ui.visuals().dark_mode, strong_contrast) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_STRONG,
            (true, true) => &DARK_STRONG,
        }
    }

    /// The colour of a kind of mark: its line, its letter and its tint.
    pub(super) const fn kind(&self, kind: Kind) -> Color32 {
        let (light, dark) = match kind {
            Kind::Citation | Kind::Reference => (0x00_6B_5F, 0x6C_CF_BF),
            Kind::NamedSource => (0x1D_5C_9B, 0x86_BD_F2),
            Kind::VagueAttribution => (0x7A_3A_9A, 0xD0_A2_EE),
            Kind::Booster => (0xA8_1E_4A, 0xF5_96_B2),
            Kind::Hedge => (0x80_5B_00, 0xE2_BE_62),
            Kind::Commercial => (0xA9_45_00, 0xF5_AC_74),
            Kind::HealthClaimRedFlag => (0xB0_20_20, 0xF7_96_8C),
            Kind::DosageAdvice => (0x84_43_22, 0xDF_A8_88),
            Kind::Disclaimer => (0x4A_5A_70, 0xA9_BB_D2),
            Kind::TextDefect => (0x5E_56_2C, 0xC9_C0_8C),
            Kind::Boilerplate => (0x5F_63_68, 0xAE_B2_B8),
        };
        rgb(if self.dark { dark } else { light })
    }

    /// The tint behind a marked word.
    pub(super) fn tint(&self, kind: Kind) -> Color32 {
        self.kind(kind).gamma_multiply(if self.dark { 0.20 } else { 0.11 })
    }

    /// The colour of a verdict; the verdict is also said and drawn as bars, never by colour alone.
    pub(super) const fn band(&self, band: Band) -> Color32 {
        let (light, dark) = match band {
            Band::WellSupported => (0x00_6B_5F, 0x6C_CF_BF),
            Band::PartlySupported => (0x6B_62_00, 0xD8_CB_6A),
            Band::WeaklySupported => (0xA0_4A_00, 0xF2_AE_70),
            Band::NoCheckableSupport => (0xA0_2A_20, 0xF2_9A_8E),
            Band::TooShort | Band::NotMeasured => (0x5A_5E_66, 0xA9_AD_B4),
        };
        rgb(if self.dark { dark } else { light })
    }
}

const fn rgb(code: u32) -> Color32 {
    let [_, r, g, b] = code.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// How many of four bars a verdict fills: the same as a shape.
pub(super) const fn bars_of(band: Band) -> usize {
    match band {
        Band::WellSupported => 4,
        Band::PartlySupported => 3,
        Band::WeaklySupported => 2,
        Band::NoCheckableSupport => 1,
        Band::TooShort | Band::NotMeasured => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(color: Color32) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_marks_hold_the_contrast_of_wcag_aa() {
        for tokens in [&LIGHT, &DARK, &LIGHT_STRONG, &DARK_STRONG] {
            let grounds = [tokens.ground, tokens.surface, tokens.hover, tokens.chosen];
            let mut pairs = vec![
                (tokens.on_accent, tokens.accent, 4.5),
                (tokens.alarm, tokens.alarm_ground, 4.5),
                (tokens.text, tokens.alarm_ground, 4.5),
                (tokens.text, tokens.selection, 4.5),
                (tokens.text, tokens.hard, 4.5),
                (tokens.quiet, tokens.hard, 4.5),
                (tokens.outline, tokens.surface, 3.0),
            ];
            for ground in grounds {
                pairs.extend([(tokens.text, ground, 4.5), (tokens.quiet, ground, 4.5)]);
                pairs.extend([(tokens.accent, ground, 4.5), (tokens.track, ground, 1.3)]);
                pairs.extend(Band::ALL.iter().map(|band| (tokens.band(*band), ground, 4.5)));
            }
            for kind in Kind::ALL {
                let tinted = tokens.surface.blend(tokens.tint(*kind));
                pairs.extend([(tokens.text, tinted, 4.5), (tokens.kind(*kind), tinted, 4.5)]);
                pairs.push((tokens.kind(*kind), tokens.hard, 4.5));
            }
            for (front, back, needed) in pairs {
                let ratio = contrast(front, back);
                assert!(ratio >= needed, "{front:?} on {back:?}: {ratio:.2}, dark: {}", tokens.dark);
            }
        }
    }
}

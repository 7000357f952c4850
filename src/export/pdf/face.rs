//! The bundled faces: which face has a character, and how wide it is. No shaping: Latin, Greek and Cyrillic need none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

macro_rules! face {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $name, ".ttf")).as_slice()
    };
}

/// Three families, each in files by script; the first file that has a character is taken.
const FILES: [&[&[u8]]; 3] = [
    &[
        face!("literata-latin-400"),
        face!("literata-latin-ext-400"),
        face!("literata-greek-400"),
        face!("literata-cyrillic-400"),
        face!("inter-latin-400"),
        face!("inter-latin-ext-400"),
        face!("inter-more-400"),
    ],
    &[
        face!("inter-latin-400"),
        face!("inter-latin-ext-400"),
        face!("inter-greek-400"),
        face!("inter-cyrillic-400"),
        face!("literata-latin-400"),
        face!("inter-more-400"),
    ],
    &[
        face!("inter-latin-600"),
        face!("inter-latin-ext-600"),
        face!("inter-greek-400"),
        face!("inter-cyrillic-400"),
        face!("literata-latin-600"),
        face!("inter-more-400"),
    ],
];

/// A family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Of running text.
    Reading,
    /// Of the report.
    Plain,
    /// Of the report, strong.
    Strong,
}

/// A family, read.
struct Faces {
    /// As the PDF embeds them.
    fonts: Vec<Font>,
    /// Every character in the first file that has it.
    sets: BTreeMap<char, Set>,
}

static FACES: LazyLock<[Faces; 3]> = LazyLock::new(|| {
    FILES.map(|files| {
        let fonts: Vec<Font> = files.iter().filter_map(|bytes| Font::new((*bytes).into(), 0)).collect();
        let mut sets = BTreeMap::new();
        for (file, bytes) in files.iter().enumerate() {
            let Ok(font) = FontRef::new(bytes) else { continue };
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
            for (c, glyph) in font.charmap().mappings() {
                let Some(c) = char::from_u32(c).filter(|_| glyph.to_u32() > 0) else { continue };
                let width = metrics.advance_width(glyph).unwrap_or_default() / units;
                sets.entry(c).or_insert(Set { file, glyph: glyph.to_u32(), width });
            }
        }
        Faces { fonts, sets }
    })
});

/// A character as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    /// The file of the family.
    pub(super) file: usize,
    /// The glyph in it.
    pub(super) glyph: u32,
    /// Its width in ems.
    pub(super) width: f32,
}

impl Family {
    fn faces(self) -> &'static Faces {
        let [reading, plain, strong] = &*FACES;
        match self {
            Self::Reading => reading,
            Self::Plain => plain,
            Self::Strong => strong,
        }
    }

    /// The font of the file with this number.
    pub(super) fn font(self, file: usize) -> Option<Font> {
        self.faces().fonts.get(file).cloned()
    }

    /// The character in the first file that has it; `None` where none has.
    pub(super) fn set(self, c: char) -> Option<Set> {
        self.faces().sets.get(&c).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_and_scripts_are_found_in_theirs() {
        for (faces, files) in FACES.iter().zip(FILES) {
            assert_eq!(faces.fonts.len(), files.len());
        }
        let letters = "aéłğşœß λώἀ жґѣқ ệ “«–―‑†‡•…‰′″№™€₹ ≤≥≠≈±×−√∞∑ ←→⇒ ⅔₂⁴ⁿ ●■□✓ ?";
        for family in [Family::Reading, Family::Plain, Family::Strong] {
            for c in letters.chars() {
                assert!(family.set(c).is_some_and(|set| set.width > 0.0), "{c}");
            }
            assert_eq!(family.set('漢'), None);
        }
    }
}

//! The bundled faces: which face has a character, and how wide it is. No shaping: Latin, Greek and Cyrillic need none.

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

/// One file, read.
pub(super) struct Face {
    /// As the PDF embeds it.
    pub(super) font: Font,
    file: FontRef<'static>,
    units: f32,
}

static FACES: LazyLock<[Vec<Face>; 3]> = LazyLock::new(|| {
    FILES.map(|files| {
        let read = |bytes: &&'static [u8]| {
            let file = FontRef::new(bytes).ok()?;
            let units = f32::from(file.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
            Some(Face { font: Font::new((*bytes).into(), 0)?, file, units })
        };
        files.iter().filter_map(read).collect()
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
    const fn faces_idx(self) -> usize {
        match self {
            Self::Reading => 0,
            Self::Plain => 1,
            Self::Strong => 2,
        }
    }

    fn faces(self) -> &'static [Face] {
        FACES.get(self.faces_idx()).map_or(&[], Vec::as_slice)
    }

    /// The file with this number.
    pub(super) fn face(self, file: usize) -> Option<&'static Face> {
        self.faces().get(file)
    }

    /// The character in the first file that has it; `None` where none has.
    pub(super) fn set(self, c: char) -> Option<Set> {
        self.faces().iter().enumerate().find_map(|(file, face)| {
            let glyph = face.file.charmap().map(c).filter(|glyph| glyph.to_u32() > 0)?;
            let metrics = face.file.glyph_metrics(Size::unscaled(), LocationRef::default());
            Some(Set {
                file,
                glyph: glyph.to_u32(),
                width: metrics.advance_width(glyph).unwrap_or_default() / face.units,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_and_scripts_are_found_in_theirs() {
        for (faces, files) in FACES.iter().zip(FILES) {
            assert_eq!(faces.len(), files.len());
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

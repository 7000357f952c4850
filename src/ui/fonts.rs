//! The type faces: Inter for the interface, Literata for reading, both under the SIL Open Font License.
//!
//! They come in one file a script, so that a family is a list of files; egui's own faces close each list.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme::size;

/// Interface text that is to be seen first.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Running text in the reader.
pub(super) fn reading() -> FontFamily {
    FontFamily::Name("reading".into())
}

/// Headings in the reader.
pub(super) fn reading_strong() -> FontFamily {
    FontFamily::Name("reading-strong".into())
}

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")).as_slice())
    };
}

const FACES: &[(&str, &[u8])] = &[
    face!("inter-latin-400"),
    face!("inter-latin-ext-400"),
    face!("inter-greek-400"),
    face!("inter-cyrillic-400"),
    face!("inter-latin-600"),
    face!("inter-latin-ext-600"),
    face!("literata-latin-400"),
    face!("literata-latin-ext-400"),
    face!("literata-greek-400"),
    face!("literata-cyrillic-400"),
    face!("literata-latin-600"),
    face!("literata-latin-ext-600"),
];

/// Give the faces to egui.
pub(super) fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FACES {
        fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mut fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    // egui's monospaced face has the arrows and triangles that no other has.
    fallback.push("Hack".to_owned());
    let family = |start: &[&str]| -> Vec<String> {
        let own = start.iter().flat_map(|start| {
            FACES.iter().map(|(name, _)| (*name).to_owned()).filter(move |name| name.starts_with(start))
        });
        let regular = own.clone().filter(|name| name.ends_with("400"));
        let semibold = own.clone().filter(|name| name.ends_with("600"));
        if start.contains(&"strong") {
            semibold.chain(regular).chain(fallback.iter().cloned()).collect()
        } else {
            regular.chain(fallback.iter().cloned()).collect()
        }
    };
    fonts.families.insert(FontFamily::Proportional, family(&["inter"]));
    fonts.families.insert(strong(), family(&["inter", "strong"]));
    fonts.families.insert(reading(), family(&["literata", "inter"]));
    fonts.families.insert(reading_strong(), family(&["literata", "inter", "strong"]));
    ctx.set_fonts(fonts);
}

/// So many characters of a text are looked at, and so many different ones, to tell whether it can be shown.
const LOOKED_AT: (usize, usize) = (100_000, 2_000);

/// Whether letters of a text have no face, neither here nor on this computer, and so are shown as boxes.
pub(super) fn lacks_letters(ui: &egui::Ui, text: &str) -> bool {
    let foreign = text.chars().take(LOOKED_AT.0).filter(|c| !c.is_ascii() && c.is_alphabetic());
    let letters: std::collections::BTreeSet<char> = foreign.collect();
    let font = egui::FontId::new(size::READER, reading());
    ui.fonts_mut(|fonts| letters.iter().take(LOOKED_AT.1).any(|c| !fonts.has_glyph(&font, *c)))
}

/// The sizes of egui's own text styles.
pub(super) fn text_styles() -> std::collections::BTreeMap<egui::TextStyle, egui::FontId> {
    use egui::{FontId, TextStyle};
    [
        (TextStyle::Small, FontId::proportional(size::CAPTION)),
        (TextStyle::Body, FontId::proportional(size::BODY)),
        (TextStyle::Button, FontId::proportional(size::BODY)),
        (TextStyle::Heading, FontId::new(size::TITLE, strong())),
        (TextStyle::Monospace, FontId::monospace(size::BODY)),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::{install, lacks_letters};

    #[test]
    fn letters_without_a_face_are_told() {
        let ctx = egui::Context::default();
        install(&ctx);
        for (text, lacks) in
            [("Naïve ΩΜΕΓΑ Привет → 12 😀", false), ("The word 研究 is Chinese", true), ("", false)]
        {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                assert_eq!(lacks_letters(ui, text), lacks, "{text}");
            });
            // Nothing is drawn.
            output.textures_delta.clear();
        }
    }
}

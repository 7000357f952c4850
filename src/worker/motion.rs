//! Whether the desktop asks for less movement. Neither egui nor winit knows, so the desktop's own settings are read.

use std::fs;
use std::path::PathBuf;

/// Files of desktops below the folder of settings, and what in them switches animations off.
const FILES: &[(&str, &str, &[&str])] = &[
    ("gtk-4.0/settings.ini", "gtk-enable-animations", &["0", "false"]),
    ("gtk-3.0/settings.ini", "gtk-enable-animations", &["0", "false"]),
    ("kdeglobals", "AnimationDurationFactor", &["0"]),
];

/// Whether animations are switched off on this desktop; where it does not say, they are not.
pub fn system_moves_less() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")));
    let Some(folder) = folder else { return false };
    FILES
        .iter()
        .any(|(file, key, off)| fs::read_to_string(folder.join(file)).is_ok_and(|text| says(&text, key, off)))
}

/// Whether a file of `key = value` lines gives `key` one of these values.
fn says(text: &str, key: &str, values: &[&str]) -> bool {
    let mut lines = text.lines().filter_map(|line| line.split_once('='));
    lines.any(|(name, value)| name.trim() == key && values.contains(&value.trim().to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_desktop_says() {
        for (text, off) in [
            ("[Settings]\ngtk-enable-animations=0\n", true),
            ("[Settings]\ngtk-enable-animations = False\n", true),
            ("[Settings]\ngtk-enable-animations=1\n", false),
            ("[Settings]\n", false),
            ("", false),
        ] {
            assert_eq!(says(text, "gtk-enable-animations", &["0", "false"]), off, "{text}");
        }
        assert!(says("[KDE]\nAnimationDurationFactor=0\n", "AnimationDurationFactor", &["0"]));
        assert!(!says("[KDE]\nAnimationDurationFactor=0.5\n", "AnimationDurationFactor", &["0"]));
    }
}

//! Names of the files in a folder of reports.

use std::collections::BTreeSet;

use super::escape;

/// Names that Windows keeps for its devices.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// One name for each document called `name`, in the order given, that no other has and `taken` does not know:
/// letters of the name that files may have, then "-candor" and the ending.
pub fn file_names<'a>(
    names: impl Iterator<Item = &'a str>,
    extension: &str,
    taken: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let mut used = BTreeSet::new();
    names
        .map(|name| {
            let stem = stem(name);
            let numbered = (1..).map(|n: u32| match n {
                1 => format!("{stem}-candor.{extension}"),
                _ => format!("{stem}-candor-{n}.{extension}"),
            });
            // A file system may take "A" and "a" for one name.
            let free = |file: &String| !used.contains(&file.to_lowercase()) && !taken(file);
            let file = numbered.into_iter().find(free).unwrap_or_default();
            used.insert(file.to_lowercase());
            file
        })
        .collect()
}

fn stem(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ') { c } else { '-' };
    let stem: String = escape::one_line(name).chars().map(plain).take(80).collect();
    let stem = stem.trim_matches(['-', ' ']);
    if stem.is_empty() || DEVICES.contains(&stem.to_lowercase().as_str()) {
        "document".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_and_each_is_its_own() {
        let names = [
            "a.txt",
            "folder/A.md",
            "../../etc/passwd",
            "con",
            "“Naïve, or not?…”",
            ".hidden",
            "a\u{202e}b",
            "",
        ];
        let found = file_names(names.into_iter(), "html", &|file| file == "a-candor.html");
        assert_eq!(
            found,
            [
                "a-candor-2.html",
                "A-candor.html",
                "passwd-candor.html",
                "document-candor.html",
                "Naïve- or not-candor.html",
                "hidden-candor.html",
                "a-U-202E-b-candor.html",
                "document-candor-2.html",
            ]
        );
    }
}

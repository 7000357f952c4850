//! Names of the files in a folder of reports.

use std::collections::BTreeMap;

use super::escape;

/// The longest name without its ending, in bytes: file systems take 255, and a file that is being written is called more.
const LONGEST: usize = 180;

/// One name for each document called `name`, in the order given, that no other has and `taken` does not know:
/// letters of the name that files may have, then "-candor", a number from the second on, and the ending.
pub fn file_names<'a>(
    names: impl Iterator<Item = &'a str>,
    extension: &str,
    taken: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let mut last_numbers: BTreeMap<String, u32> = BTreeMap::new();
    names
        .map(|name| {
            let stem = stem(name);
            // A file system may take "A" and "a" for one name.
            let number = last_numbers.entry(stem.to_lowercase()).or_default();
            loop {
                *number += 1;
                let file = match *number {
                    1 => format!("{stem}-candor.{extension}"),
                    n => format!("{stem}-candor-{n}.{extension}"),
                };
                if !taken(&file) {
                    return file;
                }
            }
        })
        .collect()
}

/// The name to offer for one file made of the document called `name`.
pub fn file_name(name: &str, what: &str, extension: &str) -> String {
    format!("{}-{what}.{extension}", stem(name))
}

fn stem(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ') { c } else { '-' };
    let stem: String = escape::one_line(name).chars().map(plain).take(80).collect();
    let stem = stem.get(..stem.floor_char_boundary(LONGEST)).unwrap_or(&stem);
    let stem = stem.trim_matches(['-', ' ']);
    if stem.is_empty() { "document".to_owned() } else { stem.to_owned() }
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
                "A-candor-3.html",
                "passwd-candor.html",
                "con-candor.html",
                "Naïve- or not-candor.html",
                "hidden-candor.html",
                "a-U-202E-b-candor.html",
                "document-candor.html",
            ]
        );
    }

    #[test]
    fn no_name_is_longer_than_a_file_system_takes() {
        let name = "𠀀漢".repeat(80);
        let found = file_names([name.as_str(), name.as_str()].into_iter(), "html", &|_| false);
        assert!(found.iter().all(|file| (180..200).contains(&file.len())), "{found:?}");
        assert!(found.last().is_some_and(|file| file.ends_with("-candor-2.html")));
    }
}

//! The encoding that a file names by itself, at its beginning.

/// How far into the file the encoding may be declared (the HTML standard says 1,024 bytes; real pages need more).
const HEAD: usize = 4_096;

/// The encoding that a page or an XML file declares.
pub(in crate::format) fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let xml = head.split_once("encoding=").filter(|_| head.trim_start().starts_with("<?xml"));
    let (_, rest) = xml.or_else(|| head.split_once("charset="))?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let label = rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_declared_encoding() {
        for (head, label) in [
            ("<meta charset=\"Shift_JIS\">", Some("shift_jis")),
            ("<?xml version='1.0' encoding='koi8-r'?><html>", Some("koi8-r")),
            ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", Some("iso-8859-2")),
            ("<p>none", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), label);
        }
    }
}

//! E-mails and saved web pages (MHTML): both are MIME messages.

mod mime;
mod transfer;

use mime::{Body, Part};

use super::builder::Builder;
use super::encoding::Decoded;
use super::{Format, FormatError, Source, encoding, html};
use crate::text::{BlockKind, Meta, blocks_of_plain};

/// The registry row of e-mails.
pub(super) const MAIL: Format = Format {
    id: "eml",
    name: "E-mail",
    extensions: &["eml"],
    recognizes: |file| is_mail(file.bytes, &file.ending),
    guarded: false,
    read: read_mail,
};

/// The registry row of saved pages.
pub(super) const PAGE: Format = Format {
    id: "mhtml",
    name: "Saved web page",
    extensions: &["mhtml", "mht"],
    recognizes: |file| is_page(file.bytes, &file.ending),
    guarded: false,
    read: read_page,
};

/// How much of a file is searched for headers.
const HEAD: usize = 16_384;

/// Headers that only mail programs write.
const TECHNICAL: &[&str] =
    &["mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature", "x-mailer"];

fn head(bytes: &[u8]) -> Option<Part<'_>> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // The first line decides for most files.
    (begins_with_header(head) || head.starts_with(b"From ")).then(|| Part::parse(first_message(head).0))
}

/// Whether the first line begins with a name and a colon.
fn begins_with_header(bytes: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let name = bytes.iter().take_while(|byte| is_name(byte)).count();
    bytes.get(name) == Some(&b':')
}

/// The first message of a mailbox, without the line that is put before each, and what follows it; all of another file.
fn first_message(bytes: &[u8]) -> (&[u8], &[u8]) {
    if !bytes.starts_with(b"From ") {
        return (bytes, &[]);
    }
    let (_, messages) = mime::line(bytes);
    let is_next = |end: &usize| {
        let rest = messages.get(*end..).unwrap_or_default();
        let next = [&b"\n\nFrom "[..], b"\n\r\nFrom "].iter().find_map(|mark| rest.strip_prefix(*mark));
        next.is_some_and(|next| begins_with_header(mime::line(next).1))
    };
    let mut ends = messages.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end);
    let end = ends.find(is_next).unwrap_or(messages.len());
    messages.split_at_checked(end).unwrap_or_default()
}

fn is_mail(bytes: &[u8], ending: &str) -> bool {
    head(bytes).is_some_and(|head| {
        let is_named = MAIL.extensions.contains(&ending) && (head.has("from") || head.has("subject"));
        is_named || (head.has("from") && TECHNICAL.iter().any(|name| head.has(name)))
    })
}

fn is_page(bytes: &[u8], ending: &str) -> bool {
    head(bytes).is_some_and(|head| {
        let saved = head.has("snapshot-content-location")
            || head.has("content-location")
            || head.header("from").is_some_and(|from| from.to_lowercase().contains("saved by"))
            || PAGE.extensions.contains(&ending);
        let kind = head.kind();
        saved && head.has("mime-version") && (kind == "multipart/related" || kind == "text/html")
    })
}

fn read_page(bytes: &[u8]) -> Result<Source, FormatError> {
    let part = Part::parse(first_message(bytes).0);
    let body = part.bodies().into_iter().find(|body| body.is_html).ok_or_else(no_text)?;
    let mut decoded = decoded(&body)?;
    let source = html::page(&decoded.text)?;
    decoded.warnings.extend(source.warnings);
    let title = source.meta.title.clone().or_else(|| part.header("subject"));
    let meta = Meta { title, ..source.meta };
    Ok(Source { meta, encoding: decoded.encoding, warnings: decoded.warnings, ..source })
}

fn read_mail(bytes: &[u8]) -> Result<Source, FormatError> {
    let (message, others) = first_message(bytes);
    let part = Part::parse(message);
    let mut builder = Builder::default();
    let subject = part.header("subject");
    if let Some(subject) = &subject {
        builder.begin(BlockKind::Heading, 1);
        builder.words(subject);
    }
    let headed = builder.n_blocks();
    let mut first = None;
    let mut warnings = Vec::new();
    if !others.is_empty() {
        warnings.push("this is a mailbox, of which only the first message was read".to_owned());
    }
    for body in part.bodies() {
        let Ok(decoded) = decoded(&body) else { continue };
        warnings.extend(decoded.warnings);
        if body.is_html {
            builder.append(html::chapter(&decoded.text).parts());
        } else {
            let blocks = blocks_of_plain(&decoded.text);
            builder.append((decoded.text, blocks, Vec::new()));
        }
        first.get_or_insert((decoded.encoding, body.is_html));
    }
    let Some((encoding, keeps_links)) = first.filter(|_| builder.n_blocks() > headed) else {
        return Err(no_text());
    };
    let (author, published) = (part.header("from").map(|from| sender(&from)), part.header("date"));
    let meta = Meta { title: subject, author, published, ..Meta::default() };
    let source = Source::laid_out(builder.finish(), meta)?;
    Ok(Source { encoding, meta: Meta { keeps_links, ..source.meta }, warnings, ..source })
}

fn no_text() -> FormatError {
    FormatError::NotText("the message holds no text; attached files are not read".to_owned())
}

fn decoded(body: &Body) -> Result<Decoded, FormatError> {
    let declared = body.charset.clone().or_else(|| encoding::declared(&body.bytes));
    encoding::decode(&body.bytes, declared.as_deref())
}

/// "Jane Doe" of `"Jane Doe" <jane@example.org>`; the address where there is no name.
fn sender(from: &str) -> String {
    let name = from.split_once('<').map_or(from, |(name, _)| name).trim().trim_matches('"').trim();
    if name.is_empty() { from.trim_matches(['<', '>', ' ']).to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::read;

    const MAIL_TEXT: &str = "Return-Path: <a@example.org>\r\nFrom: =?utf-8?Q?Jane_Do=C3=AB?= <jane@example.org>\r\n\
        Subject: On\r\n tea\r\nDate: Mon, 6 May 2024 07:08:09 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\npreamble\r\n--x y\r\n\
        Content-Type: multipart/alternative;\r\n boundary=\"x yz\"\r\n\r\n--x yz\r\nContent-Type: text/plain\r\n\r\nplain form\r\n\
        --x yz \r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>A caf=E9 in <a href=3D'https://example.org'>the =\r\ntown</a>.</p>\r\n--x yz--\r\n\
        --x y\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nattached\r\n\
        --x y\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nWW91cnMsIEphbmUu\r\n--x y--\r\nafter";

    #[test]
    fn reads_the_text_of_a_mail() {
        let source = read("x.txt", MAIL_TEXT.as_bytes()).unwrap();
        assert_eq!(
            (source.format, source.text.as_str()),
            ("eml", "On tea\n\nA café in the town.\n\nYours, Jane.")
        );
        let meta = source.meta;
        assert_eq!((meta.title.as_deref(), meta.author.as_deref()), (Some("On tea"), Some("Jane Doë")));
        assert_eq!(meta.published.as_deref(), Some("Mon, 6 May 2024 07:08:09 +0000"));
        assert_eq!(meta.links.first().map(|link| link.target.as_str()), Some("https://example.org"));
    }

    #[test]
    fn of_a_mailbox_the_first_message_is_read() {
        let mailbox = "From a Mon May 6\nFrom: a\nMessage-ID: <1>\n\nFrom here\nto there.\n\nFrom b Mon May 6\nFrom: b\n\nAnother.\n";
        let source = read("box", mailbox.as_bytes()).unwrap();
        assert_eq!(source.text.split_whitespace().collect::<Vec<_>>(), ["From", "here", "to", "there."]);
        assert_eq!(source.warnings, ["this is a mailbox, of which only the first message was read"]);
        let on_windows = mailbox.replace('\n', "\r\n");
        assert_eq!(read("box", on_windows.as_bytes()).unwrap().warnings.len(), 1);
        let single = mailbox.split("\n\nFrom b").next().unwrap();
        assert!(read("box", single.as_bytes()).unwrap().warnings.is_empty());
    }

    #[test]
    fn what_cannot_be_decoded_is_told() {
        let mail = b"From: a\nMessage-ID: <1>\n\nH\xc3\xb6he, M\xc3\xb6we, L\xc3\xb6we, B\xc3\xb6e, H\xc3\xb6hle, R\xc3\xb6hre, M\xc3\xb6hre, F\xc3\xb6hn, K\xc3\xb6nig, \xd6l, H\xc3\xb6fe.";
        assert_eq!(read("a.eml", mail).unwrap().warnings, ["1 characters could not be decoded from UTF-8"]);
    }

    #[test]
    fn reads_a_saved_page() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: Tea\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>It rain=\r\ned.</p></body></html>\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b--";
        let source = read("page", page.as_bytes()).unwrap();
        assert_eq!(
            (source.format, source.text.as_str(), source.meta.title.as_deref()),
            ("mhtml", "It rained.", Some("Tea"))
        );
    }

    #[test]
    fn what_is_no_mail_is_left_alone() {
        for (name, text, format) in [
            ("memo.txt", "From: Ann\nTo: Ben\nSubject: Tea\n\nWe meet at noon.", "txt"),
            ("memo.eml", "From: Ann\nTo: Ben\nSubject: Tea\n\nWe meet at noon.", "eml"),
            ("a.txt", "Note: it rains.\n\nMIME-Version: 1.0", "txt"),
            ("a.eml", "Just words.", "txt"),
        ] {
            assert_eq!(read(name, text.as_bytes()).unwrap().format, format, "{name}");
        }
        let bare = "From: a\nMessage-ID: <1>\nContent-Type: image/png\n\nxx";
        assert_eq!(read("a.eml", bare.as_bytes()).unwrap_err().to_string(), no_text().to_string());
    }

    #[test]
    fn hostile_messages_end() {
        let nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(100_000);
        let parts = format!("Content-Type: multipart/mixed; boundary=a\n\n{}", "--a\n\nx\n".repeat(100_000));
        let forwarded = "Content-Type: message/rfc822\n\n".repeat(100_000);
        for text in [nested, parts, forwarded, "X:".repeat(500_000)] {
            let mail = format!("From: a\nMessage-ID: <1>\n{text}");
            assert!(
                read("a.eml", mail.as_bytes())
                    .map_or_else(|error| !error.to_string().is_empty(), |source| !source.text.is_empty())
            );
        }
    }
}

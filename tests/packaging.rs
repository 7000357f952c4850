//! The files of `packaging` agree with one another, with the formats that can be read, and with `Cargo.toml`.
#![expect(clippy::expect_used, reason = "a test")]

use std::path::Path;

use candor::format::FORMATS;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The value of a key of the desktop file.
fn desktop(key: &str) -> String {
    let file = read("packaging/linux/candor.desktop");
    let line = file.lines().find_map(|line| line.strip_prefix(&format!("{key}="))).expect(key);
    line.to_owned()
}

#[test]
fn every_asset_of_the_package_exists() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let deb = &manifest["package"]["metadata"]["deb"];
    let assets = deb["assets"].as_array().expect("a list");
    for asset in assets {
        let source = asset[0].as_str().expect("a path");
        let built = source == "target/release/candor";
        assert!(built || Path::new(env!("CARGO_MANIFEST_DIR")).join(source).is_file(), "{source}");
    }
    let needed = read("src/ui/start.rs");
    for library in ["libx11-6", "libxcursor1", "libxi6", "libx11-xcb1", "libxkbcommon-x11-0", "libgl1"] {
        assert!(needed.contains(library), "{library} is not told to who lacks it");
        assert!(deb["depends"].as_str().expect("a list").contains(library), "{library}");
    }
}

#[test]
fn whatever_can_be_read_is_offered_to_the_desktop() {
    let types = desktop("MimeType");
    let windows = read("packaging/windows/open-with-candor.reg");
    let bundle = read("packaging/macos/Info.plist");
    for format in FORMATS {
        let (mime, uti) = match format.id {
            "txt" => ("text/plain", "public.plain-text"),
            "markdown" => ("text/markdown", "net.daringfireball.markdown"),
            "html" => ("text/html", "public.html"),
            "pdf" => ("application/pdf", "com.adobe.pdf"),
            "doc" => ("application/msword", "com.microsoft.word.doc"),
            "docx" => (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "org.openxmlformats.wordprocessingml.document",
            ),
            "pptx" => (
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                "org.openxmlformats.presentationml.presentation",
            ),
            "odt" => ("application/vnd.oasis.opendocument.text", "org.oasis-open.opendocument.text"),
            "epub" => ("application/epub+zip", "org.idpf.epub-container"),
            "rtf" => ("application/rtf", "public.rtf"),
            "eml" => ("message/rfc822", "com.apple.mail.email"),
            "mhtml" => ("application/x-mimearchive", "org.ietf.mhtml"),
            "vtt" => ("text/vtt", "org.w3.webvtt"),
            "srt" => ("application/x-subrip", "public.srt"),
            "xml" => ("application/xml", "public.xml"),
            // Told apart by its content, and refused with a sentence.
            _ if format.extensions.is_empty() => continue,
            other => panic!("no MIME type is known for {other}: add it here and to packaging"),
        };
        assert!(types.split(';').any(|it| it == mime), "{mime}");
        assert!(bundle.contains(uti), "{uti}");
        let first = format.extensions.first().expect("an ending");
        assert!(windows.contains(&format!("\".{first}\"=")), "{first}");
    }
    assert!(types.ends_with(';'));
}

#[test]
fn names_and_versions_are_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let metainfo = read("packaging/linux/org.candor.Candor.metainfo.xml");
    let bundle = read("packaging/macos/Info.plist");
    let identifier = "org.candor.Candor";
    assert!(metainfo.contains(&format!("<id>{identifier}</id>")));
    assert!(bundle.contains(&format!("<string>{identifier}</string>")));
    assert!(metainfo.contains(&format!("<release version=\"{version}\"")));
    assert!(bundle.contains(&format!("<string>{version}</string>")));
    assert!(metainfo.contains("<launchable type=\"desktop-id\">candor.desktop</launchable>"));
    assert_eq!(desktop("Exec"), "candor %F");
    assert_eq!(desktop("Comment"), env!("CARGO_PKG_DESCRIPTION"));
    let start = read("src/ui/start.rs");
    assert!(start.contains(&format!("with_app_id(\"{}\")", desktop("StartupWMClass"))));
}

//! Nothing leaves the machine and nothing is written: by what the program is made of, and by what it asks the system.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test")]

#[path = "support/pdf.rs"]
#[expect(dead_code, reason = "one sort of file is enough here")]
mod pdf;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Crates that speak to other machines, whole or as the beginning of a name, and what each is.
const NETWORK: &[(&str, &str)] = &[
    ("actix", "HTTP server"),
    ("attohttpc", "HTTP client"),
    ("awc", "HTTP client"),
    ("aws-", "cloud services"),
    ("axum", "HTTP server"),
    ("curl", "HTTP client"),
    ("ehttp", "HTTP client"),
    ("ftp", "file transfer"),
    ("gix-transport", "git over the network"),
    ("grpcio", "remote calls"),
    ("h2", "HTTP/2"),
    ("hickory", "DNS"),
    ("hyper", "HTTP"),
    ("isahc", "HTTP client"),
    ("lettre", "mail"),
    ("libp2p", "peers"),
    ("minreq", "HTTP client"),
    ("mio", "sockets"),
    ("native-tls", "TLS"),
    ("openssl", "TLS"),
    ("quinn", "QUIC"),
    ("reqwest", "HTTP client"),
    ("rustls", "TLS"),
    ("self_update", "downloads programs"),
    ("sentry", "reports crashes to a server"),
    ("socket2", "sockets"),
    ("ssh2", "remote shell"),
    ("surf", "HTTP client"),
    ("tiny_http", "HTTP server"),
    ("tokio", "sockets"),
    ("tonic", "remote calls"),
    ("trust-dns", "DNS"),
    ("tungstenite", "web sockets"),
    ("ureq", "HTTP client"),
    ("warp", "HTTP server"),
    ("websocket", "web sockets"),
];

/// Crates that open a socket, and why it is none to another machine.
///
/// `zbus` and `async-io` carry the desktop's own bus (file dialogs, screen readers) over a Unix socket; `x11rb`,
/// `x11-dl` and `wayland-client` speak with the display. `webbrowser` hands a link that the reader clicked to the
/// reader's own browser. None of them is asked for by the command line: the second test sees no socket at all.
const LOCAL: &[&str] = &["async-io", "wayland-client", "webbrowser", "x11-dl", "x11rb", "zbus"];

fn is_network(name: &str) -> Option<&'static str> {
    let named =
        |start: &str| name == start || name.strip_prefix(start).is_some_and(|rest| rest.starts_with('-'));
    NETWORK
        .iter()
        .find(|(start, _)| named(start) || (start.ends_with('-') && name.starts_with(start)))
        .map(|row| row.1)
}

#[test]
fn no_dependency_speaks_to_another_machine() {
    let packages = normal_dependencies();
    assert!(packages.len() > 50 && packages.contains("unpdf"), "the tree is read: {packages:?}");
    let found: Vec<_> = packages.iter().filter_map(|name| Some((name, is_network(name)?))).collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(LOCAL.iter().all(|name| is_network(name).is_none()), "no crate is both");
    for (name, expected) in
        [("hyper-util", true), ("aws-sdk-s3", true), ("ureq", true), ("hyperfine", false), ("minimp3", false)]
    {
        assert_eq!(is_network(name).is_some(), expected, "{name}");
    }
}

/// The names of what is linked into the program on this system: tests and build scripts left out.
fn normal_dependencies() -> BTreeSet<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let version = Command::new("rustc").arg("-vV").output().expect("a compiler");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .arg("--manifest-path")
        .arg(manifest)
        .output()
        .expect("cargo runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let tree: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let nodes = tree["resolve"]["nodes"].as_array().expect("nodes");
    let id_of = |name: &str| {
        let mut packages = tree["packages"].as_array().into_iter().flatten();
        packages.find(|package| package["name"] == name).map(|package| package["id"].clone())
    };
    let mut waiting = vec![id_of("candor").expect("this package")];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.to_string()) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id).expect("a node");
        for dependency in node["deps"].as_array().into_iter().flatten() {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency["pkg"].clone());
            }
        }
    }
    let packages = tree["packages"].as_array().into_iter().flatten();
    let linked = packages.filter(|package| seen.contains(&package["id"].to_string()));
    linked.filter_map(|package| package["name"].as_str().map(str::to_owned)).collect()
}

/// Calls that open a socket, or could change a file.
const WATCHED: &str = "trace=socket,connect,bind,sendto,open,openat,openat2,creat,rename,renameat,renameat2,mkdir,\
                       mkdirat,unlink,unlinkat,rmdir,truncate,ftruncate,link,linkat,symlink,symlinkat,chmod,fchmodat";

#[test]
fn scoring_opens_no_socket_and_writes_no_file() {
    let works = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !works.is_ok_and(|status| status.success()) {
        println!("skipped: strace is not to be had here");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (log, document) = (folder.path().join("calls"), folder.path().join("rivers.pdf"));
    fs::write(&document, pdf::of_lines(&["Rivers rise in spring, as everybody in the town knows."]))
        .expect("a file");
    let run = Command::new("strace")
        .args(["-f", "-e", WATCHED, "-o"])
        .arg(&log)
        .args([env!("CARGO_BIN_EXE_candor"), "score"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples"))
        .arg(&document)
        .output()
        .expect("strace runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(
        String::from_utf8_lossy(&run.stdout).contains("rivers.pdf"),
        "the process of the guard is watched too"
    );
    let calls = fs::read_to_string(&log).expect("a log");
    assert!(calls.contains("O_RDONLY"), "the calls are seen");
    let faults: Vec<&str> = calls.lines().filter(|call| is_fault(call)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for (call, expected) in [
        ("7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3", true),
        ("7 socket(AF_UNIX, SOCK_STREAM, 0) = 3", true),
        ("7 openat(AT_FDCWD, \"/a\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3", true),
        ("7 openat(AT_FDCWD, \"/dev/null\", O_RDWR) = 3", false),
        ("7 openat(AT_FDCWD, \"/a\", O_RDONLY|O_CLOEXEC) = 3", false),
        ("7 unlink(\"/a\") = 0", true),
        ("7 +++ exited with 0 +++", false),
    ] {
        assert_eq!(is_fault(call), expected, "{call}");
    }
}

/// Whether a line of the log is a call that scoring has no need of.
fn is_fault(call: &str) -> bool {
    let call = call.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if call.starts_with("open") {
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| call.contains(flag));
        return writes && !call.contains("\"/dev/null\"");
    }
    // A process that ended in the middle of a call leaves one without a name.
    !call.starts_with(['+', '-', '<', '?'])
}

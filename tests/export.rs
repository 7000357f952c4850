//! Nothing from a document acts in an export, and every export says what it is.
#![expect(clippy::expect_used, reason = "a test")]

use candor::analysis::analyze;
use candor::export::{EXPORTS, Item, visible};
use candor::format::Source;
use candor::report::{NOTE, Report};
use candor::score::Rubric;
use candor::study::plain;
use dom_query::Document;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

/// Texts that act somewhere if they are not escaped.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style></article></main><img src=x onerror=alert(1)>",
    "<mark class=\"hedge\" onclick='x()'>",
    "<!--",
    "-->",
    "]]>",
    "&lt;b&gt;&amp;&#60;",
    "\" onmouseover=\"x()",
    "{{ it.title|safe }}",
    "=1+1",
    "=HYPERLINK(\"https://a.example\",\"b\")",
    "@SUM(A1:A9)",
    "+1",
    "-2",
    "\t=1",
    "＝1",
    "a,b;\"c\"\nd",
    "\u{1b}]0;title\u{7}",
    "\u{1b}[2J",
    "\u{202e}txt.exe\u{202c}",
    "\u{2066}x\u{2069}\u{200b}\u{feff}",
    "\u{85}\u{2028}\u{9b}31m",
    "# Heading",
    "![picture](https://a.example/p.png)",
    "[link](javascript:alert(1))",
    "<https://a.example>",
    "www.a.example https://b.example",
    "**bold** _low_ ~~gone~~ `code`",
    "\n```\n",
    "| a | b |\n|---|---|\n",
    "- [ ] done",
    "$$x$$",
    "[^1]: note",
];

/// Words that are marked, so that hostile text stands inside and beside marks.
const MARKED: &[&str] = &[
    "Studies show that it is undoubtedly",
    "it may perhaps",
    "(Smith, 2019)",
    "Take 2 capsules twice a day.",
    "Buy from a trusted supplier.",
    "the the",
];

fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(HOSTILE),
        2 => prop::sample::select(MARKED),
    ];
    let glue = prop::sample::select(&["", " ", ". ", "\n", "\n\n"][..]);
    prop::collection::vec((piece, glue), 1..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

/// The document whose name, title and text are all hostile, with its report.
fn document(name: &str, text: &str) -> (Source, Report) {
    let mut source = Source::of_text(name, text);
    source.meta.title = Some(name.to_owned());
    source.warnings.push(name.to_owned());
    let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
    (source, report)
}

fn written(id: &str, (source, report): &(Source, Report)) -> Vec<u8> {
    let row = EXPORTS.iter().find(|row| row.id == id).expect(id);
    (row.write)(&[Item::new(report, &source.text, &source.blocks)])
}

fn export(id: &str, scored: &(Source, Report)) -> String {
    String::from_utf8(written(id, scored)).expect("UTF-8")
}

/// The text of a PDF or Word file, as this program itself reads it.
fn read_back(id: &str, bytes: &[u8]) -> String {
    candor::format::read(&format!("report.{id}"), bytes).expect("a readable report").text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_text_is_harmless_in_every_export(name in prop::sample::select(HOSTILE), text in hostile_text()) {
        let scored = document(name, &text);
        let html = export("html", &scored);
        prop_assert_eq!(acting_html(&html), Vec::<String>::new());
        prop_assert_eq!(acting_markdown(&export("markdown", &scored)), Vec::<String>::new());
        prop_assert_eq!(acting_csv(&export("csv", &scored)), Vec::<String>::new());
        for id in ["html", "markdown", "csv"] {
            let text = export(id, &scored);
            prop_assert_eq!(visible(&text), text.as_str(), "{} lets characters act", id);
        }
        let word = read_back("docx", &written("docx", &scored));
        prop_assert_eq!(visible(&word), word.as_str(), "a Word file lets characters act");
        let pdf = written("pdf", &scored);
        prop_assert!(pdf.starts_with(b"%PDF-"), "no PDF");
        prop_assert!(pdf.windows(14).any(|at| at == b"pdfuaid:part>1"), "a PDF that is not accessible");
        let array: Value = serde_json::from_str(&export("json", &scored)).expect("JSON");
        let line: Value = serde_json::from_str(&export("jsonl", &scored)).expect("JSON");
        prop_assert_eq!(&array[0], &line);
        prop_assert_eq!(&line["source"]["title"], name);
        prop_assert_eq!(export("jsonl", &scored).lines().count(), 1);
    }
}

/// What of a page could run, load, or stand outside its place.
fn acting_html(html: &str) -> Vec<String> {
    let page = Document::from(html);
    let mut faults = Vec::new();
    for (selector, wanted) in [
        ("script, img, a, iframe, object, embed, link, svg, form, input, base", 0),
        ("style", 1),
        ("title", 1),
        ("main", 1),
        ("article", 1),
        ("article h1", 1),
        ("body > footer", 1),
    ] {
        let n = page.select(selector).length();
        if n != wanted {
            faults.push(format!("{n} of {selector}"));
        }
    }
    for node in page.select("*").nodes() {
        let names = node.attrs().into_iter().map(|attribute| attribute.name.local.to_string());
        faults.extend(names.filter(|name| name.starts_with("on") || name == "src" || name == "href"));
    }
    if html.contains("<!--") {
        faults.push("a comment".to_owned());
    }
    faults
}

/// What of a Markdown text is more than headings, paragraphs, lists, tables, emphasis and rules of ours.
fn acting_markdown(markdown: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut titles = 0;
    for event in Parser::new_ext(markdown, Options::all()) {
        let acts = match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => true,
            Event::Start(Tag::Heading { level, .. }) => {
                titles += usize::from(*level == pulldown_cmark::HeadingLevel::H1);
                false
            }
            Event::Start(tag) => matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::BlockQuote(_)
                    | Tag::FootnoteDefinition(_)
                    | Tag::Strikethrough
                    | Tag::MetadataBlock(_)
            ),
            _ => false,
        };
        if acts {
            faults.push(format!("{event:?}"));
        }
    }
    if titles != 1 {
        faults.push(format!("{titles} titles"));
    }
    faults
}

/// What of a table a spreadsheet would run, and rows that are torn.
fn acting_csv(table: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<_> = reader.records().collect();
    let mut faults = Vec::new();
    if rows.len() != 1 || rows.iter().any(Result::is_err) {
        faults.push(format!("{} rows", rows.len()));
    }
    for cell in rows.iter().flatten().flat_map(csv::StringRecord::iter) {
        let number = cell.parse::<f64>().is_ok();
        if !number && cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
            faults.push(cell.to_owned());
        }
    }
    faults
}

#[test]
fn what_acts_is_found() {
    let page = "<title>t</title><style></style><main><article><h1>x</h1></article></main><footer></footer>";
    assert_eq!(acting_html(page), Vec::<String>::new());
    for broken in ["<script></script>", "<p onclick=x>", "<article></article>", "<!-- -->"] {
        assert_eq!(acting_html(&format!("{page}{broken}")).len(), 1, "{broken}");
    }
    for broken in ["[a](b)", "`a`", "<b>", "# b", "![a](b)", "> a", "```\na\n```"] {
        assert!(!acting_markdown(&format!("# a\n\n{broken}\n")).is_empty(), "{broken}");
    }
    assert_eq!(acting_csv("a,b\n-1.5,c\n"), Vec::<String>::new());
    for broken in ["=1,c", "x,\" @SUM(A1)\"", "1", "1,2\n3,4"] {
        assert!(!acting_csv(&format!("a,b\n{broken}\n")).is_empty(), "{broken}");
    }
}

#[test]
fn every_export_says_what_it_is_and_why() {
    let name = "05-shop-sorrelune-root.html";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
    let bytes = std::fs::read(path).expect("a sample");
    let source = candor::format::read(name, &bytes).expect("a readable sample");
    let report = analyze(&source, &Rubric::default(), &()).expect("nobody cancels");
    assert_eq!(report.summary.len(), 3);
    let scored = (source, report);
    let report = &scored.1;
    for row in EXPORTS {
        let text = match row.id {
            "pdf" | "docx" => single_spaced(&read_back(row.id, &written(row.id, &scored))),
            _ => shown(row.id, &export(row.id, &scored)),
        };
        let lexicons = &report.versions.lexicons;
        let made_by = [report.versions.app, &report.rubric.hash, &lexicons.hash];
        // A worksheet leaves the judgement to the reader.
        let judged = !row.id.starts_with("worksheet");
        let verdict = [report.reliability.verdict.as_str()];
        let words = report.summary.iter().map(String::as_str).chain(verdict).filter(|_| judged);
        let lists_marks = ["markdown", "pdf", "docx"].contains(&row.id);
        let marks = report.signals.iter().take(9).filter(|_| lists_marks);
        let reasons = marks.map(|mark| plain::words(mark.kind, mark.subtype));
        for wanted in words.chain(made_by).chain([NOTE]).chain(reasons) {
            assert!(text.contains(&single_spaced(wanted)), "{} does not say «{wanted}»", row.id);
        }
    }
}

/// The text of an export as a reader of its format sees it, with single blanks.
fn shown(id: &str, text: &str) -> String {
    let seen = match id {
        "json" | "jsonl" => strings_of(&serde_json::from_str(text).expect("JSON")),
        "csv" => {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows = reader.records().map(|row| row.expect("a row"));
            rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
                .collect::<Vec<_>>()
                .join("\n")
        }
        "markdown" | "worksheet-markdown" => Parser::new_ext(text, Options::ENABLE_TABLES)
            .map(|event| match event {
                Event::Text(words) => words.into_string(),
                Event::SoftBreak | Event::HardBreak | Event::End(_) => " ".to_owned(),
                _ => String::new(),
            })
            .collect(),
        _ => Document::from(text).select("body").text().to_string(),
    };
    single_spaced(&seen)
}

fn strings_of(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(strings_of).collect(),
        Value::Object(fields) => fields.values().map(strings_of).collect(),
        _ => String::new(),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let scored = document("a", "Studies show that this may always work (Smith, 2019). Buy now!");
    for row in EXPORTS {
        assert_eq!(written(row.id, &scored), written(row.id, &scored), "{}", row.id);
    }
}

#[test]
fn what_the_faces_lack_is_counted_and_kept_in_the_word_file() {
    let scored = document("漢字", "漢字 stand here, and кириллица and ελληνικά, which the faces have.");
    let word = read_back("docx", &written("docx", &scored));
    let pdf = read_back("pdf", &written("pdf", &scored));
    assert!(word.contains("漢字 stand here"), "{word}");
    for wanted in ["?? stand here, and кириллица and ελληνικά", "lack are shown as “?”: 8."]
    {
        assert!(single_spaced(&pdf).contains(wanted), "{pdf}");
    }
}

#[test]
fn a_mark_that_overlaps_another_has_its_letter_in_the_text() {
    let scored =
        document("a", "Studies show that tea helps. It may cure colds and is proven.\n\nIt may rain.");
    let page = Document::from(export("html", &scored));
    let letters = |words: &str| {
        words.chars().fold([0; 128], |mut count, c| {
            count[usize::from(c as u8)] += 1;
            count
        })
    };
    let shown = page.select("section.text sup").text().to_string();
    let marks: String = scored.1.signals.iter().map(|mark| mark.kind.letter()).collect();
    assert_eq!(letters(&shown), letters(&marks), "{shown} {marks}");
    let overlap = scored.1.signals.windows(2).any(|pair| pair[1].start < pair[0].end);
    assert!(overlap && shown.contains('V'), "the example has overlapping marks");
    assert!(page.select("section.text").text().contains("Studies show"), "the words stay whole");
}

#[test]
fn what_word_lists_of_another_language_would_count_is_empty_in_a_table() {
    let german =
        "Der Ausschuss traf sich am Montag im Rathaus und sprach lange über die neue Straße. ".repeat(4);
    for (text, hedges, citations) in
        [(german.as_str(), "", "0"), ("It may rain on the town, and then the sun comes out.", "1", "0")]
    {
        let table = export("csv", &document("a", text));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let names = reader.headers().expect("a header").clone();
        let row = reader.records().next().expect("a row").expect("a row");
        let cell = |name| row.get(names.iter().position(|it| it == name).expect(name)).expect(name);
        assert_eq!((cell("n_hedge"), cell("n_citation")), (hedges, citations), "{text}");
    }
}

#[test]
fn no_section_is_empty() {
    let scored = document("a", "The cat sat on the mat.");
    assert!(scored.1.signals.is_empty());
    assert!(!read_back("docx", &written("docx", &scored)).contains("Marked places"));
    assert!(!export("html", &scored).contains("legend\">\n</ul>"));
}

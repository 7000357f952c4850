//! XML, read within limits and in one pass: local names, no entities but the five and numbers, bounded depth.
//!
//! Nothing that a document type declares is looked at, so an entity that grows stays the few letters of its name.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// How deep elements may be nested; office files stay below 100.
const MAX_DEPTH: usize = 256;

/// Bytes of an attribute that are read: each may be kept as often as it is referred to.
const MAX_VALUE: usize = 2_048;

/// What the reader was stopped by; what stood before it was visited.
pub(super) type Broken = &'static str;

const DAMAGED: Broken = "a part of the file is damaged: only what stands before the damage was read";
const TOO_DEEP: Broken = "a part of the file is nested too deeply: only its beginning was read";

/// Receives the elements and the text.
pub(super) trait Visit {
    /// An element begins; returns whether to go inside. If not, its end is not reported either.
    fn start(&mut self, element: &Element<'_>) -> bool;
    /// The element of this local name ends.
    fn end(&mut self, name: &str);
    /// Text, with its entities resolved.
    fn text(&mut self, text: &str);
}

/// The begin of an element.
#[derive(Debug)]
pub(super) struct Element<'e> {
    start: &'e BytesStart<'e>,
    name: &'e str,
}

impl<'e> Element<'e> {
    /// Its name without the prefix.
    pub(super) const fn name(&self) -> &'e str {
        self.name
    }

    /// Whether its name has this prefix: `text:title` beside `dc:title`.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.start.name().prefix().is_some_and(|it| it.as_ref() == prefix)
    }

    /// The value of the first attribute with this local name.
    pub(super) fn attr(&self, local: &str) -> Option<String> {
        self.find(|name| name.rsplit(':').next() == Some(local))
    }

    /// The value of the attribute with this local name and any prefix: `r:id` beside `id`.
    pub(super) fn prefixed(&self, local: &str) -> Option<String> {
        self.find(|name| name.split_once(':').is_some_and(|(_, name)| name == local))
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.start.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut found = attributes.into_iter().filter(|attribute| wanted(attribute.key.as_ref()));
        let value =
            |value: &str| resolved(value.get(..value.floor_char_boundary(MAX_VALUE)).unwrap_or_default());
        found.next().map(|attribute| value(&attribute.value))
    }
}

/// Tell `visit` of everything in `xml`, in order. Tags that do not fit each other are borne with.
pub(super) fn walk(xml: &str, visit: &mut impl Visit) -> Result<(), Broken> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    // Below this depth nothing is reported to the visitor.
    let (mut depth, mut skipped) = (0_usize, usize::MAX);
    loop {
        let event = reader.read_event().map_err(|_error| DAMAGED)?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(TOO_DEEP);
                }
                if depth <= skipped && !begin(&start, visit) {
                    skipped = depth - 1;
                }
            }
            Event::End(end) => {
                if depth <= skipped {
                    visit.end(end.local_name().as_ref());
                }
                depth = depth.saturating_sub(1);
                if depth <= skipped {
                    skipped = usize::MAX;
                }
            }
            Event::Empty(start) if depth < skipped && begin(&start, visit) => {
                visit.end(start.local_name().as_ref());
            }
            Event::Text(text) if depth <= skipped => visit.text(&text.xml10_content()),
            Event::CData(text) if depth <= skipped => visit.text(&text.xml10_content()),
            Event::GeneralRef(name) if depth <= skipped => visit.text(&entity(&name)),
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(DAMAGED) },
            _ => (),
        }
    }
}

fn begin(start: &BytesStart<'_>, visit: &mut impl Visit) -> bool {
    let local = start.local_name();
    visit.start(&Element { start, name: local.as_ref() })
}

/// What an entity stands for that needs no declaration, or a number; others stay as they are written.
fn entity(name: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.xml10_content();
    let known = if name == "nbsp" { Some("\u{a0}") } else { resolve_xml_entity(&name) };
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}

/// Text with its entities resolved; an `&` that begins none stays.
pub(super) fn resolved(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';') {
            Some((name, rest)) => out.extend([&entity(&BytesRef::new(name)), rest]),
            None => out.extend(["&", part]),
        }
    }
    out
}

/// Tells another visitor of what is inside elements of some names, and of nothing else.
#[derive(Debug)]
pub(super) struct Inside<V> {
    visit: V,
    names: &'static [&'static str],
    is_open: bool,
}

impl<V: Visit> Inside<V> {
    /// Tell `visit` of what is inside elements called one of `names`.
    pub(super) const fn new(visit: V, names: &'static [&'static str]) -> Self {
        Self { visit, names, is_open: false }
    }

    /// The visitor, with what it collected.
    pub(super) fn into_inner(self) -> V {
        self.visit
    }
}

impl<V: Visit> Visit for Inside<V> {
    fn start(&mut self, element: &Element<'_>) -> bool {
        let was_open = self.is_open;
        self.is_open |= self.names.contains(&element.name());
        !was_open || self.visit.start(element)
    }

    fn end(&mut self, name: &str) {
        if self.names.contains(&name) {
            self.is_open = false;
        } else if self.is_open {
            self.visit.end(name);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_open {
            self.visit.text(text);
        }
    }
}

/// Tell `found` of every element, in order; for parts that are lists of attributes.
pub(super) fn elements(xml: &str, found: impl FnMut(&Element<'_>)) {
    struct Each<F>(F);
    impl<F: FnMut(&Element<'_>)> Visit for Each<F> {
        fn start(&mut self, element: &Element<'_>) -> bool {
            (self.0)(element);
            true
        }
        fn end(&mut self, _: &str) {}
        fn text(&mut self, _: &str) {}
    }
    // Half a list is better than none.
    walk(xml, &mut Each(found)).ok();
}

/// Tell `found` of every element that holds nothing but text, with that text.
pub(super) fn leaves(xml: &str, found: impl FnMut(&str, &str)) {
    struct Leaves<F> {
        found: F,
        text: String,
    }
    impl<F: FnMut(&str, &str)> Visit for Leaves<F> {
        fn start(&mut self, _: &Element<'_>) -> bool {
            self.text.clear();
            true
        }
        fn end(&mut self, name: &str) {
            (self.found)(name, self.text.trim());
            self.text.clear();
        }
        fn text(&mut self, text: &str) {
            self.text.push_str(text);
        }
    }
    walk(xml, &mut Leaves { found, text: String::new() }).ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records every call.
    #[derive(Default)]
    struct Log(String);

    impl Visit for Log {
        fn start(&mut self, element: &Element<'_>) -> bool {
            let key = element.attr("k").unwrap_or_default();
            self.0.extend(["<", element.name(), &key, ">"]);
            element.name() != "skip"
        }
        fn end(&mut self, name: &str) {
            self.0.extend(["</", name, ">"]);
        }
        fn text(&mut self, text: &str) {
            self.0 += text;
        }
    }

    #[test]
    fn tells_of_names_text_and_entities() {
        for (xml, told) in [
            ("<a k='a&b&amp;&x;;'/>", "<aa&b&&x;;></a>"),
            ("<w:a x:k='&lt;1'>b &amp; c&#x41;&#66;</w:a>", "<a<1>b & cAB</a>"),
            ("<a><skip>no<b/></skip>yes<skip/><b/></a>", "<a><skip>yes<skip><b></b></a>"),
            ("<a><skip><skip>no</skip>no</skip>yes</a>", "<a><skip>yes</a>"),
            ("<a><![CDATA[<x>]]><!-- no --></a>", "<a><x></a>"),
            ("<a></b></a></c>t", "<a></b></a></c>t"),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;&nope;</a>", "<a>&b;&nope;</a>"),
        ] {
            let mut log = Log::default();
            walk(xml, &mut log).ok();
            assert_eq!(log.0, told, "{xml}");
        }
    }

    #[test]
    fn what_is_broken_or_deep_is_read_to_there() {
        let deep = "<a>".repeat(100_000);
        for (xml, why, told) in
            [("<a>text<b", DAMAGED, "<a>text"), ("<a>text", DAMAGED, "<a>text"), (&deep, TOO_DEEP, "<a><a>")]
        {
            let mut log = Log::default();
            assert_eq!(walk(xml, &mut log), Err(why));
            assert!(log.0.starts_with(told) && log.0.len() < 1_000);
        }
    }

    #[test]
    fn an_entity_that_grows_stays_its_name() {
        let entity = |n: usize| format!("<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10));
        let entities = (1..40).map(entity).collect::<Vec<_>>().concat();
        let xml = format!("<!DOCTYPE a [<!ENTITY a0 'ha'>{entities}]><a>&a39;</a>");
        let mut log = Log::default();
        assert_eq!((walk(&xml, &mut log), log.0.as_str()), (Ok(()), "<a>&a39;</a>"));
    }
}

//! Compact JSON with the same bytes as the usual serializer's, in half the steps: strings are looked at eight bytes at a
//! time. It notes where empty lists are, so that their entries can be written there afterwards.

use std::fmt::{Display, Error};

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

use super::raw::{push_escaped, push_value};

/// A value as JSON; everything that reports are made of can be said.
#[derive(Debug, Default)]
pub(super) struct Compact {
    /// What is written so far.
    pub bytes: Vec<u8>,
    /// How many objects deep.
    depth: usize,
    /// The empty lists that are members of the whole or of its members: how deep, and how many bytes stand before their end.
    pub empty: Vec<(usize, usize)>,
}

/// Empty lists are noted in objects nested no deeper than this.
const DEPTH_OF_LISTS: usize = 2;

impl Compact {
    fn string(&mut self, words: &str) {
        self.bytes.push(b'"');
        push_escaped(&mut self.bytes, words);
        self.bytes.push(b'"');
    }

    fn begin(&mut self, open: u8) -> Items<'_> {
        self.bytes.push(open);
        self.depth += usize::from(open == b'{');
        Items { to: self, any: false }
    }
}

/// The items of a list or the members of an object.
pub(super) struct Items<'c> {
    to: &'c mut Compact,
    /// Whether there was one.
    any: bool,
}

impl Items<'_> {
    fn next(&mut self) -> &mut Compact {
        if std::mem::replace(&mut self.any, true) {
            self.to.bytes.push(b',');
        }
        self.to
    }

    fn end_list(self) {
        if !self.any && self.to.depth <= DEPTH_OF_LISTS {
            self.to.empty.push((self.to.depth, self.to.bytes.len()));
        }
        self.to.bytes.push(b']');
    }

    fn end_object(self) {
        self.to.depth -= 1;
        self.to.bytes.push(b'}');
    }
}

/// Lists of any length and of a fixed one are written alike.
macro_rules! lists {
    ($($kind:ident),+) => {
        $(impl ser::$kind for Items<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
                value.serialize(self.next())
            }

            fn end(self) -> Result<(), Error> {
                self.end_list();
                Ok(())
            }
        })+
    };
}

lists!(SerializeSeq, SerializeTuple);

impl ser::SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    /// All keys are strings.
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Error> {
        key.serialize(self.next())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.to.bytes.push(b':');
        value.serialize(&mut *self.to)
    }

    fn end(self) -> Result<(), Error> {
        self.end_object();
        Ok(())
    }
}

impl ser::SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        // The names of members need no escape.
        let to = self.next();
        to.bytes.push(b'"');
        to.bytes.extend_from_slice(key.as_bytes());
        to.bytes.extend_from_slice(b"\":");
        value.serialize(to)
    }

    fn end(self) -> Result<(), Error> {
        self.end_object();
        Ok(())
    }
}

/// Numbers of these types, as the usual serializer writes them.
macro_rules! numbers {
    ($($method:ident: $number:ty,)+) => {
        $(fn $method(self, value: $number) -> Result<(), Error> {
            push_value(&mut self.bytes, value);
            Ok(())
        })+
    };
}

/// Variants with values, which no report has.
type No = Impossible<(), Error>;

impl<'c> Serializer for &'c mut Compact {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'c>;
    type SerializeTuple = Items<'c>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = Items<'c>;
    type SerializeStruct = Items<'c>;
    type SerializeStructVariant = No;

    numbers! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_bytes: &[u8],
    }

    fn serialize_str(self, words: &str) -> Result<(), Error> {
        self.string(words);
        Ok(())
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Result<(), Error> {
        self.string(&value.to_string());
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _idx: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _name: &'static str,
        _idx: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Items<'c>, Error> {
        Ok(self.begin(b'['))
    }

    fn serialize_tuple(self, _len: usize) -> Result<Items<'c>, Error> {
        Ok(self.begin(b'['))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<No, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        Err(Error)
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Items<'c>, Error> {
        Ok(self.begin(b'{'))
    }

    fn serialize_struct(self, _name: &'static str, _len: usize) -> Result<Items<'c>, Error> {
        Ok(self.begin(b'{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        Err(Error)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Choice {
        FirstOne,
    }

    #[derive(Serialize)]
    struct Inner<'a> {
        words: &'a str,
        letter: char,
        nothing: Option<u8>,
        numbers: [f64; 4],
        pair: (i8, bool),
        choice: Choice,
        unit: (),
        lists: Vec<Vec<u8>>,
        none: [u64; 0],
    }

    #[derive(Serialize)]
    struct Outer<'a> {
        #[serde(flatten)]
        inner: Inner<'a>,
        map: BTreeMap<&'a str, Option<i64>>,
        empty: BTreeMap<u8, u8>,
        deeper: Vec<Inner<'a>>,
    }

    #[test]
    fn writes_what_the_usual_serializer_writes() {
        let inner = |words| Inner {
            words,
            letter: '"',
            nothing: None,
            numbers: [0.1, -0.0, f64::NAN, 1e300],
            pair: (-7, true),
            choice: Choice::FirstOne,
            unit: (),
            lists: vec![Vec::new(), vec![1, 2]],
            none: [],
        };
        let outer = Outer {
            inner: inner("a \"b\"\n"),
            map: [("k\\", Some(i64::MIN)), ("thé", None)].into(),
            empty: BTreeMap::new(),
            deeper: vec![inner(""), inner("чай")],
        };
        let mut written = Compact::default();
        outer.serialize(&mut written).unwrap();
        assert_eq!(String::from_utf8(written.bytes.clone()).unwrap(), serde_json::to_string(&outer).unwrap());
        let lists = written.empty.iter().map(|(depth, at)| {
            let before = String::from_utf8_lossy(&written.bytes[..*at]).into_owned();
            (*depth, before.rsplit('"').next().unwrap_or_default().to_owned())
        });
        let wanted = [(1, ":[["), (1, ":["), (2, ":[["), (2, ":["), (2, ":[["), (2, ":[")];
        assert!(lists.eq(wanted.map(|(depth, end)| (depth, end.to_owned()))));
    }
}

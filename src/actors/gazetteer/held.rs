//! A table that is held, read as what it means. Unlike the reader of the `toml` crate
//! it says what is wrong as data, so that it can be told in any language.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, Deserializer, Error, Expected, IntoDeserializer, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::Value;

use super::fault::{Kind, Problem, nearest};

/// Reads fields as a `T`.
///
/// # Errors
/// The first problem that there is with them.
pub(super) fn read<'a, T: Deserialize<'a>>(
    fields: impl IntoIterator<Item = (&'a str, &'a Value)>,
) -> Result<T, Refusal> {
    let fields = fields.into_iter().map(|(name, value)| (name, Held(value)));
    T::deserialize(MapDeserializer::new(fields))
}

/// Why something cannot be read.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) Problem);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Refusal {}

impl Error for Refusal {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        let reason = reason.to_string();
        Self(Problem::WrongValue { reason })
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        let wanted = match expected.as_str() {
            "a string" | "a character" => Kind::Text,
            "a boolean" => Kind::Truth,
            "a sequence" => Kind::List,
            number if number.starts_with(['u', 'i']) => Kind::Number,
            _ => Kind::Table,
        };
        Self(Problem::WrongKind { wanted })
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        Self(Problem::UnknownValue {
            value: value.to_owned(),
            known: known.join(" "),
            meant: nearest(value, known.iter().copied()),
        })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self(Problem::UnknownField {
            name: name.to_owned(),
            meant: nearest(name, known.iter().copied()),
        })
    }

    fn missing_field(name: &'static str) -> Self {
        let name = name.to_owned();
        Self(Problem::Missing { name })
    }
}

/// A value that is to be read.
struct Held<'a>(&'a Value);

impl<'a> IntoDeserializer<'a, Refusal> for Held<'a> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Held<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Boolean(truth) => visitor.visit_bool(*truth),
            Value::Datetime(_) => Err(Error::invalid_type(Unexpected::Other("date"), &visitor)),
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Held))),
            Value::Table(fields) => {
                let fields = fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), Held(value)));
                visitor.visit_map(MapDeserializer::new(fields))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.0.as_str() {
            Some(name) => visitor.visit_enum(name.into_deserializer()),
            None => Err(Error::invalid_type(Unexpected::Other("value"), &"a string")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

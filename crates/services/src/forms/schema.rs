//! The data of a form: a small part of JSON Schema 2020-12, the same here and in the browser.
//! `docs/specs/forms.md` lists every keyword; whatever else stands in a schema is refused.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Number;

/// The dialect that definitions are written in.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A schema or a part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Node {
    /// The dialect, at the root only.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<String>,
    /// The type of the value.
    #[serde(rename = "type")]
    pub kind: Type,
    /// What the value is, more exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The fields of an object, in order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub properties: IndexMap<String, Node>,
    /// The fields that must be answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// Objects have no other fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<bool>,
    /// What each entry of an array is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Node>>,
    /// The fewest entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u32>,
    /// The most entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u32>,
    /// No entry twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unique_items: Option<bool>,
    /// The values there are to choose from.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// The only value: `true`, for what must be agreed to.
    #[serde(rename = "const", default, skip_serializing_if = "Option::is_none")]
    pub only: Option<bool>,
    /// The fewest characters (Unicode code points).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The most characters (Unicode code points).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// How the text is made; see [`Pattern`](super::pattern::Pattern).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// The largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
}

/// The type of a value, as JSON Schema names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// Fields by name.
    Object,
    /// Entries one after another.
    Array,
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
}

/// What a value is, more exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A day, `2026-12-24`.
    Date,
    /// A time of day, `16:50`.
    Time,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account: capital letters and digits, without spaces.
    Iban,
    /// A German postal code: five digits.
    PostalCode,
    /// Text of several lines.
    Multiline,
    /// An amount of euros as whole cents.
    Cents,
    /// Files that go with the form: an array of name, media type and bytes.
    Files,
}

/// What a field is for those who ask and answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, of one line or several.
    Text,
    /// A day.
    Date,
    /// One of several choices.
    Choice,
    /// Any of several choices.
    Choices,
    /// A number, whole or not.
    Number,
    /// Yes or no; or, where only yes will do, something to agree to.
    Flag,
    /// Fields that belong together.
    Group,
    /// A group that repeats.
    Rows,
    /// Files.
    Files,
}

impl Node {
    /// A schema of this type that demands nothing.
    pub fn new(kind: Type) -> Self {
        Self {
            dialect: None,
            kind,
            format: None,
            properties: IndexMap::new(),
            required: Vec::new(),
            additional_properties: (kind == Type::Object).then_some(false),
            items: None,
            min_items: None,
            max_items: None,
            unique_items: None,
            choices: Vec::new(),
            only: None,
            min_length: None,
            max_length: None,
            pattern: None,
            minimum: None,
            maximum: None,
        }
    }

    /// The same with a format.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// One of these choices.
    pub fn choice(choices: Vec<String>) -> Self {
        Self { choices, ..Self::new(Type::String) }
    }

    /// An array of at most so many of these.
    pub fn list(items: Self, most: u32) -> Self {
        Self { items: Some(Box::new(items)), max_items: Some(most), ..Self::new(Type::Array) }
    }

    /// Files of these media types and at most so many bytes each.
    pub fn files(media_types: Vec<String>, bytes: u64, most: u32) -> Self {
        let name = Self { min_length: Some(1), max_length: Some(200), ..Self::new(Type::String) };
        let size = Self {
            minimum: Some(1.into()),
            maximum: Some(bytes.into()),
            ..Self::new(Type::Integer)
        };
        let mut file = Self::new(Type::Object);
        file.properties.insert("name".to_owned(), name);
        file.properties.insert("type".to_owned(), Self::choice(media_types));
        file.properties.insert("bytes".to_owned(), size);
        file.required = ["name", "type", "bytes"].map(str::to_owned).to_vec();
        Self::list(file, most).with_format(Format::Files)
    }

    /// What it is for people; nothing where the keywords do not fit together.
    pub fn kind(&self) -> Option<Kind> {
        Some(match (self.kind, self.format) {
            (Type::String, None) if !self.choices.is_empty() => Kind::Choice,
            (Type::String, Some(Format::Date)) => Kind::Date,
            (
                Type::String,
                None
                | Some(
                    Format::Multiline
                    | Format::Time
                    | Format::Email
                    | Format::Phone
                    | Format::Iban
                    | Format::PostalCode,
                ),
            ) => Kind::Text,
            (Type::Integer, None | Some(Format::Cents)) | (Type::Number, None) => Kind::Number,
            (Type::Boolean, None) => Kind::Flag,
            (Type::Object, None) => Kind::Group,
            (Type::Array, Some(Format::Files)) if self.are_files() => Kind::Files,
            (Type::Array, None) if self.items_are(Kind::Choice) => Kind::Choices,
            (Type::Array, None) if self.items_are(Kind::Group) => Kind::Rows,
            _ => return None,
        })
    }

    fn items_are(&self, kind: Kind) -> bool {
        self.items.as_ref().is_some_and(|items| items.kind() == Some(kind))
    }

    fn are_files(&self) -> bool {
        let bytes = self.file_bytes();
        let (Some(types), Some(bytes)) = (self.file_types(), bytes) else { return false };
        *self
            == Self {
                min_items: self.min_items,
                max_items: self.max_items,
                ..Self::files(types.to_vec(), bytes, 0)
            }
    }

    /// The media types that its files may have.
    pub fn file_types(&self) -> Option<&[String]> {
        Some(&self.items.as_ref()?.properties.get("type")?.choices)
    }

    /// How many bytes each of its files may have.
    pub fn file_bytes(&self) -> Option<u64> {
        self.items.as_ref()?.properties.get("bytes")?.maximum.as_ref()?.as_u64()
    }

    /// The object inside: itself, or what each of its entries is.
    pub fn inside(&self) -> &Self {
        self.items.as_deref().unwrap_or(self)
    }

    /// The object inside, to be changed.
    pub(crate) fn inside_mut(&mut self) -> &mut Self {
        match self.items {
            Some(ref mut items) => items,
            None => self,
        }
    }

    /// The field at a path of names joined by points, through arrays.
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |node, name| node.inside().properties.get(name))
    }

    /// Whether this field of it must be answered.
    pub fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|required| required == name)
    }
}

//! Words that stand in columns, in addresses and in JSON.

/// Declares an enum whose variants are words in columns, in addresses and in JSON.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }

        impl store::ToValue for $name {
            fn to_value(&self) -> store::Value {
                store::Value::Text(self.as_str().to_owned())
            }
        }

        impl store::FromValue for $name {
            const EXPECTED: &'static str = stringify!($name);

            fn from_value(value: store::Value) -> Option<Self> {
                String::from_value(value)?.parse().ok()
            }
        }
    };
}

pub(crate) use words;

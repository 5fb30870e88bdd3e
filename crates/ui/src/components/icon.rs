use maud::{Markup, html};

/// A sign beside words, never instead of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Something to know.
    Info,
    /// Done, kept, good.
    Success,
    /// Something to look at.
    Warning,
    /// Wrong, broken.
    Danger,
    /// Search.
    Search,
    /// A file to take along.
    Download,
    /// Sorted upwards.
    Up,
    /// Sorted downwards.
    Down,
    /// The menu.
    Menu,
}

impl Icon {
    /// On a square of 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Info => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2v6zm0-8h-2V7h2v2z",
            Self::Success => {
                "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.800 14.600-4.300-4.300 1.400-1.400 \
                 2.900 2.900 6.500-6.500 1.400 1.400-7.900 7.900z"
            }
            Self::Warning => "M12 3 1.500 21h21L12 3zm1 15h-2v-2h2v2zm0-4h-2V9h2v5z",
            Self::Danger => "M8 2 2 8v8l6 6h8l6-6V8l-6-6H8zm5 15h-2v-2h2v2zm0-4h-2V7h2v6z",
            Self::Search => {
                "M10 3a7 7 0 1 0 4.200 12.600l5.100 5.100 1.400-1.400-5.100-5.100A7 7 0 0 0 10 3zm0 \
                 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10z"
            }
            Self::Download => {
                "M11 3h2v9l3.500-3.500L18 10l-6 6-6-6 1.500-1.500L11 12V3zM4 19h16v2H4v-2z"
            }
            Self::Up => "m12 7 7 10H5z",
            Self::Down => "m12 17 7-10H5z",
            Self::Menu => "M3 5h18v2H3V5zm0 6h18v2H3v-2zm0 6h18v2H3v-2z",
        }
    }
}

/// Draws a sign. Screen readers skip it: the words beside it say the same.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" {
            path d=(icon.path()) {}
        }
    }
}

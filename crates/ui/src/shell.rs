use std::sync::Arc;

use commons::capability::NavItem;

use crate::Translations;

/// What every page of the house has in common.
#[derive(Clone)]
pub struct Shell(Arc<Inner>);

struct Inner {
    town: String,
    base_url: String,
    translations: Translations,
    navigation: Vec<NavItem>,
    demo: bool,
}

impl Shell {
    /// A shell for a town: its name, the public address without a slash at its end, all texts, the
    /// main navigation.
    pub fn new(
        town: impl Into<String>,
        base_url: impl Into<String>,
        translations: Translations,
        navigation: Vec<NavItem>,
    ) -> Self {
        let (town, base_url) = (town.into(), base_url.into());
        Self(Arc::new(Inner { town, base_url, translations, navigation, demo: false }))
    }

    /// The same shell, saying on every page that this is a demo town. Call it before cloning.
    #[must_use]
    pub fn for_demo(mut self, demo: bool) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.demo = demo;
        }
        self
    }

    /// The town's name.
    pub fn town(&self) -> &str {
        &self.0.town
    }

    /// The public address without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// All texts.
    pub fn translations(&self) -> &Translations {
        &self.0.translations
    }

    /// The main navigation.
    pub fn navigation(&self) -> &[NavItem] {
        &self.0.navigation
    }

    /// Whether this is a demo town.
    pub fn is_demo(&self) -> bool {
        self.0.demo
    }
}

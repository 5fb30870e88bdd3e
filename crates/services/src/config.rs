//! What the house decides about the services.

/// What the house decides about the services.
#[derive(Clone, Debug)]
pub struct ServicesConfig {
    /// The public address of the town, without a slash at its end.
    pub base_url: String,
    /// The town's name.
    pub town_name: String,
    /// The town's account for transfers, its IBAN in groups of four; none where it told none.
    pub iban: Option<String>,
}

impl Default for ServicesConfig {
    fn default() -> Self {
        Self {
            base_url: "http://localhost:8080".to_owned(),
            town_name: "Unsere Stadt".to_owned(),
            iban: None,
        }
    }
}

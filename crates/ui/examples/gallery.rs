//! Serves the page of all components on `127.0.0.1:8090`, for whoever works on the look.

use commons::capability::NavItem;
use ui::{Shell, Translations};

const NAVIGATION: [NavItem; 3] = [
    NavItem { path: "/components", label: "ui-gallery-title" },
    NavItem { path: "/tables", label: "ui-gallery-tables" },
    NavItem { path: "/forms", label: "ui-gallery-forms" },
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let texts = Translations::new(ui::locales())?;
    let shell = Shell::new("Musterstadt", "http://127.0.0.1:8090", texts, NAVIGATION.to_vec());
    let pages = ui::gallery::router().merge(ui::assets::router());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8090").await?;
    axum::serve(listener, ui::layer(pages, shell.for_demo(true))).await?;
    Ok(())
}

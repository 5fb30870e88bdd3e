use std::fmt::Write;

use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// Empty modules around the code, as the standard wants them.
const MARGIN: usize = 4;

/// Draws a text as a QR code (ISO/IEC 18004) in the page itself: no image is asked for. The name
/// is what screen readers say. Nothing is drawn where the text is too long for a code (2953 bytes).
pub fn qr_code(text: &str, name: &str) -> Markup {
    let Ok(code) = QrCode::new(text) else {
        return html! {};
    };
    let size = code.width() + 2 * MARGIN;
    let path = path(&code.to_colors(), code.width());
    html! {
        svg.qr role="img" aria-label=(name) viewBox={ "0 0 " (size) " " (size) } width="240"
            height="240" shape-rendering="crispEdges" {
            rect width=(size) height=(size) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

/// One stroke for each run of dark modules.
fn path(modules: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|module| **module == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::new("otpauth://totp/x?secret=y").unwrap();
        let colours = code.to_colors();
        let dark = colours.iter().filter(|module| **module == Color::Dark).count();
        let path = path(&colours, code.width());
        let drawn: usize = path
            .split('h')
            .filter_map(|part| part.split_once("v1").and_then(|(run, _)| run.parse::<usize>().ok()))
            .sum();
        assert_eq!(drawn, dark);
    }
}

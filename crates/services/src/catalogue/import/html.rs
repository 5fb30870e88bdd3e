//! Texts of other directories are HTML as it was typed: here they become plain paragraphs. No tag
//! and no script comes through, because nothing is copied that is not text.

/// The text of a piece of HTML: paragraphs with an empty line between them, list entries in lines
/// of their own that begin with `– `. Text without tags stays as it is, line ends included.
pub fn plain(html: &str) -> String {
    let mut out = Writer::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.text(&rest[..start]);
        rest = &rest[start..];
        if !begins_tag(rest) {
            out.text("<");
            rest = &rest[1..];
            continue;
        }
        // Where this one does not end, none after it does.
        let Some((name, length)) = tag(rest) else { break };
        rest = after_hidden(&name, &rest[length..]);
        out.tag(&name);
    }
    out.text(rest);
    out.finish()
}

fn begins_tag(html: &str) -> bool {
    html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
}

/// The name of the tag at the beginning (`/p` where it closes), and its length.
fn tag(html: &str) -> Option<(String, usize)> {
    if html.starts_with("<!--") {
        return Some((String::new(), html.find("-->").map_or(html.len(), |end| end + 3)));
    }
    let end = html.find('>')?;
    let name = html[1..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .collect::<String>()
        .to_ascii_lowercase();
    Some((name, end + 1))
}

/// What follows after the content of an element whose content nobody sees.
fn after_hidden<'a>(name: &str, rest: &'a str) -> &'a str {
    if !["script", "style", "template"].contains(&name) {
        return rest;
    }
    let is_end = |at: &usize| {
        let said = rest.as_bytes().get(at + 2..at + 2 + name.len());
        said.is_some_and(|said| said.eq_ignore_ascii_case(name.as_bytes()))
    };
    let end = rest.match_indices("</").map(|(at, _)| at).find(is_end);
    end.map_or("", |end| &rest[end..])
}

#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    fn text(&mut self, html: &str) {
        let text = html.replace("\r\n", "\n");
        self.out.push_str(&entities(&text));
    }

    fn tag(&mut self, name: &str) {
        match name.trim_matches('/') {
            "li" if !name.starts_with('/') => self.out.push_str("\n– "),
            "p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table"
            | "section" | "article" | "dl" | "blockquote" => self.out.push_str("\n\n"),
            "br" | "tr" | "dt" | "dd" => self.out.push('\n'),
            "td" | "th" => self.out.push(' '),
            _ => {}
        }
    }

    /// Without space at the ends of lines, and never two empty lines.
    fn finish(self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in self.out.lines() {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_empty = line.is_empty() || line == "–";
            if is_empty && lines.last().is_none_or(String::is_empty) {
                continue;
            }
            lines.push(if is_empty { String::new() } else { line });
        }
        lines.join("\n").trim().to_owned()
    }
}

/// The entities that people type; others stay as they are.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((decoded(rest.get(1..end)?)?, end))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out + rest
}

fn decoded(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "euro" => '€',
        "sect" => '§',
        "ndash" => '–',
        "mdash" => '—',
        "bdquo" => '„',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "shy" => '\u{ad}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_and_lists_become_lines() {
        let html =
            "<p>Bringen Sie mit:</p><ul><li>Pass</li><li>Foto <b>(neu)</b></li></ul><p>Danke";
        assert_eq!(plain(html), "Bringen Sie mit:\n\n– Pass\n– Foto (neu)\n\nDanke");
    }

    #[test]
    fn scripts_and_comments_are_gone_and_entities_are_read() {
        let html =
            "a<script>alert('<p>')</script>b<!-- <i> -->c &uuml;&#x20AC;&amp;lt; &foo; 3 < 5";
        assert_eq!(plain(html), "abc ü€&lt; &foo; 3 < 5");
    }

    #[test]
    fn text_without_tags_keeps_its_lines() {
        assert_eq!(plain("eins\r\nzwei\r\n\r\n\r\ndrei"), "eins\nzwei\n\ndrei");
    }

    #[test]
    fn a_million_tags_that_hide_or_do_not_end_are_read_in_one_go() {
        let hidden = "<script>a</SCRIPT>b".repeat(200_000);
        assert_eq!(plain(&hidden), "b".repeat(200_000));
        for open in ["<", "<a", "<a "] {
            let open = open.repeat(300_000);
            assert_eq!(plain(&open), open.trim());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(html in "[<>/a-z&;!\\-# \n]{0,60}|\\PC{0,40}") {
            let text = plain(&html);
            prop_assert!(!text.contains("\n\n\n"));
            prop_assert!(!text.to_lowercase().contains("<script>"));
        }
    }
}

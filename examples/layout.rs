//! Prints where each cluster of each line of a file stands: paragraph, line, start byte, end byte, x0, x1, rtl.
//!
//! `cargo run --example layout -- FONT SIZE WIDTH FILE [auto] [justify]`, every line of FILE being one paragraph. FONT is a font file, or
//! `reading` or `interface` for a bundled family with the system's fonts behind it. Paragraphs are set from right to left, or, with `auto`, as
//! their first strong letter asks for. The output can be compared with that of another engine, such as a browser (`tests/browser/`).

use std::io::{BufWriter, Write as _};

use anyhow::Context as _;
use marsad::text::{Align, Direction, Family, Fonts, Style, TextEngine};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [font, size, width, file, options @ ..] = arguments.as_slice() else {
        anyhow::bail!("expected FONT SIZE WIDTH FILE, but found {} arguments", arguments.len());
    };
    let (fonts, family) = match font.as_str() {
        "reading" => (Fonts::shared(), Family::Reading),
        "interface" => (Fonts::shared(), Family::Interface),
        file => {
            let data = std::fs::read(file).with_context(|| file.to_owned())?;
            (Fonts::single(data).with_context(|| format!("expected a font file, but found «{file}»"))?, Family::Reading)
        }
    };
    let text = std::fs::read_to_string(file).with_context(|| file.clone())?;
    let mut style = Style {
        family,
        size: size.parse().with_context(|| format!("expected a size, but found «{size}»"))?,
        width: Some(width.parse().with_context(|| format!("expected a width, but found «{width}»"))?),
        direction: Direction::RightToLeft,
        ..Style::default()
    };
    for option in options {
        match option.as_str() {
            "auto" => style.direction = Direction::Auto,
            "justify" => style.align = Align::Justify,
            other => anyhow::bail!("expected «auto» or «justify», but found «{other}»"),
        }
    }
    let mut engine = TextEngine::with_fonts(fonts);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, paragraph) in text.lines().enumerate() {
        let layout = engine.layout(paragraph, &style, &[]);
        for (index, line) in layout.lines.iter().enumerate() {
            for cluster in &line.clusters {
                let (start, end) = (cluster.range.start, cluster.range.end);
                let direction = u8::from(cluster.right_to_left);
                writeln!(out, "{number}\t{index}\t{start}\t{end}\t{:.3}\t{:.3}\t{direction}", cluster.x0, cluster.x1)?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

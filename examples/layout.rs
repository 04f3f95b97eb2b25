//! Prints where each cluster of each line of a file stands: paragraph, line, start byte, end byte, x0, x1, rtl.
//!
//! `cargo run --example layout -- FONT.ttf SIZE WIDTH FILE`, every line of FILE being one right-to-left paragraph. The output can be
//! compared with that of another engine, such as a browser.

use std::io::{BufWriter, Write as _};

use anyhow::Context as _;
use marsad::text::{Direction, Fonts, Style, TextEngine};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [font, size, width, file] = arguments.as_slice() else {
        anyhow::bail!("expected FONT SIZE WIDTH FILE, but found {} arguments", arguments.len());
    };
    let data = std::fs::read(font).with_context(|| font.clone())?;
    let fonts = Fonts::single(data).with_context(|| format!("expected a font file, but found «{font}»"))?;
    let text = std::fs::read_to_string(file).with_context(|| file.clone())?;
    let style = Style {
        size: size.parse().with_context(|| format!("expected a size, but found «{size}»"))?,
        width: Some(width.parse().with_context(|| format!("expected a width, but found «{width}»"))?),
        direction: Direction::RightToLeft,
        ..Style::default()
    };
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

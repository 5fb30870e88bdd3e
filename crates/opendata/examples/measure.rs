//! Where the time of an import goes and what the engine then answers: `measure FILE [DIR]`.

use std::{path::Path, time::Instant};

use opendata::{
    import::{Corrections, Limits, inspect},
    table::{Direction, Engine, EngineLimits, Filter, Op, Page, Query, Sort, build},
};

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1);
    let source = args.next().expect("a file");
    let dir = args.next().unwrap_or_else(|| "/tmp/measure".to_owned());
    std::fs::create_dir_all(&dir).expect("a folder");
    let limits = Limits { rows: u64::MAX, bytes: u64::MAX, ..Limits::default() };
    let start = Instant::now();
    let found = inspect(source.as_ref(), &Corrections::default(), &limits).expect("a sound file");
    println!("inspect {:?}: {} rows", start.elapsed(), found.rows);
    let start = Instant::now();
    for name in ["rows.sqlite", "rows.csv", "rows.json", "rows.parquet"] {
        let _ = std::fs::remove_file(Path::new(&dir).join(name));
    }
    let built = build(source.as_ref(), &found, &limits, dir.as_ref(), &mut |_| {}).expect("built");
    println!("build {:?}", start.elapsed());
    for path in [&built.table, &built.csv, &built.json, &built.parquet] {
        println!("  {} {}", path.display(), std::fs::metadata(path).expect("there").len());
    }

    let engine = Engine::new(EngineLimits::default());
    let page =
        Page { key: "measured", path: &built.table, columns: &found.columns, rows: found.rows };
    let column = |name: &str| found.columns.iter().position(|c| c.name == name).expect(name);
    let filter = |name: &str, op, value: &str| {
        vec![Filter { column: column(name), op, value: value.to_owned() }]
    };
    for (name, filters, sort, offset) in [
        ("unfiltered", vec![], None, 0),
        ("unfiltered, deep", vec![], None, 900_000),
        ("district = Westau (1/20)", filter("district", Op::Eq, "Westau"), None, 0),
        ("street = one (1/2000)", filter("street", Op::Eq, "Bergallee 1924"), None, 0),
        ("cost >= 4990 (1/500)", filter("cost", Op::Ge, "4990"), None, 0),
        ("days < 100", filter("days", Op::Lt, "100"), None, 0),
        ("note contains laterne", filter("note", Op::Contains, "laterne"), None, 0),
        ("note contains nothing", filter("note", Op::Contains, "nirgends"), None, 0),
        ("sorted by street", vec![], Some("street"), 0),
        ("sorted by note", vec![], Some("note"), 0),
        ("sorted by cost", vec![], Some("cost"), 0),
        ("sorted by street, deep", vec![], Some("street"), 500_000),
        ("district = Westau, by cost", filter("district", Op::Eq, "Westau"), Some("cost"), 0),
    ] {
        let sort = sort.map(|name| Sort { column: column(name), direction: Direction::Descending });
        let query = Query { filters, sort, offset, limit: 100 };
        let start = Instant::now();
        let count = engine.count(page, &query.filters).await.expect("counted");
        let counted = start.elapsed();
        let (start, mut times) = (Instant::now(), 0_u32);
        while start.elapsed().as_millis() < 300 {
            engine.rows(page, &query, |row| assert!(row.id() > 0)).await.expect("read");
            times += 1;
        }
        println!("{name}: {count} counted in {counted:?}, page in {:?}", start.elapsed() / times);
    }
    let (start, mut times) = (Instant::now(), 0_u32);
    while start.elapsed().as_millis() < 300 {
        let id = u64::from(times) * 7919 % found.rows + 1;
        assert!(engine.row(page, id, |_| {}).await.expect("read"));
        times += 1;
    }
    println!("row by key: {:?}", start.elapsed() / times);
}
